/**
 * What an operator watches, named as Prometheus would have it.
 * `twomsl_`, base units, `_total` for counters. Counts and times only: no names, no codes, no tokens.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { ToldReason, Transport } from '../../shared/protocol/transport.ts';

const SECONDS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];
const ENTRIES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 1_024];

export interface Metrics {
  readonly registry: Registry;
  readonly connected: (
    role: 'player' | 'teacher' | 'projector',
    transport: Transport,
    change: 1 | -1,
  ) => void;
  readonly fellBack: (reason: ToldReason) => void;
  readonly played: (
    what: 'move' | 'call' | 'control' | 'crowd' | 'advice' | 'predict',
    legal: boolean,
  ) => void;
  readonly refused: (code: ErrorCode) => void;
  readonly relayed: (what: 'request' | 'socket') => void;
  readonly committed: (entries: number, milliseconds: number) => void;
  readonly late: (milliseconds: number) => void;
  readonly deleted: (by: 'teacher' | 'retention') => void;
  readonly clockJumped: () => void;
}

/** Asked whenever somebody reads the metrics. */
export interface Measured {
  readonly matches: () => number;
  readonly classes: () => Promise<number>;
  /** Those that this server has in memory, and no other. */
  readonly owned: () => number;
  /** Octets that wait for the slowest device. */
  readonly buffered: () => number;
  /** Connections that are handed on to the owner of their class. */
  readonly relayed: () => number;
  /** Whether the disk has failed for good. */
  readonly storeFailed: () => boolean;
  /** Classes and matches that are set aside, as far as somebody has asked for them since the start. */
  readonly classesSetAside: () => number;
  readonly matchesSetAside: () => number;
  /** Milliseconds since 1970 of the newest backup; null where there is none, or nobody makes any. */
  readonly lastBackup: () => number | null;
}

export function createMetrics(measured: Measured): Metrics {
  const registry = new Registry();
  // The event loop's delay among them. They keep the names that every Node process has, which dashboards know.
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const connected = new Gauge({
    name: 'twomsl_connections',
    help: 'Devices that are connected',
    labelNames: ['role', 'transport'],
    registers,
  });
  const fellBack = new Counter({
    name: 'twomsl_fallbacks_total',
    help: 'Connections that came over HTTP because no WebSocket could be had, by the reason that the device gives',
    labelNames: ['reason'],
    registers,
  });
  const played = new Counter({
    name: 'twomsl_moves_total',
    help: 'Moves, calls and requests for advice that the judge has answered',
    labelNames: ['what', 'verdict'],
    registers,
  });
  const refused = new Counter({
    name: 'twomsl_refusals_total',
    help: 'Messages and requests refused for another reason than the judge’s, by code',
    labelNames: ['code'],
    registers,
  });
  const relayed = new Counter({
    name: 'twomsl_relayed_total',
    help: 'Requests and sockets that were handed on to the server that owns their class',
    labelNames: ['what'],
    registers,
  });
  const entries = new Histogram({
    name: 'twomsl_commit_entries',
    help: 'Journal entries in one commit',
    buckets: ENTRIES,
    registers,
  });
  const commit = new Histogram({
    name: 'twomsl_commit_duration_seconds',
    help: 'Time that one commit takes',
    buckets: SECONDS,
    registers,
  });
  const late = new Histogram({
    name: 'twomsl_timer_lateness_seconds',
    help: 'How much later than due timers were served',
    buckets: SECONDS,
    registers,
  });
  const deleted = new Counter({
    name: 'twomsl_classes_deleted_total',
    help: 'Classes that were deleted with all that they held',
    labelNames: ['by'],
    registers,
  });
  const jumped = new Counter({
    name: 'twomsl_clock_jumps_total',
    help: 'Jumps of the machine’s clock, which delay what was to be deleted',
    registers,
  });
  for (const [name, help, value] of [
    ['twomsl_matches_running', 'Matches being played', measured.matches],
    ['twomsl_classes_owned', 'Classes that this server has in memory, and no other', measured.owned],
    ['twomsl_classes_open', 'Classes that are open', measured.classes],
    [
      'twomsl_relayed_sockets',
      'Sockets that are handed on to the server that owns their class',
      measured.relayed,
    ],
    ['twomsl_buffered_bytes', 'Bytes that wait for the slowest device', measured.buffered],
    ['twomsl_store_failed', '1 when the disk has failed for good', () => Number(measured.storeFailed())],
    ['twomsl_classes_set_aside', 'Classes whose data are damaged', measured.classesSetAside],
    ['twomsl_matches_set_aside', 'Matches whose data are damaged', measured.matchesSetAside],
    [
      'twomsl_backup_timestamp_seconds',
      'When the newest backup was made, in seconds since 1970; 0 for none',
      () => (measured.lastBackup() ?? 0) / 1_000,
    ],
  ] as const)
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await value());
      },
    });
  return {
    registry,
    connected: (role, transport, change) => connected.inc({ role, transport }, change),
    fellBack: (reason) => fellBack.inc({ reason }),
    played: (what, legal) => played.inc({ what, verdict: legal ? 'legal' : 'illegal' }),
    refused: (code) => refused.inc({ code }),
    relayed: (what) => relayed.inc({ what }),
    committed: (size, milliseconds) => {
      entries.observe(size);
      commit.observe(milliseconds / 1_000);
    },
    late: (milliseconds) => late.observe(milliseconds / 1_000),
    deleted: (by) => deleted.inc({ by }),
    clockJumped: () => jumped.inc(),
  };
}
