/** The eleven states as a work of reference: how they are spelled, and how long they last. */
import { LINUX } from '../../../shared/host/linux.ts';
import { SPELLINGS } from '../../../shared/host/table.ts';
import { HUMANE_CONSTANTS } from '../../../shared/scenarios/catalogue/defaults.ts';
import { giveUpAfter, RFC_CONSTANTS, RFC_R2, RFC_R2_SYN } from '../../../shared/tcp/constants.ts';
import { STATES, type State } from '../../../shared/tcp/state.ts';
import type { Milliseconds } from '../../../shared/units.ts';

/** How long a state can last when nobody does what it waits for; null: without limit. */
export interface Lasts {
  /** What RFC 9293 says: exactly this, or at least. */
  readonly rfc: { readonly time: Milliseconds; readonly least: boolean } | null;
  /** A Linux of today, and what sets it there. */
  readonly linux: { readonly time: Milliseconds; readonly by: string } | null;
  /** The connection that players have before them, where the scenario does not say otherwise. */
  readonly here: Milliseconds | null;
}

const { initialRto, maxRto, r2, r2Syn, msl } = HUMANE_CONSTANTS;

const UNLIMITED: Lasts = { rfc: null, linux: null, here: null };

const forTheSyn = (linux: Lasts['linux']): Lasts => ({
  rfc: { time: RFC_R2_SYN, least: true },
  linux,
  here: giveUpAfter(initialRto, maxRto, r2Syn),
});

const FOR_THE_FIN: Lasts = {
  rfc: { time: RFC_R2, least: true },
  linux: { time: LINUX.r2Orphan, by: 'tcp_orphan_retries' },
  here: giveUpAfter(initialRto, maxRto, r2),
};

export const LASTS: Readonly<Record<State, Lasts>> = {
  CLOSED: UNLIMITED,
  LISTEN: UNLIMITED,
  'SYN-SENT': forTheSyn({ time: LINUX.synSent, by: 'tcp_syn_retries' }),
  'SYN-RECEIVED': forTheSyn({ time: LINUX.synReceived, by: 'tcp_synack_retries' }),
  ESTABLISHED: UNLIMITED,
  'FIN-WAIT-1': FOR_THE_FIN,
  'FIN-WAIT-2': { ...UNLIMITED, linux: { time: LINUX.finWait2, by: 'tcp_fin_timeout' } },
  CLOSING: FOR_THE_FIN,
  'TIME-WAIT': {
    rfc: { time: 2 * RFC_CONSTANTS.msl, least: false },
    linux: { time: LINUX.timeWait, by: 'TCP_TIMEWAIT_LEN' },
    here: 2 * msl,
  },
  'CLOSE-WAIT': UNLIMITED,
  'LAST-ACK': FOR_THE_FIN,
};

/** Names of other systems and of textbooks, where they are neither the RFC's nor a tool's of Linux. */
const ELSEWHERE: { readonly [state in State]?: readonly string[] } = {
  'SYN-RECEIVED': ['SYN_RCVD', 'SYN_RECEIVED'],
  'FIN-WAIT-1': ['FIN_WAIT_1'],
  'FIN-WAIT-2': ['FIN_WAIT_2'],
};

/** As Chinese textbooks translate them. */
const IN_CHINESE: Readonly<Record<State, string>> = {
  CLOSED: '关闭',
  LISTEN: '收听',
  'SYN-SENT': '同步已发送',
  'SYN-RECEIVED': '同步收到',
  ESTABLISHED: '已建立连接',
  'FIN-WAIT-1': '终止等待 1',
  'FIN-WAIT-2': '终止等待 2',
  CLOSING: '正在关闭',
  'TIME-WAIT': '时间等待',
  'CLOSE-WAIT': '关闭等待',
  'LAST-ACK': '最后确认',
};

export interface Names {
  readonly state: State;
  readonly ss: string;
  readonly netstat: string;
  readonly elsewhere: readonly string[];
  readonly chinese: string;
}

export const NAMES: readonly Names[] = STATES.map((state) => ({
  state,
  ...SPELLINGS[state],
  elsewhere: ELSEWHERE[state] ?? [],
  chinese: IN_CHINESE[state],
}));

/** What is easily taken for each other: two states, or two scenarios, or words that sound alike. */
export const CONTRASTS = [
  {
    id: 'third-ack',
    sides: [
      { of: 'lost-third-ack', says: 'contrast.third-ack.lost-third-ack' },
      { of: 'silent-client', says: 'contrast.third-ack.silent-client' },
    ],
  },
  {
    id: 'fin-waits',
    sides: [
      { of: 'FIN-WAIT-1', says: 'contrast.fin-waits.FIN-WAIT-1' },
      { of: 'FIN-WAIT-2', says: 'contrast.fin-waits.FIN-WAIT-2' },
    ],
  },
  {
    id: 'given-up',
    sides: [
      { of: 'fin-wait-1-stays', says: 'contrast.given-up.fin-wait-1-stays' },
      { of: 'last-ack-never-comes', says: 'contrast.given-up.last-ack-never-comes' },
    ],
  },
  {
    id: 'half-closed',
    sides: [
      { of: 'FIN-WAIT-2', says: 'contrast.half-closed.FIN-WAIT-2' },
      { of: 'CLOSE-WAIT', says: 'contrast.half-closed.CLOSE-WAIT' },
    ],
  },
  {
    id: 'closing',
    sides: [
      { of: 'fin-with-ack', says: 'contrast.closing.fin-with-ack' },
      { of: 'simultaneous-close', says: 'contrast.closing.simultaneous-close' },
    ],
  },
  {
    id: 'time-wait',
    sides: [
      { of: 'lost-last-ack', says: 'contrast.time-wait.lost-last-ack' },
      { of: 'old-duplicates', says: 'contrast.time-wait.old-duplicates' },
    ],
  },
  {
    id: 'halves',
    sides: [
      { of: 'half-close', says: 'contrast.halves.half-close' },
      { of: 'syn-flood', says: 'contrast.halves.syn-flood' },
      { of: 'half-open', says: 'contrast.halves.half-open' },
    ],
  },
] as const;

/** The state that an address's fragment names; null for none. */
export const stateOf = (hash: string): State | null => STATES.find((state) => hash === `#${state}`) ?? null;
