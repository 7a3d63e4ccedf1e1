/** Tests of rows and timers against lines of a Linux 6: iproute2 6.1’s ss, net-tools 2.10’s netstat. */
import { expect, test } from 'vitest';
import type { TimerName } from '../tcp/tcb.ts';
import { timerText } from './socket-timer.ts';
import { cellsOf, ownRows, type Reading, type Tool } from './table.ts';

const SS = `
LISTEN     0      1          0.0.0.0:9293       0.0.0.0:*
SYN-SENT   0      1           10.0.0.1:52760     10.0.0.9:80    timer:(on,528ms,2)
SYN-RECV   0      0          127.0.0.1:9293     127.0.0.1:58243 timer:(on,19sec,3)
ESTAB      3      0          127.0.0.1:9293     127.0.0.1:58242
ESTAB      0      0          127.0.0.1:58278    127.0.0.1:9293  timer:(keepalive,119min,0)
FIN-WAIT-1 0      1          127.0.0.1:58256    127.0.0.1:9293  timer:(on,6.860ms,1)
FIN-WAIT-2 0      0          127.0.0.1:58256    127.0.0.1:9293
CLOSE-WAIT 0      0          127.0.0.1:9293     127.0.0.1:58294
LAST-ACK   0      105        10.77.18.2:8000   10.77.18.1:55198 timer:(on,236ms,4)
TIME-WAIT  0      0          127.0.0.1:58262    127.0.0.1:9293  timer:(timewait,57sec,0)
ESTAB      0      5          127.0.0.1:58278    127.0.0.1:9293  timer:(persist,1min12sec,2)
`;

const NETSTAT = `
tcp        0      0 0.0.0.0:9293            0.0.0.0:*               LISTEN      off (0.00/0/0)
tcp        0      1 10.0.0.1:52760          10.0.0.9:80             SYN_SENT    on (0.51/2/0)
tcp        0      0 127.0.0.1:9293          127.0.0.1:58243         SYN_RECV    on (19.00/3/0)
tcp        3      0 127.0.0.1:9293          127.0.0.1:58242         ESTABLISHED off (0.00/0/0)
tcp        0      0 127.0.0.1:58278         127.0.0.1:9293          ESTABLISHED keepalive (7197.43/0/0)
tcp        0      0 127.0.0.1:58256         127.0.0.1:9293          FIN_WAIT2   off (0.00/0/0)
tcp        0      0 127.0.0.1:9293          127.0.0.1:58294         CLOSE_WAIT  off (0.00/0/0)
tcp        0      0 127.0.0.1:58262         127.0.0.1:9293          TIME_WAIT   timewait (57.43/0/0)
tcp        0      5 127.0.0.1:58278         127.0.0.1:9293          ESTABLISHED probe (72.00/0/2)
`;

/** Addresses are the game's own. */
const fields = (line: string): string[] =>
  line.split(/\s+/).filter((field) => !/^\d+(\.\d+){3}:/.test(field));
const lines = (text: string): string[][] => text.trim().split('\n').map(fields);

const reading = (state: Reading['state'], more: Partial<Reading> = {}): Reading => ({
  state,
  openedBy: 'passive',
  unread: 0,
  unacknowledged: 0,
  ...more,
});

function printed(tool: Tool, given: Reading, timer?: readonly [TimerName, number], tries = 0): string[] {
  const [row] = ownRows(given, 'B');
  if (row === undefined) throw new Error('no row');
  const timers = timer ? { [timer[0]]: { set: 0, due: timer[1] } } : {};
  return fields([...cellsOf(row, tool), timerText({ timers, tries }, 0, tool)].join(' ').trim());
}

test('ss prints them so', () => {
  expect([
    printed('ss', reading('LISTEN')),
    printed('ss', reading('SYN-SENT'), ['retransmission', 528], 2),
    printed('ss', reading('SYN-RECEIVED'), ['retransmission', 19_000], 3),
    printed('ss', reading('ESTABLISHED', { unread: 3 })),
    printed('ss', reading('ESTABLISHED'), ['keep-alive', 7_197_430]),
    printed('ss', reading('FIN-WAIT-1'), ['retransmission', 6_860], 1),
    printed('ss', reading('FIN-WAIT-2')),
    printed('ss', reading('CLOSE-WAIT')),
    printed('ss', reading('LAST-ACK', { unacknowledged: 104 }), ['retransmission', 236], 4),
    printed('ss', reading('TIME-WAIT'), ['time-wait', 57_430]),
    printed('ss', reading('ESTABLISHED', { unacknowledged: 5 }), ['persist', 72_000], 2),
  ]).toEqual(lines(SS));
});

test('netstat prints them so', () => {
  expect([
    printed('netstat', reading('LISTEN')),
    printed('netstat', reading('SYN-SENT'), ['retransmission', 510], 2),
    printed('netstat', reading('SYN-RECEIVED'), ['retransmission', 19_000], 3),
    printed('netstat', reading('ESTABLISHED', { unread: 3 })),
    printed('netstat', reading('ESTABLISHED'), ['keep-alive', 7_197_430]),
    printed('netstat', reading('FIN-WAIT-2')),
    printed('netstat', reading('CLOSE-WAIT')),
    printed('netstat', reading('TIME-WAIT'), ['time-wait', 57_430]),
    printed('netstat', reading('ESTABLISHED', { unacknowledged: 5 }), ['persist', 72_000], 2),
  ]).toEqual(lines(NETSTAT));
});

test('neither prints a row of CLOSED, nor a delayed ACK or a user timeout', () => {
  expect(ownRows(reading('CLOSED'), 'A')).toEqual([]);
  const timers = { 'delayed-ack': { set: 0, due: 5_000 }, user: { set: 0, due: 9_000 } };
  expect(timerText({ timers, tries: 0 }, 0, 'ss')).toBe('');
  expect(timerText({ timers, tries: 0 }, 0, 'netstat')).toBe('off (0.00/0/0)');
});

test('a SYN,ACK that a simultaneous open sent waits in Send-Q, one of a listener does not', () => {
  const sendQ = (openedBy: 'active' | 'passive') =>
    ownRows(reading('SYN-RECEIVED', { openedBy }), 'A')[0]?.sendQ;
  expect([sendQ('active'), sendQ('passive')]).toEqual([1, 0]);
});

test('A calls from a port of its own, B listens at the server’s', () => {
  const ends = (host: 'A' | 'B') => {
    const [row] = ownRows(reading('ESTABLISHED'), host);
    return [row?.local, row?.remote];
  };
  expect(ends('A')).toEqual(['10.0.0.1:49152', '10.0.0.2:9293']);
  expect(ends('B')).toEqual(['10.0.0.2:9293', '10.0.0.1:49152']);
});
