/** The arithmetic of a ring that empties. */
import { decimal } from '../i18n/dictionary.ts';

const round = (n: number): number => Math.round(n * 100) / 100;

/** An SVG path along a circle, clockwise from twelve o'clock, over `fraction` of the way round. */
export function arcPath(cx: number, cy: number, r: number, fraction: number): string {
  const f = Math.min(1, Math.max(0, fraction));
  if (f === 0) return '';
  const top = `M${cx} ${round(cy - r)}`;
  // An arc that ends where it begins is not drawn, so the whole circle is two halves.
  if (f > 0.999)
    return `${top}A${r} ${r} 0 0 1 ${cx} ${round(cy + r)}A${r} ${r} 0 0 1 ${cx} ${round(cy - r)}`;
  const angle = 2 * Math.PI * f;
  const x = round(cx + r * Math.sin(angle));
  const y = round(cy - r * Math.cos(angle));
  return `${top}A${r} ${r} 0 ${f > 0.5 ? 1 : 0} 1 ${x} ${y}`;
}

export interface RingReading {
  /** Of the whole time, 1 to 0. */
  readonly fraction: number;
  /** As it is shown: whole seconds, tenths when fewer than ten are left. */
  readonly seconds: string;
  readonly urgent: boolean;
  readonly expired: boolean;
}

/** Below this part of its time a timer turns red. */
const URGENT = 0.2;

export function readRing(start: number, due: number, now: number): RingReading {
  const left = Math.max(0, due - now);
  // A timer that is set to nothing has no part left: a host may be told not to wait in TIME-WAIT at all.
  const fraction = due > start ? Math.min(1, left / (due - start)) : 0;
  // Rounded up: a timer that shows 0 has expired.
  const seconds = left >= 10_000 ? String(Math.ceil(left / 1000)) : decimal(Math.ceil(left / 100) / 10, 1);
  return { fraction, seconds: left === 0 ? '0' : seconds, urgent: fraction < URGENT, expired: left === 0 };
}
