/**
 * What can be set on a host, each with its real-world name: defences and remedies, and also what people take for one.
 * A scenario offers some of them to its players and may move others itself.
 */
import type { KeepAlive, Milliseconds } from '../tcp/constants.ts';
import type { Control } from './control.ts';
import { FLOOD_CONTROLS } from './controls/flood.ts';
import { REMEDY_CONTROLS } from './controls/remedies.ts';

const SECOND: Milliseconds = 1_000;

/** Humane: in life two hours, 75 s and nine times. */
export const HUMANE_KEEP_ALIVE: KeepAlive = { idle: 30 * SECOND, interval: 10 * SECOND, probes: 3 };

export const CONTROLS = {
  'time-wait': {
    name: 'TCP_TIMEWAIT_LEN',
    about: {
      en: 'How long TIME-WAIT lasts: 2 MSL. With 0 there is no TIME-WAIT, and its ports are free at once.',
      zh: 'TIME-WAIT 持续的时间，即 2MSL。设为 0 就没有 TIME-WAIT，端口立即可以再用。',
    },
    linux: { en: '60 s, fixed in the kernel', zh: '60 秒，在内核中固定' },
    values: [30 * SECOND, 0],
    unit: 'milliseconds',
    constants: (value) => ({ msl: value / 2 }),
  },
  'orphan-retries': {
    name: 'tcp_orphan_retries',
    about: {
      en: 'How often what is still unacknowledged after CLOSE is sent again before the connection is given up.',
      zh: '应用程序调用 CLOSE 之后，仍未被确认的内容最多重传多少次；超过就放弃连接。',
    },
    linux: { en: '8 times, some 100 s', zh: '8 次，约 100 秒' },
    values: [3, 1, 8],
    unit: 'number',
    constants: (value) => ({ r2Orphan: value }),
  },
  'keep-alive': {
    name: 'SO_KEEPALIVE',
    about: {
      en: 'Whether the host asks, on a connection that has long been idle, if the peer is still there: here after 30 s.',
      zh: '连接长时间空闲时，是否探测对方还在不在：这里空闲 30 秒后开始。',
    },
    linux: { en: 'off; when on, after 2 hours', zh: '关闭；打开后，空闲 2 小时才探测' },
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
