/** Tests of what a kernel does around TCP: TIME-WAIT and ports, orphans, keep-alive, closed ports. */
import { describe, expect, test } from 'vitest';
import { seqGt } from '../tcp/seq.ts';
import { CONNECTION_HEADER } from './controls/remedies.ts';
import { BUSY, Lab, QUIET } from './fixtures/lab.ts';

const { serverCloses, keptOpen } = CONNECTION_HEADER;

describe('ports of outgoing connections', () => {
  const few = { A: { 'port-range': 28 } };

  test('run out when the client closes first: each waits in TIME-WAIT', () => {
    const lab = new Lab(BUSY, few).run(30);
    expect(lab.states('A')).toEqual({ 'TIME-WAIT': 28 });
    expect(lab.facts.served).toBe(28);
    expect(lab.facts.reasons['no port']).toBeGreaterThan(20);
    expect(lab.messages('A')).toEqual(['connect() failed (99: Cannot assign requested address)']);
  });

  test('are free again after 60 s of TIME-WAIT, one by one', () => {
    const lab = new Lab(BUSY, few).run(58);
    expect(lab.facts.served).toBe(28);
    expect(lab.run(10).facts.served).toBeGreaterThan(36);
    expect(lab.count('A', 'TcpExtTW')).toBeGreaterThan(8);
  });

  test('last longer when there are more, and run out too', () => {
    const lab = new Lab(BUSY, { A: { 'port-range': 64 } }).run(25);
    expect(lab.facts.turnedAway).toBe(0);
    expect(lab.run(20).facts.reasons['no port']).toBeGreaterThan(10);
  });

  test('are not freed by tcp_fin_timeout', () => {
    const lab = new Lab(BUSY, { A: { ...few.A, 'fin-timeout': 5_000 } }).run(50);
    expect(lab.facts.served).toBe(28);
  });

  test('can be used again after a second with tcp_tw_reuse, when both sides send timestamps', () => {
    const reuse = { ...few.A, 'time-wait-reuse': 1 };
    const lab = new Lab(BUSY, { A: reuse }).run(60);
    expect(lab.facts.turnedAway).toBe(0);
    expect(lab.count('A', 'TcpExtTWRecycled')).toBeGreaterThan(60);
    for (const without of [
      { A: { ...reuse, timestamps: 0 } },
      { A: reuse, B: { timestamps: 0 } },
      { A: few.A, B: { 'time-wait-reuse': 1 } },
    ]) {
      expect(new Lab(BUSY, without).run(40).facts.served).toBe(28);
    }
  });

  test('suffice when the server closes first, and TIME-WAIT is the server’s', () => {
    const lab = new Lab(BUSY, { A: { ...few.A, 'connection-header': serverCloses } }).run(60);
    expect(lab.facts.turnedAway).toBe(0);
    expect(lab.facts.most.A['TIME-WAIT'] ?? 0).toBe(0);
    expect(lab.states('B')['TIME-WAIT']).toBeGreaterThan(20);
  });

  test('are hardly needed when connections are kept open', () => {
    const lab = new Lab(BUSY, { A: { ...few.A, 'connection-header': keptOpen } }).run(60);
    expect(lab.facts.turnedAway).toBe(0);
    expect(lab.count('A', 'TcpActiveOpens')).toBeLessThan(5);
    expect(Object.keys(lab.states('A'))).toEqual(['ESTABLISHED']);
    const done = lab.set('A', 'connection-header', CONNECTION_HEADER.clientCloses).run(5);
    expect(done.states('A')['TIME-WAIT']).toBeGreaterThan(0);
  });
});

describe('TIME-WAIT', () => {
  test('gives way to a SYN that is newer than all it has seen', () => {
    const lab = new Lab(BUSY, { A: { 'port-range': 4, 'connection-header': serverCloses } }).run(30);
    expect(lab.facts.turnedAway).toBe(0);
    expect(lab.facts.served).toBeGreaterThan(50);
    expect(lab.kernel('B').connections.length).toBeLessThanOrEqual(4);
  });

  test('is followed on the same port by an incarnation with higher numbers', () => {
    const lab = new Lab(BUSY, { A: { 'port-range': 28, 'time-wait-reuse': 1 } }).run(10);
    const before = new Map(lab.kernel('A').connections.map((c) => [c.local.port, c.tcb]));
    lab.run(30);
    const again = lab.kernel('A').connections.filter((c) => before.has(c.local.port));
    expect(again.length).toBeGreaterThan(10);
    for (const { local, tcb } of again) {
      const old = before.get(local.port)!;
      if (old.iss !== tcb.iss) expect(seqGt(tcb.iss, old.snd.nxt)).toBe(true);
    }
  });
});

describe('FIN-WAIT-2', () => {
  const forgetful = { 'close-at-end': 0 };

  test('of an orphan ends after tcp_fin_timeout, and what comes later is reset', () => {
    const lab = new Lab(BUSY, { A: { 'fin-timeout': 5_000 }, B: forgetful }).run(30);
    expect(lab.facts.finTimeouts).toBeGreaterThan(40);
    expect(lab.states('A')['FIN-WAIT-2']).toBeLessThan(13);
    expect(lab.facts.outlivedFinTimeout).toBe(false);
    expect(lab.facts.resets.A).toBe(0);
    lab.act('B', { do: 'close', row: 'oldest' }).run(2);
    expect(lab.facts.resets.A).toBe(1);
  });

  test('lasts as long as the application holds the connection', () => {
    const lab = new Lab(BUSY, { A: { 'fin-timeout': 5_000, 'half-close': 1 }, B: forgetful }).run(30);
    expect(lab.facts.finTimeouts).toBe(0);
    expect(lab.facts.outlivedFinTimeout).toBe(true);
    expect(lab.states('A')['FIN-WAIT-2']).toBeGreaterThan(50);
    lab.act('B', { do: 'close', row: 'oldest' }).run(2);
    expect(lab.facts.resets.A).toBe(0);
    expect(lab.states('A')['TIME-WAIT']).toBe(1);
  });
});

describe('keep-alive', () => {
  const probing = { 'close-at-end': 0, 'keep-alive': 1 };

  test('is answered from FIN-WAIT-2: CLOSE-WAIT stays', () => {
    const lab = new Lab(BUSY, { A: { 'half-close': 1 }, B: probing }).run(60);
    expect(lab.count('B', 'TcpExtTCPKeepAlive')).toBeGreaterThan(50);
    expect(lab.states('B')['CLOSE-WAIT']).toBeGreaterThan(100);
  });

  test('meets a peer that has forgotten: the row goes, the descriptor does not', () => {
    const lab = new Lab(BUSY, { A: { 'fin-timeout': 5_000 }, B: { ...probing, descriptors: 24 } }).run(60);
    expect(lab.facts.outOfDescriptors).toBeGreaterThan(0);
    expect(lab.states('B')['CLOSE-WAIT'] ?? 0).toBe(0);
    expect(lab.kernel('B').connections.filter((c) => c.held)).toHaveLength(23);
    expect(lab.count('B', 'TcpEstabResets')).toBeGreaterThan(20);
  });
});

test('a port that nobody listens on answers with resets', () => {
  const lab = new Lab(QUIET, { A: { 'syn-rate': 10 }, B: { 'reuse-address': 0 } });
  lab.run(3).act('B', { do: 'restart' }).run(1);
  expect(lab.kernel('B').listener).not.toBeNull();
  const down = new Lab(BUSY, { A: { 'connection-header': serverCloses }, B: { 'reuse-address': 0 } }).run(20);
  down.act('B', { do: 'restart' }).run(1);
  expect(down.kernel('B').listener).toBeNull();
  expect(down.run(3).facts.reasons.reset).toBeGreaterThan(3);
});
