/** Applications: one that forgets to close, what players do about it, and a restart. */
import { describe, expect, test } from 'vitest';
import { takeAct } from './acts.ts';
import { BOUNDS } from './config.ts';
import { CONNECTION_HEADER } from './controls/remedies.ts';
import { createCrowd } from './crowd.ts';
import { BUSY, Lab, QUIET, WORLD } from './fixtures/lab.ts';

const LEAKING = { B: { 'close-at-end': 0, descriptors: 24 } } as const;
const EACH_SECOND = { ...BUSY, every: 1_000, patience: 6_000, acceptQueue: 8 };
/** The listener has one descriptor, too. */
const LEAKS = 23;

describe('an application that forgets to close', () => {
  test('leaves a connection in CLOSE-WAIT for every client, and the client one in FIN-WAIT-2', () => {
    const lab = new Lab(EACH_SECOND, LEAKING).run(15);
    expect(lab.states('B')['CLOSE-WAIT']).toBeGreaterThan(10);
    // The last ACK of a FIN may still be on its way.
    const { 'FIN-WAIT-1': under = 0, 'FIN-WAIT-2': waiting } = lab.states('A');
    expect(under + waiting!).toBe(lab.states('B')['CLOSE-WAIT']);
  });

  test('runs out of descriptors; then the accept queue fills, and clients are turned away', () => {
    const lab = new Lab(EACH_SECOND, LEAKING).run(60);
    expect(lab.states('B')['CLOSE-WAIT']).toBe(LEAKS);
    expect(lab.messages('B')).toEqual(['accept() failed (24: Too many open files)']);
    expect(lab.waiting('accept')).toBe(8);
    expect(lab.facts.served).toBe(LEAKS);
    expect(lab.count('B', 'TcpExtListenDrops')).toBeGreaterThan(10);
    expect(lab.facts.reasons['no answer']).toBeGreaterThan(20);
  });

  test('does better with new connections once it is mended, but keeps those that it forgot', () => {
    const lab = new Lab(EACH_SECOND, LEAKING).run(10);
    const leaked = lab.states('B')['CLOSE-WAIT']!;
    lab.set('B', 'close-at-end', 1).run(20);
    expect(lab.states('B')['CLOSE-WAIT']).toBeLessThanOrEqual(leaked + 1);
    expect(lab.facts.served).toBeGreaterThan(25);
  });

  test('gets a descriptor back for each row that is closed by hand, and serves one more', () => {
    const lab = new Lab(EACH_SECOND, LEAKING).run(26);
    const before = lab.facts.served;
    const [row] = lab.kernel('B').connections.filter((c) => c.tcb.state === 'CLOSE-WAIT');
    lab.act('B', { do: 'close', row: row!.id }).run(3);
    expect(lab.facts.closedByHand).toBe(1);
    expect(lab.facts.served).toBe(before + 1);
    expect(lab.kernel('B').connections.some((c) => c.id === row!.id)).toBe(false);
  });

  test('is helped by a restart, for the kernel closes all that the process held', () => {
    const lab = new Lab(EACH_SECOND, LEAKING).run(60);
    lab.set('B', 'close-at-end', 1).act('B', { do: 'restart' }).run(3);
    expect(lab.facts.restarts).toBe(1);
    expect(lab.states('B')['CLOSE-WAIT'] ?? 0).toBe(0);
    const { served, turnedAway } = lab.facts;
    lab.run(20);
    expect(lab.facts.served).toBeGreaterThan(served + 15);
    expect(lab.facts.turnedAway).toBeLessThanOrEqual(turnedAway + 6);
  });
});

describe('bind() after a restart', () => {
  const used = { A: { 'connection-header': CONNECTION_HEADER.serverCloses }, B: { 'reuse-address': 0 } };
  const IN_USE = 'bind() to 0.0.0.0:9293 failed (98: Address already in use)';

  test('fails while connections in TIME-WAIT have the port, and is tried again until they are gone', () => {
    const lab = new Lab(BUSY, used).run(20);
    // Nobody asks any more, or SYNs from the same ports would end the TIME-WAITs before their time.
    lab.crowd = { ...lab.crowd, nextRequest: 1e9 };
    lab.run(2).act('B', { do: 'restart' }).run(2);
    expect(lab.messages('B')).toContain(IN_USE);
    expect(lab.states('B')['TIME-WAIT']).toBeGreaterThan(20);
    expect(lab.run(60).kernel('B').listener).not.toBeNull();
    expect(lab.facts.bindFailed).toBeGreaterThan(40);
    expect(lab.facts.boundInUse).toBe(0);
  });

  // Measured on Linux 6.18: "Address already in use" unless both had it.
  test.each([
    { before: 0, after: 1, bound: false },
    { before: 1, after: 0, bound: false },
    { before: 1, after: 1, bound: true },
  ])('with SO_REUSEADDR $before before and $after now: $bound', ({ before, after, bound }) => {
    const lab = new Lab(BUSY, { ...used, B: { 'reuse-address': before } }).run(20);
    lab.set('B', 'reuse-address', after).act('B', { do: 'restart' }).run(1);
    expect(lab.kernel('B').listener !== null).toBe(bound);
    expect(lab.facts.boundInUse).toBe(bound ? 1 : 0);
  });

  test('succeeds with SO_REUSEADDR all the same', () => {
    const lab = new Lab(BUSY, { ...used, B: { 'reuse-address': 1 } }).run(20);
    lab.act('B', { do: 'restart' }).run(1);
    expect(lab.kernel('B').listener).not.toBeNull();
    expect(lab.facts).toMatchObject({ bindFailed: 0, boundInUse: 1 });
  });
});

describe('what players do', () => {
  test('has no place before the crowd begins', () => {
    const crowd = createCrowd(WORLD, 1, {});
    expect(takeAct(crowd, 'B', { do: 'restart' }, 0)).toEqual({ error: 'crowd-not-begun' });
  });

  test('closes no row that does not wait for its application, nor one of the other host', () => {
    const lab = new Lab(EACH_SECOND, LEAKING).run(10);
    const waiting = lab.kernel('B').connections.find((c) => c.tcb.state === 'CLOSE-WAIT')!;
    const at = lab.now;
    expect(takeAct(lab.crowd, 'B', { do: 'close', row: 9_999 }, at)).toEqual({ error: 'no-such-row' });
    expect(takeAct(lab.crowd, 'A', { do: 'close', row: 'oldest' }, at)).toEqual({ error: 'no-such-row' });
    // Asked for twice before it happens: the second finds it gone.
    lab.act('B', { do: 'close', row: waiting.id }).act('B', { do: 'close', row: waiting.id }).run(2);
    expect(lab.facts.closedByHand).toBe(1);
  });

  test('sends SYNs by hand, of as many players as there are, but no more a second than the network bears', () => {
    const lab = new Lab(QUIET, { A: { 'forged-addresses': 1 } });
    for (let i = 0; i < 20; i++) lab.act('A', { do: 'syn', count: 100 });
    expect(takeAct(lab.crowd, 'A', { do: 'syn', count: 1 }, lab.now)).toEqual({ error: 'too-many-syns' });
    lab.run(1);
    expect(lab.crowd.synsSent).toBe(BOUNDS.synsPerSecond);
    expect(lab.crowd.facts.underFire.time).toBeGreaterThan(0);
    lab.act('A', { do: 'syn', count: 100 }).run(1);
    expect(lab.crowd.synsSent).toBe(BOUNDS.synsPerSecond + 100);
  });
});
