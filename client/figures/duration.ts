/** How long something takes, in words: seconds, from two minutes on minutes. */
import type { Milliseconds } from '../../shared/units.ts';
import { t } from '../i18n/common.ts';

const MINUTE: Milliseconds = 60_000;

export const duration = (value: Milliseconds): string =>
  value < 2 * MINUTE
    ? t('time.seconds', { seconds: value / 1000 })
    : t('time.minutes', { minutes: Math.round((value / MINUTE) * 10) / 10 });
