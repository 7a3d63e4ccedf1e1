/**
 * The settings of a host, each with its real-world name: defences, remedies, and mere beliefs.
 * A scenario offers some of them to its players and may move others itself.
 */

import type { KeepAlive } from '../tcp/constants.ts';
import type { Milliseconds } from '../units.ts';
import type { Control } from './control.ts';
import { FLOOD_CONTROLS } from './controls/flood.ts';
import { REMEDY_CONTROLS } from './controls/remedies.ts';

const SECOND: Milliseconds = 1_000;

/** Humane: in life two hours, 75 s and nine times. */
export const HUMANE_KEEP_ALIVE: KeepAlive = { idle: 30 * SECOND, interval: 10 * SECOND, probes: 3 };

export const CONTROLS = {
  'time-wait': {
    name: 'TCP_TIMEWAIT_LEN',
    values: [30 * SECOND, 0],
    unit: 'milliseconds',
    constants: (value) => ({ msl: value / 2 }),
  },
  'orphan-retries': {
    name: 'tcp_orphan_retries',
    values: [3, 1, 8],
    unit: 'number',
    constants: (value) => ({ r2Orphan: value }),
  },
  'keep-alive': {
    name: 'SO_KEEPALIVE',
    values: [0, 1],
    unit: 'switch',
    constants: (value) => ({ keepAlive: value === 1 ? HUMANE_KEEP_ALIVE : null }),
  },
  ...FLOOD_CONTROLS,
  ...REMEDY_CONTROLS,
} as const satisfies Record<string, Control>;

export type ControlId = keyof typeof CONTROLS;

/** What controls stand at; those that are left out stand at their first value. */
export type Settings = { readonly [control in ControlId]?: number };

/** The control as every control can be read: with or without what is particular to it. */
export const controlOf = (id: ControlId): Control => CONTROLS[id];

export const settingOf = (settings: Settings, id: ControlId): number =>
  settings[id] ?? CONTROLS[id].values[0];
