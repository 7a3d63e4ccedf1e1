/** Real lives, captured badly: a sample of what `npm run tap` does for as long as one likes. */
import { describe, expect, test } from 'vitest';
import type { CapturedSegment } from '../../shared/pcap/captured.ts';
import { ACK, FIN } from '../../shared/tcp/segment.ts';
import { isOwn, type Life, livesIn, TRACES } from '../conformance/lives.ts';
import { sample } from '../depth.ts';
import { behindBy, FAULTS, without } from './faults.ts';
import { accusations, accusationsIn, isNamed, nameOf } from './tap.ts';

const lives = livesIn(TRACES);

describe('a capture that', () => {
  test.each(Object.keys(FAULTS))('%s accuses nobody', (fault) => {
    expect(sample(lives, 60).flatMap((life, i) => accusationsIn(life, [fault], i))).toEqual([]);
  });
});

const named = (name: string): Life => {
  const life = lives.find((one) => nameOf(one) === name);
  if (life === undefined) throw new Error(`no life ${name}`);
  return life;
};

/** What `npm run tap` has found: each accused an innocent host once. */
test.each([
  ['the SYN that a SYN,ACK of a simultaneous open answers', 'simultaneous_open A 7001', [2]],
  ['the SYN,ACK of a simultaneous open', 'simultaneous_open B 7002', [3]],
  ['the ACK that closed the window', 'zero_window A 59354', [11]],
  ['text below what is held', 'random_51 A 48264', [8]],
  ['text that is soon sent again', 'random_35 B 8000', [57]],
  ['the ACK of the SYN,ACK, and the text behind it', 'random_10 B 8000', [5, 6, 8]],
  ['the beginning, and text later', 'random_56 B 8000', [2, 17, 23]],
  [
    'a whole connection, and the SYN of the next',
    'half_open_syn_in_established B 8000',
    [3, 4, 5, 6, 7, 8, 9],
  ],
  ['what a reset in SYN-SENT answers', 'half_open_syn_in_established A 7001', [1, 9, 11]],
  ['the first SYN of a simultaneous open, and text', 'random_39 B 7002', [1, 4, 11]],
] as const)('a capture that lacks %s accuses nobody', (_, name, frames) => {
  const life = named(name);
  expect(accusations(life, without(life, frames))).toEqual([]);
});

test.each([
  ['is taken up late', 'random_3 A 33436', 4678],
  ['lies among what is sent', 'random_41 A 43544', 7745],
  ['is answered packet by packet', 'random_52 B 7002', 7745],
  ['has a packet twice', 'random_3 A 33436', 8774],
  ['has pieces that overlap', 'random_52 A 7001', 8774],
  ['ends with a reset', 'random_25 A 60548', 8077],
] as const)('a capture in which a batch %s accuses nobody', (_, name, most) => {
  const life = named(name);
  expect(accusations(life, behindBy(life, most))).toEqual([]);
});

/** What `npm run tap -- --two` has found, and one of a file of both ends of which little had arrived. */
test.each([
  ['random_1 B 8000', ['has a reset that never reaches TCP', 'loses a frame'], 95000011],
  ['random_26 A 47902', ['has a reset that never reaches TCP', 'swaps within a batch'], 95000002],
  ['random_16 B 8000', ['swaps within a batch', 'has a reset that never reaches TCP'], 95000005],
  ['random_5 A 55130', ['has a reset that never reaches TCP', 'loses three frames'], 95000012],
  ['random_23 B 8000', ['sees a batch before TCP does', 'merges segments'], 95000003],
  ['random_1 A 33324', ['loses a stretch', 'sees a batch before TCP does'], 95000009],
  ['random_54 A 40322', ['loses three frames', 'sees a batch before TCP does'], 95000010],
  ['random_29 A 59876', ['is of both ends'], 93000011],
] as const)('%s, in a capture that %j, is accused of nothing', (name, faults, seed) => {
  expect(accusationsIn(named(name), faults, seed)).toEqual([]);
});

test('text that the capture lacks and that is acknowledged is named', () => {
  const told = sample(lives, 7).map((life, i) => {
    const index = (7 * i) % life.segments.length;
    return { name: `${nameOf(life)}, ${index}`, named: isNamed(life, index) };
  });
  expect(told.filter(({ named }) => named !== null).length).toBeGreaterThan(3);
  expect(told.filter(({ named }) => named === false)).toEqual([]);
});

test('in a file of both ends who sends text after its FIN is still accused', () => {
  const life = named('normal_close_by_client A 54096');
  const fin = life.segments.find((s) => isOwn(life, s) && s.flags & FIN) as CapturedSegment;
  const beyond = { ...fin, seq: fin.seq + 1, flags: ACK, length: 3, text: Uint8Array.of(1, 2, 3) };
  const guilty = life.segments.flatMap((s) => (s === fin ? [s, beyond] : [s]));
  const both = FAULTS['is of both ends']?.({ ...life, segments: guilty }, () => 0) ?? [];
  // The other tap sees it, too, right behind the FIN.
  const at = both.findLastIndex((s) => isOwn(life, s) && s.flags & FIN);
  const far = { ...beyond, time: (both[at]?.time ?? 0) + 1 };
  const segments = [...both.slice(0, at + 1), far, ...both.slice(at + 1)].map((s, i) => ({
    ...s,
    frame: i + 1,
  }));
  expect(accusations(life, segments).map(({ said }) => said)).toContain('near own frame 15 text-after-fin');
});
