/** Tests of counting frames without taking them apart. */
import { expect, it } from 'vitest';
import * as ws from 'ws';
import { FrameCount } from './frame-count.ts';

/** Its types do not know that it writes frames for others, header and payload apart. */
const { Sender } = ws as unknown as {
  readonly Sender: { frame(data: Buffer, options: object): readonly Buffer[] };
};

/** As ws writes them for a client. */
const framed = (lengths: readonly number[], mask: boolean): Buffer => {
  const options = { fin: true, rsv1: false, opcode: 2, mask, readOnly: true };
  return Buffer.concat(lengths.flatMap((length) => Sender.frame(Buffer.alloc(length, 0xff), options)));
};

const LENGTHS = [0, 1, 125, 126, 127, 0, 65_535, 65_536, 3];

it.each([true, false])('counts each once, whatever its length, cut anywhere; masked: %s', (mask) => {
  const octets = framed(LENGTHS, mask);
  for (const size of [1, 2, 3, 7, 1_000, octets.length]) {
    const frames = new FrameCount();
    let counted = 0;
    for (let at = 0; at < octets.length; at += size) counted += frames.count(octets.subarray(at, at + size));
    expect(counted).toBe(LENGTHS.length);
  }
});

it('counts the one that has only begun, and no other while that lasts', () => {
  const frames = new FrameCount();
  expect(frames.count(Buffer.from([0x82, 0xff, 0, 0, 0, 1, 0, 0, 0, 0]))).toBe(1);
  expect(frames.count(Buffer.alloc(100_000))).toBe(0);
});
