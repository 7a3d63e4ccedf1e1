/** What attacker and server may set in a SYN flood. */
import type { Control } from '../control.ts';

export const FLOOD_CONTROLS = {
  'syn-rate': {
    name: 'SYN/s',
    values: [0, 10, 100, 1_000],
    unit: 'number',
  },
  'forged-addresses': {
    name: 'IP spoofing',
    values: [0, 1],
    unit: 'switch',
  },
  'syn-backlog': {
    name: 'tcp_max_syn_backlog',
    values: [16, 64, 256],
    unit: 'number',
  },
  'syn-ack-retries': {
    name: 'tcp_synack_retries',
    values: [5, 2, 1, 0],
    unit: 'number',
  },
  'syn-cookies': {
    name: 'tcp_syncookies',
    values: [0, 1],
    unit: 'switch',
  },
  'syn-limit': {
    name: 'iptables … --limit',
    values: [0, 1, 10],
    unit: 'choice',
    names: ['syn-limit.off', 'syn-limit.1', 'syn-limit.10'],
  },
} as const satisfies Record<string, Control>;
