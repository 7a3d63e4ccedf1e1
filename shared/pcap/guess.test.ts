/** The guess where a capture was taken: right for real captures, and silent where they do not tell. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ACK, SYN } from '../tcp/segment.ts';
import type { CapturedSegment } from './captured.ts';
import { guessViewpoint } from './guess.ts';
import { segmentsIn } from './read.ts';

const CLIENT = { ip: '10.0.0.1', port: 40_000 };
const SERVER = { ip: '10.0.0.2', port: 80 };

const segment = (
  from: 'client' | 'server',
  time: number,
  flags: number,
  seq: number,
  ack = 0,
): CapturedSegment => ({
  frame: 1,
  time,
  source: from === 'client' ? CLIENT : SERVER,
  destination: from === 'client' ? SERVER : CLIENT,
  seq,
  ack,
  flags,
  wnd: 1000,
  up: 0,
  length: 0,
  text: new Uint8Array(0),
  options: {},
});
/** SYN, SYN,ACK and ACK at these microseconds. */
const handshake = ([syn, synAck, ack]: readonly [number, number, number]): readonly CapturedSegment[] => [
  segment('client', syn, SYN, 100),
  segment('server', synAck, SYN | ACK, 300, 101),
  segment('client', ack, ACK, 101, 301),
];

describe('a handshake', () => {
  test.each([
    ['whose SYN,ACK is answered at once was captured at the client', [0, 8_000, 8_030], CLIENT.ip],
    ['whose SYN is answered at once was captured at the server', [0, 30, 8_000], SERVER.ip],
    ['that was seen from between tells nothing', [0, 4_000, 9_000], null],
    ['that takes no time at all tells nothing', [0, 0, 0], null],
    ['out of order tells nothing', [50, 30, 8_000], null],
  ] as const)('%s', (_, times, ip) => {
    expect(guessViewpoint(handshake(times))).toBe(ip);
  });

  test('with a SYN that was sent again tells nothing: the wait was for the timer', () => {
    expect(
      guessViewpoint([segment('client', -1_000_000, SYN, 100), ...handshake([0, 30, 8_000])]),
    ).toBeNull();
  });

  test('within one host tells nothing', () => {
    const local = handshake([0, 8_000, 8_030]).map((s) => ({
      ...s,
      source: { ...s.source, ip: '127.0.0.1' },
      destination: { ...s.destination, ip: '127.0.0.1' },
    }));
    expect(guessViewpoint(local)).toBeNull();
  });

  test('that contradicts another leaves it open', () => {
    const other = handshake([0, 30, 8_000]).map((s) => ({
      ...s,
      source: { ...s.source, port: s.source.port + 1 },
      destination: { ...s.destination, port: s.destination.port + 1 },
    }));
    expect(guessViewpoint([...handshake([0, 8_000, 8_030]), ...other])).toBeNull();
  });
});

test('is never wrong about a real capture, and says nothing about few', () => {
  const traces = fileURLToPath(new URL('../../fixtures/traces', import.meta.url));
  const names = readdirSync(traces, { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? [e.name] : [],
  );
  let silent = 0;
  for (const name of names) {
    const { hosts } = JSON.parse(readFileSync(`${traces}/${name}/truth.json`, 'utf8'));
    for (const host of ['A', 'B']) {
      const file = readFileSync(`${traces}/${name}/${host.toLowerCase()}.pcap`);
      const guess = guessViewpoint(segmentsIn(file));
      if (guess === null) silent += 1;
      else expect(guess, `${name} ${host}`).toBe(hosts[host]);
    }
  }
  expect(silent / (2 * names.length)).toBeLessThan(0.25);
});
