/** Tests that scenario 22 keeps the times of a Linux server. */
import { expect, test } from 'vitest';
import { LINUX } from '../../host/linux.ts';
import { has, SYN } from '../../tcp/segment.ts';
import { silentClient } from './22-silent-client.ts';
import { playToTheEnd } from './fixtures/players.ts';

test('B repeats its SYN,ACK after 1, 3, 7, 15 and 31 s, and gives up after 63 s', () => {
  const scenario = { ...silentClient, think: 0 };
  const { events } = playToTheEnd({ scenario, seed: 1, players: { A: 'autopilot', B: 'autopilot' } });
  const sent = events.flatMap((e) =>
    e.type === 'sent' && e.host === 'B' && has(e.segment, SYN) ? e.at : [],
  );
  const [first = 0] = sent;
  expect(sent.slice(1).map((at) => (at - first) / 1_000)).toEqual([1, 3, 7, 15, 31]);
  const gone = events.find((e) => e.type === 'state' && e.host === 'B' && e.to === 'CLOSED');
  expect((gone?.at ?? 0) - first).toBe(LINUX.synReceived);
  expect(LINUX.synReceived).toBe(63_000);
});
