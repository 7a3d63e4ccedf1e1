/** The words for amounts and times of captures. */
import type { Microseconds } from '../../../shared/observer/observed-segment.ts';
import { t } from '../../i18n/common.ts';
import { decimal, languageTag, number } from '../../i18n/dictionary.ts';
import { clockFace } from '../../ui/clock-face.ts';

const UNITS = ['', ' kB', ' MB', ' GB'] as const;

const threeFigures = (value: number): string => decimal(value, value < 10 ? 2 : value < 100 ? 1 : 0);

/** Octets: all of them while they are few, then with three figures. */
export function octetsText(octets: number): string {
  if (octets < 10_000) return number(octets);
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(octets) / 3));
  const value = octets / 1000 ** power;
  return `${threeFigures(value)}${UNITS[power]}`;
}

/** The size of a file: always with its unit. */
export const sizeText = (octets: number): string =>
  octets < 10_000 ? `${number(octets)} B` : octetsText(octets);

/** In the unit that suits it: `85 µs`, `12.3 ms`, `4.25 s`, `3:07 min`. */
export function durationText(duration: Microseconds): string {
  if (duration < 1_000) return t('time.microseconds', { n: Math.round(duration) });
  if (duration < 1_000_000) return t('time.milliseconds', { n: threeFigures(duration / 1_000) });
  const seconds = duration / 1_000_000;
  if (seconds < 100) return t('time.seconds', { seconds: threeFigures(seconds) });
  return t('time.minutes', { minutes: clockFace(Math.round(seconds) * 1_000) });
}

/** Date and time as the reader writes them, in the reader's own zone. */
export function clockText(time: Microseconds): string {
  const format = new Intl.DateTimeFormat(languageTag(), {
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  return format.format(time / 1000);
}
