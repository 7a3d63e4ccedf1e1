/** Tests of reading events: as they were sent, however they were cut on the way. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventReader } from './event-stream.ts';

const TEXT = [
  `:${' '.repeat(100)}\n\n`,
  'id: 0\nevent: open\ndata: an-id\n\n',
  'id: 1\ndata: {"type":"welcome","name":"é中🙂"}\n\n',
  'id: 2\ndata: two\ndata: lines\n\n',
  'id: 3\nevent: close\ndata: {"code":4001}\n\n',
].join('');

test('events are read whole, wherever their octets were cut', () => {
  const octets = new TextEncoder().encode(TEXT);
  fc.assert(
    fc.property(fc.array(fc.nat(octets.length), { maxLength: 20 }), (cuts) => {
      const read = eventReader();
      const ends = [...cuts.sort((a, b) => a - b), octets.length];
      const events = ends.flatMap((end, i) => read(octets.slice(ends[i - 1] ?? 0, end)));
      expect(events).toEqual([
        { name: 'open', id: '0', data: 'an-id' },
        { name: '', id: '1', data: '{"type":"welcome","name":"é中🙂"}' },
        { name: '', id: '2', data: 'two\nlines' },
        { name: 'close', id: '3', data: '{"code":4001}' },
      ]);
    }),
  );
});
