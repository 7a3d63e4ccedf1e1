/** A listener under a flood: queues, cookies, firewall, and what each costs. */
import { describe, expect, test } from 'vitest';
import { BOUNDS } from './config.ts';
import { isDead } from './connection.ts';
import { Lab, QUIET, WORLD } from './fixtures/lab.ts';

const flood = (rate: number, forged = 1) => ({ 'syn-rate': rate, 'forged-addresses': forged });
const BACKLOG = 16;

describe('the half-open queue', () => {
  test('takes SYNs up to its length, and then drops them, and says so once', () => {
    const lab = new Lab(QUIET, { A: flood(10) }).run(10);
    expect(lab.states('B')).toEqual({ 'SYN-RECEIVED': BACKLOG });
    const dropped = lab.count('B', 'TcpExtTCPReqQFullDrop');
    expect(dropped).toBeGreaterThan(50);
    expect(lab.count('B', 'TcpExtListenDrops')).toBe(dropped);
    expect(lab.messages('B')).toEqual([
      'TCP: request_sock_TCP: Possible SYN flooding on port 9293. Dropping request.',
    ]);
  });

  test('costs nothing for what is dropped: 10 000 SYNs a table of 16', () => {
    const lab = new Lab(QUIET, { A: flood(1_000) }).run(10);
    expect(lab.crowd.synsSent).toBe(10_000);
    expect(lab.kernel('B').connections).toHaveLength(BACKLOG);
    expect(lab.crowd.flights).toEqual([]);
    expect(JSON.stringify(lab.crowd).length).toBeLessThan(30_000);
  });

  test.each([
    [5, 63],
    [2, 7],
    [1, 3],
    [0, 1],
  ])('frees an entry with tcp_synack_retries = %i after %i s', (retries, seconds) => {
    const lab = new Lab(QUIET, { A: { 'forged-addresses': 1 }, B: { 'syn-ack-retries': retries } });
    lab.act('A', { do: 'syn', count: 1 }).run(1);
    // The SYN arrived within the first second, on a quarter of it.
    const waiting = lab.each(seconds + 1, () => lab.waiting('half-open'));
    expect(waiting.filter((n) => n === 1).length).toBe(seconds - 1);
    expect(lab.count('B', 'TcpRetransSegs')).toBe(retries);
  });

  test('is as long as the backlog, which bounds the accept queue, too', () => {
    const lab = new Lab({ ...WORLD, acceptQueue: 4 }, { A: flood(10), B: { descriptors: 1 } }).run(20);
    expect([lab.waiting('half-open'), lab.waiting('accept')]).toEqual([4, expect.any(Number)]);
    lab.set('B', 'syn-backlog', 64).run(60);
    expect(lab.waiting('half-open')).toBe(64);
  });

  test('ends with the memory of the host: no more SYNs are taken than there is room, none counted below nothing', () => {
    const crowded = { A: flood(1_000), B: { 'syn-backlog': 256, 'syn-cookies': 1, 'close-at-end': 0 } };
    const lab = new Lab({ ...WORLD, every: 250, patience: 100_000, acceptQueue: 256 }, crowded);
    lab.set('B', 'descriptors', 2_000).run(220);
    expect(lab.kernel('B').connections.length).toBe(BOUNDS.connections);
    const syns = lab.crowd.samples.reduce((sum, sample) => sum + sample.syns, 0);
    expect(lab.count('B', 'TcpExtSyncookiesSent')).toBeLessThanOrEqual(syns);
  });

  test('takes the retries as they are when the timer runs out, also for what waits already', () => {
    const lab = new Lab(QUIET, { A: { 'forged-addresses': 1 } });
    lab.act('A', { do: 'syn', count: 1 }).run(2);
    expect(lab.waiting('half-open')).toBe(1);
    expect(lab.set('B', 'syn-ack-retries', 1).run(2).waiting('half-open')).toBe(0);
  });

  test('is freed by the attacker’s own kernel when the addresses are not forged', () => {
    const lab = new Lab(QUIET, { A: flood(10, 0) }).run(20);
    expect(lab.facts.most.B['SYN-RECEIVED']).toBeLessThan(BACKLOG);
    expect(lab.count('B', 'TcpExtEmbryonicRsts')).toBe(lab.facts.freedByReset);
    expect(lab.facts.freedByReset).toBeGreaterThan(150);
    expect(lab.facts.resets.A).toBeGreaterThanOrEqual(lab.facts.freedByReset);
    expect(lab.count('B', 'TcpExtTCPReqQFullDrop')).toBe(0);
  });

  test('when longer, only takes longer to fill', () => {
    const full = (backlog: number) => {
      const lab = new Lab(QUIET, { A: flood(10), B: { 'syn-backlog': backlog } });
      return lab.each(60, () => lab.waiting('half-open')).indexOf(backlog);
    };
    const [short, long] = [full(16), full(256)];
    expect(short).toBeLessThan(3);
    expect(long).toBeGreaterThan(20);
    expect(long).toBeLessThan(30);
  });
});

describe('real clients', () => {
  test('are all served in peace, those on slow lines too', () => {
    const lab = new Lab({ ...WORLD, slow: { nth: 2, delay: 750 } }).run(60);
    expect(lab.facts.turnedAway).toBe(0);
    expect(lab.facts.served).toBeGreaterThan(50);
    // Peace is no trial of anything.
    expect(lab.facts.trials.B).toEqual({});
    lab.set('A', 'forged-addresses', 1).set('A', 'syn-rate', 100).run(30);
    expect(lab.facts.trials.B.nothing).toMatchObject({ turnedAway: lab.facts.turnedAway });
  });

  test('put no remedy to the test as long as a flood hurts none of them', () => {
    const strained = (lab: Lab) => lab.facts.trials.B['syn-limit:10']?.strained ?? 0;
    const own = new Lab(WORLD, { A: flood(10, 0), B: { 'syn-limit': 0 } }).run(5);
    expect(own.set('B', 'syn-limit', 10).run(16).facts.turnedAway).toBe(0);
    expect(strained(own)).toBe(0);
    const forged = new Lab(WORLD, { A: flood(10), B: { 'syn-limit': 0 } }).run(40);
    expect(strained(forged.set('B', 'syn-limit', 10).run(16))).toBe(16_000);
  });

  test('are turned away when the queue is full, each after all its patience', () => {
    const lab = new Lab(WORLD, { A: flood(100) }).run(60);
    expect(lab.facts.served).toBeLessThan(5);
    expect(lab.facts.reasons['no answer']).toBeGreaterThan(40);
    expect(lab.facts.underFire.turnedAway).toBe(lab.facts.turnedAway);
  });

  test('on slow lines come too late when no SYN,ACK is sent again, and the others do not', () => {
    const slow = { ...WORLD, slow: { nth: 2, delay: 750 } };
    const reset = (retries: number) =>
      new Lab(slow, { A: flood(2), B: { 'syn-ack-retries': retries } }).run(60).facts;
    expect(reset(0).reasons.reset).toBeGreaterThan(20);
    expect(reset(0).served).toBeGreaterThan(20);
    expect(reset(1).reasons.reset ?? 0).toBe(0);
  });

  test('stand in the firewall’s line with everybody else', () => {
    const limited = (rate: number) => new Lab(WORLD, { A: flood(rate), B: { 'syn-limit': 1 } }).run(60);
    expect(limited(0).facts.turnedAway).toBe(0);
    const lab = limited(100);
    expect(lab.facts.turnedAway).toBeGreaterThan(30);
    expect(lab.kernel('B').firewallDrops).toBeGreaterThan(5_000);
    // What the limit spares the kernel: it takes a minute to fill what took two seconds.
    expect(lab.count('B', 'TcpExtTCPReqQFullDrop')).toBeLessThan(100);
  });
});

describe('SYN cookies', () => {
  const cookies = { 'syn-cookies': 1 };

  test('serve all real clients however fast the flood', () => {
    const lab = new Lab(WORLD, { A: flood(1_000), B: cookies }).run(60);
    expect(lab.facts.turnedAway).toBe(0);
    expect(lab.facts.served).toBeGreaterThan(50);
    expect(lab.count('B', 'TcpExtListenDrops')).toBe(0);
    expect(lab.messages('B')).toEqual([
      'TCP: request_sock_TCP: Possible SYN flooding on port 9293. Sending cookies.',
    ]);
  });

  test('are sent only when the queue is full', () => {
    const lab = new Lab(WORLD, { B: cookies }).run(60);
    expect(lab.count('B', 'TcpExtSyncookiesSent')).toBe(0);
  });

  test('keep nothing: the table holds what was there before', () => {
    const lab = new Lab(QUIET, { A: flood(1_000), B: cookies }).run(20);
    expect(lab.kernel('B').connections).toHaveLength(BACKLOG);
    expect(lab.count('B', 'TcpExtSyncookiesSent')).toBe(20_000 - 250 - BACKLOG);
  });

  test('cost the client all but a rounded MSS', () => {
    const lab = new Lab(WORLD, { A: flood(100), B: cookies }).run(30);
    expect(lab.count('B', 'TcpExtSyncookiesRecv')).toBeGreaterThan(15);
    const alive = lab.kernel('B').connections.filter((c) => c.tcb.state === 'ESTABLISHED');
    for (const { tcb } of alive) expect(tcb.snd.mss).toBe(1_460);
  });

  test('are of no use any more when they are switched off before they come back', () => {
    const slow = { ...WORLD, slow: { nth: 1, delay: 5_000 } };
    const lab = new Lab(slow, { A: flood(100), B: cookies }).run(8);
    const made = lab.count('B', 'TcpExtSyncookiesRecv');
    lab.set('B', 'syn-cookies', 0).run(20);
    expect(lab.count('B', 'TcpExtSyncookiesRecv')).toBe(made);
    expect(lab.count('B', 'TcpOutRsts')).toBeGreaterThan(0);
  });
});

describe('the accept queue', () => {
  /** An application that has no descriptor left accepts nobody. */
  const stuck = { B: { descriptors: 1 } };

  test('takes as many as listen() said; after that last ACKs and SYNs are dropped', () => {
    const lab = new Lab({ ...WORLD, acceptQueue: 4, patience: 60_000 }, stuck).run(30);
    expect(lab.waiting('accept')).toBe(4);
    expect(lab.count('B', 'TcpExtListenOverflows')).toBeGreaterThan(4);
    expect(lab.count('B', 'TcpExtListenOverflows')).toBe(lab.count('B', 'TcpExtListenDrops'));
    expect(lab.facts.served).toBe(0);
  });

  test('still holds what its client has given up, until somebody accepts it', () => {
    const lab = new Lab({ ...WORLD, acceptQueue: 4, patience: 5_000 }, stuck).run(30);
    const waiting = lab.kernel('B').connections.filter((c) => c.queue === 'accept');
    expect(waiting).toHaveLength(4);
    expect(waiting.every(isDead)).toBe(true);
    lab.set('B', 'descriptors', 100).run(10);
    expect(lab.waiting('accept')).toBe(0);
    expect(lab.facts.served).toBeGreaterThan(3);
  });
});
