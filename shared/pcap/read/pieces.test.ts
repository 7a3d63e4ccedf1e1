/** Tests of a file read in pieces of every size, and cut at every octet. */
import { describe, expect, test } from 'vitest';
import { comment, pcapFile, SectionWriter } from '../fixtures/files.ts';
import { ethernet, ipv4, tcp } from '../fixtures/frames.ts';
import { concat } from '../fixtures/octets.ts';
import { readFrames } from '../fixtures/read-frames.ts';
import { readCapture } from '../read.ts';

const frameOf = (seq: number, text = ''): Uint8Array => ethernet(ipv4(tcp({ seq, text })));
const ONE = frameOf(1);

describe('a file in pieces', () => {
  const w = new SectionWriter(false);
  const files = {
    pcap: pcapFile([{ bytes: ONE, fraction: 5 }, { bytes: frameOf(2, 'hello') }, { bytes: frameOf(3) }]),
    pcapng: concat([
      w.header(),
      w.block(0x99, new Uint8Array(100)),
      w.interface(1),
      w.packet(ONE, { time: 9n, options: [comment('straddles')] }),
      w.block(0x99, new Uint8Array(0)),
      w.block(0x99, new Uint8Array(33)),
      w.packet(frameOf(2, 'hello')),
    ]),
  };

  test.each(Object.entries(files))('%s: every size of piece gives the same', (_, file) => {
    const whole = readFrames(file);
    expect(whole.error).toBeNull();
    for (let size = 1; size < file.length; size++) expect(readFrames(file, size)).toEqual(whole);
  });

  test.each(Object.entries(files))('%s: a cut at any octet is an error or the end of a record', (_, file) => {
    const whole = readFrames(file).frames;
    for (let end = 0; end < file.length; end++) {
      const { frames, error } = readFrames(file.subarray(0, end), 16);
      expect(frames).toEqual(whole.slice(0, frames.length));
      expect([null, 'cut-short', 'not-a-capture']).toContain(error);
    }
  });

  test('text that has been given is not overwritten by what comes later', async () => {
    const texts = ['first', 'second', 'third'];
    const file = pcapFile(texts.map((text, i) => ({ bytes: frameOf(i, text) })));
    const pieces = Array.from({ length: Math.ceil(file.length / 7) }, (_, i) => file.slice(7 * i, 7 * i + 7));
    const kept: Uint8Array[] = [];
    for await (const batch of readCapture(pieces)) kept.push(...batch.map(({ text }) => text));
    expect(kept.map((text) => String.fromCharCode(...text))).toEqual(texts);
  });

  test('takes pieces that come asynchronously', async () => {
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (const at of [0, 50, 100])
        yield await Promise.resolve(files.pcap.subarray(at, at === 100 ? undefined : at + 50));
    }
    const seqs: number[] = [];
    for await (const batch of readCapture(pieces())) seqs.push(...batch.map(({ seq }) => seq));
    expect(seqs).toEqual([1, 2, 3]);
  });
});
