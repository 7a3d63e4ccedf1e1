/** The words for times, with as many decimals of a second as their clock is worth. */

import { t as common } from '../i18n/common.ts';
import { decimal } from '../i18n/dictionary.ts';

export const secondsText = (at: number, digits: number): string => decimal(at / 1000, digits);
export const timeText = (at: number, digits: number): string =>
  common('time.seconds', { seconds: secondsText(at, digits) });
