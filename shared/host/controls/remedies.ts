/** What can be set against connections that pile up, what works and what people only believe to work. */
import type { Milliseconds } from '../../units.ts';
import type { Control } from '../control.ts';

const SECOND: Milliseconds = 1_000;

/** What an HTTP client's `Connection` header asks for, and so who closes first. */
export const CONNECTION_HEADER = { clientCloses: 0, serverCloses: 1, keptOpen: 2 } as const;

export const REMEDY_CONTROLS = {
  'connection-header': {
    name: 'Connection:',
    values: [CONNECTION_HEADER.clientCloses, CONNECTION_HEADER.serverCloses, CONNECTION_HEADER.keptOpen],
    unit: 'choice',
    names: ['connection-header.client', 'connection-header.close', 'connection-header.keep-alive'],
  },
  'port-range': {
    name: 'ip_local_port_range',
    values: [28, 64],
    unit: 'number',
  },
  'time-wait-reuse': {
    name: 'tcp_tw_reuse',
    values: [0, 1],
    unit: 'switch',
  },
  timestamps: {
    name: 'tcp_timestamps',
    values: [1, 0],
    unit: 'switch',
  },
  'fin-timeout': {
    name: 'tcp_fin_timeout',
    values: [60 * SECOND, 15 * SECOND, 5 * SECOND],
    unit: 'milliseconds',
  },
  'reuse-address': {
    name: 'SO_REUSEADDR',
    values: [0, 1],
    unit: 'switch',
  },
  'close-at-end': {
    name: 'close(fd)',
    values: [1, 0],
    unit: 'switch',
  },
  descriptors: {
    name: 'ulimit -n',
    values: [24, 48],
    unit: 'number',
  },
  'half-close': {
    name: 'shutdown(SHUT_WR)',
    values: [0, 1],
    unit: 'switch',
  },
} as const satisfies Record<string, Control>;
