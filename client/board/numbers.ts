/** Sequence numbers as people read them: relative to an ISS, or as they stand in the header. */
import { seq, seqDiff } from '../../shared/tcp/seq.ts';

/** Where counting begins: our ISS and the peer's. Null until it is known. */
export interface Bases {
  readonly own: number | null;
  readonly peer: number | null;
}
export const NO_BASES: Bases = { own: null, peer: null };

export const NUMBERINGS = ['relative', 'absolute'] as const;
export type Numbering = (typeof NUMBERINGS)[number];

/** A header's number as it is shown: its way from the base, or itself where there is no base. */
export function shown(absolute: number, base: number | null, numbering: Numbering): number {
  return numbering === 'absolute' || base === null ? absolute : seqDiff(seq(absolute), seq(base));
}

/** The header's number that a reader means; null for what is no number of 32 bits. */
export function meant(text: string, base: number | null, numbering: Numbering): number | null {
  const digits = text.replace(/[\s,_]/g, '').replace('−', '-');
  if (!/^-?\d{1,10}$/.test(digits)) return null;
  const typed = Number(digits);
  if (numbering === 'absolute' || base === null) return typed >= 0 && typed < 2 ** 32 ? typed : null;
  return Math.abs(typed) < 2 ** 32 ? seq(base + typed) : null;
}

/** A count of octets or a window: 0 to 65,535; null for anything else. */
export function octets(text: string): number | null {
  const digits = text.replace(/[\s,_]/g, '');
  const typed = /^\d{1,5}$/.test(digits) ? Number(digits) : Number.NaN;
  return typed <= 65_535 ? typed : null;
}
