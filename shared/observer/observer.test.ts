/** Tests of what an observer tells beside its verdicts: what was seen, and the ways possible so far. */
import { expect, test } from 'vitest';
import { capturedLines, ENDPOINTS } from './fixtures/lines.ts';
import { createObserver } from './observer.ts';
import { statesOf } from './state-path.ts';

const observer = () => createObserver({ hosts: ENDPOINTS, viewpoint: 'a', profile: 'rfc9293' });
const LINES = [
  '1s A SYN seq=100 wnd=1000',
  '2s B SYN,ACK seq=300 ack=101 wnd=1000',
  '2s A ACK seq=101 ack=301 wnd=1000 len=10',
  '3s A ACK seq=101 ack=301 wnd=1000 len=10',
];

test('a connection’s traffic is counted by sender, what is sent again once more', () => {
  const watching = observer();
  expect(watching.report().traffic).toBeNull();
  for (const segment of capturedLines(LINES)) watching.observe(segment);
  expect(watching.report().traffic).toEqual({
    first: { frame: 1, time: 1e6 },
    last: { frame: 4, time: 3e6 },
    sent: { a: { segments: 3, octets: 20 }, b: { segments: 1, octets: 0 } },
  });
});

test('the ways so far: none, then one, then those that a segment leaves open', () => {
  const watching = observer();
  expect([watching.ways('a'), watching.ways('b')]).toEqual([[], []]);
  const [syn, synAck] = capturedLines(LINES);
  watching.observe(syn!);
  expect(watching.ways('a').map(statesOf)).toEqual([['CLOSED', 'SYN-SENT']]);
  expect(watching.ways('b')).toEqual([]);
  watching.observe(synAck!);
  expect(watching.ways('a').map(statesOf)[0]).toEqual(['CLOSED', 'SYN-SENT', 'ESTABLISHED']);
  expect(watching.ways('b').map(statesOf)).toEqual([['CLOSED', 'LISTEN', 'SYN-RECEIVED']]);
});
