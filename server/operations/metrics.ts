/** What an operator watches. Counts only: no names, no codes, no tokens. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ErrorCode } from '../../shared/protocol/errors.ts';

const MILLISECONDS = [0.5, 1, 2, 5, 10, 25, 50, 100, 250, 1_000, 5_000];
const ENTRIES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 1_024];

export interface Metrics {
  readonly registry: Registry;
  readonly connected: (role: 'player' | 'teacher', change: 1 | -1) => void;
  readonly played: (what: 'move' | 'call' | 'control' | 'crowd' | 'advice', legal: boolean) => void;
  readonly refused: (code: ErrorCode) => void;
  readonly committed: (entries: number, milliseconds: number) => void;
  readonly late: (milliseconds: number) => void;
}

/** Asked whenever somebody reads the metrics. */
export interface Measured {
  readonly matches: () => number;
  readonly classes: () => number;
  /** Octets that wait for the slowest device. */
  readonly buffered: () => number;
}

export function createMetrics(measured: Measured): Metrics {
  const registry = new Registry();
  // The event loop's delay among them.
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const connected = new Gauge({
    name: 'connected',
    help: 'Devices connected',
    labelNames: ['role'],
    registers,
  });
  const played = new Counter({
    name: 'moves_total',
    help: 'Moves, calls and requests for advice that the judge has answered',
    labelNames: ['what', 'verdict'],
    registers,
  });
  const refused = new Counter({
    name: 'refusals_total',
    help: 'Messages and requests refused for another reason than the judge’s, by code',
    labelNames: ['code'],
    registers,
  });
  const entries = new Histogram({
    name: 'commit_entries',
    help: 'Journal entries in one commit',
    buckets: ENTRIES,
    registers,
  });
  const commit = new Histogram({
    name: 'commit_milliseconds',
    help: 'Time that one commit takes',
    buckets: MILLISECONDS,
    registers,
  });
  const late = new Histogram({
    name: 'timer_late_milliseconds',
    help: 'How much later than due timers were served',
    buckets: MILLISECONDS,
    registers,
  });
  for (const [name, help, value] of [
    ['matches_running', 'Matches being played', measured.matches],
    ['classes_open', 'Classes that are open', measured.classes],
    ['buffered_octets', 'Octets that wait for the slowest device', measured.buffered],
  ] as const)
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  return {
    registry,
    connected: (role, change) => connected.inc({ role }, change),
    played: (what, legal) => played.inc({ what, verdict: legal ? 'legal' : 'illegal' }),
    refused: (code) => refused.inc({ code }),
    committed: (size, milliseconds) => {
      entries.observe(size);
      commit.observe(milliseconds);
    },
    late: (milliseconds) => late.observe(milliseconds),
  };
}
