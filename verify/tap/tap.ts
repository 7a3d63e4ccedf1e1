/** The lives of real kernels, captured badly: nobody is accused, and what is lost is named. */
import type { CapturedSegment } from '../../shared/pcap/captured.ts';
import { judge } from '../conformance/judged.ts';
import { isOwn, type Life } from '../conformance/lives.ts';
import { FAULTS } from './faults.ts';
import { randomFrom } from './random.ts';

export interface Found {
  readonly life: string;
  readonly said: string;
}

export const nameOf = ({ trace, host, local }: Life): string => `${trace} ${host} ${local.port}`;

/** Accusations in one life with these faults, one after the other. */
export const accusationsIn = (life: Life, faults: readonly string[], seed: number): readonly Found[] =>
  accusations(life, faulty(life, faults, seed));

/** What is captured of a life with these faults. */
export function faulty(life: Life, faults: readonly string[], seed: number): readonly CapturedSegment[] {
  const random = randomFrom(seed);
  return faults.reduce(
    (segments, fault) =>
      segments.length === 0 ? segments : (FAULTS[fault]?.({ ...life, segments }, random) ?? []),
    life.segments,
  );
}

/** Accusations when this is captured of a life, judged at its own end and from elsewhere. */
export function accusations(life: Life, segments: readonly CapturedSegment[]): readonly Found[] {
  const found: Found[] = [];
  for (const near of [true, false]) {
    const { own, peer } = judge({ ...life, segments }, { profile: 'any', near, complete: false });
    for (const [who, { firstIllegal }] of [['own', own] as const, ['peer', peer] as const]) {
      if (firstIllegal === undefined) continue;
      const said = `${near ? 'near' : 'far'} ${who} frame ${firstIllegal.frame} ${firstIllegal.code}`;
      found.push({ life: nameOf(life), said });
    }
  }
  return found;
}

/** Text that is missing in a capture of this life without segment `index`, though the other end acknowledges it. */
export function isNamed(life: Life, index: number): boolean | null {
  const lost = life.segments[index];
  if (lost === undefined || !isMissed(life, lost, index)) return null;
  const segments = life.segments.filter((_, i) => i !== index);
  const { own } = judge({ ...life, segments }, { profile: 'any', complete: false });
  const { seq, length } = lost;
  const covers = own.notes.some(
    ({ code, from, to }) =>
      code.startsWith('unseen') &&
      (from === undefined ||
        to === undefined ||
        from === to ||
        (ahead(seq + length, from) > 0 && ahead(to, seq) > 0)),
  );
  return covers || own.verdict === 'unknown';
}

const ahead = (a: number, b: number): number => (a - b) | 0;

/** Its octets are in no other segment, and are acknowledged in the capture later. */
function isMissed(life: Life, lost: CapturedSegment, index: number): boolean {
  if (lost.length === 0) return false;
  const own = isOwn(life, lost);
  const end = (lost.seq + lost.length) >>> 0;
  const again = life.segments.some(
    (s, i) =>
      i !== index &&
      isOwn(life, s) === own &&
      s.length > 0 &&
      ahead(s.seq + s.length, lost.seq) > 0 &&
      ahead(end, s.seq) > 0,
  );
  if (again) return false;
  return life.segments.some(
    (s, i) => i > index && isOwn(life, s) !== own && (s.flags & 0x14) === 0x10 && ahead(s.ack, end) >= 0,
  );
}
