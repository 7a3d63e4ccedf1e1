/**
 * For tests only: connections named after their states and reached by events, and one line of text for each event.
 * We are always ISS 100 and the peer ISS 300, as in the RFC's figures: our first octet is 101, the peer's 301.
 */
import type { Constants } from './constants.ts';
import { RFC_CONSTANTS } from './constants.ts';
import type { Call, Event, StepResult } from './event.ts';
import { parseSegment, type Segment, segmentText } from './segment.ts';
import type { State } from './state.ts';
import { step } from './step.ts';
import { closedTcb, type Tcb, TIMERS, type TimerName } from './tcb.ts';

/** Round numbers: an MSS of 100, a buffer of 1000, an RTO that begins at 1 s; ACKs go at once. */
export const TEST_CONSTANTS: Constants = {
  ...RFC_CONSTANTS,
  acknowledge: 'at once',
  mss: 100,
  receiveBuffer: 1000,
  msl: 15_000,
};

export const testConstants = (change: Partial<Constants>): Constants => ({ ...TEST_CONSTANTS, ...change });

const ESTABLISHED = ['OPEN active 100', 'SYN,ACK seq=300 ack=101 wnd=1000'];
const FIN_WAIT_1 = [...ESTABLISHED, 'CLOSE'];
const FIN_WAIT_2 = [...FIN_WAIT_1, 'ACK seq=301 ack=102 wnd=1000'];
const CLOSE_WAIT = [...ESTABLISHED, 'FIN,ACK seq=301 ack=101 wnd=1000'];

/** How each state is reached. SYN-RECEIVED has two ways, and the RFC treats them differently (MUST-11). */
const WAY_TO = {
  CLOSED: [],
  LISTEN: ['OPEN passive 100'],
  'SYN-SENT': ['OPEN active 100'],
  'SYN-RECEIVED': ['OPEN passive 100', 'SYN seq=300 wnd=1000'],
  'SYN-RECEIVED after an active OPEN': ['OPEN active 100', 'SYN seq=300 wnd=1000'],
  ESTABLISHED,
  'FIN-WAIT-1': FIN_WAIT_1,
  'FIN-WAIT-2': FIN_WAIT_2,
  CLOSING: [...FIN_WAIT_1, 'FIN,ACK seq=301 ack=101 wnd=1000'],
  'TIME-WAIT': [...FIN_WAIT_2, 'FIN,ACK seq=301 ack=102 wnd=1000'],
  'CLOSE-WAIT': CLOSE_WAIT,
  'LAST-ACK': [...CLOSE_WAIT, 'CLOSE'],
} as const satisfies Record<string, readonly string[]>;
export type Reached = keyof typeof WAY_TO;
export const REACHED = Object.keys(WAY_TO) as readonly Reached[];
export const SYNCHRONIZED = REACHED.slice(REACHED.indexOf('ESTABLISHED'));

/** A connection in that state, at time 0. */
export function reach(state: Reached, c: Constants = TEST_CONSTANTS): Tcb {
  return live(closedTcb(c), ...WAY_TO[state]).tcb;
}

/** What became of a connection: the result of its last event, and all effects on the way. */
export interface Lived extends StepResult {
  readonly at: number;
  readonly all: readonly StepResult[];
}

/**
 * Lives through events, each one line: a call (`OPEN active 100`, `SEND hello`, `RECEIVE 5`, `CLOSE`, `ABORT`), a segment
 * (`ACK seq=301 ack=101 wnd=1000 "hello"`), `timeout retransmission` (time moves to when it is due), or `at 500` (time alone).
 */
export function live(tcb: Tcb, ...lines: readonly (string | Segment)[]): Lived {
  let at = 0;
  let now = tcb;
  const all: StepResult[] = [];
  for (const line of lines) {
    const event = typeof line === 'string' ? eventOf(line, now, at) : segmentEvent(line, at);
    at = typeof event === 'number' ? event : event.at;
    if (typeof event === 'number') continue;
    const result = step(now, event);
    all.push(result);
    now = result.tcb;
  }
  const last = all[all.length - 1];
  const idle = { effects: [], rules: [], because: { reply: 'R1', state: 'R1' }, discarded: false } as const;
  return { ...(last ?? idle), tcb: now, at, all };
}

const segmentEvent = (segment: Segment, at: number): Event => ({ type: 'segment', at, segment });

function eventOf(line: string, tcb: Tcb, at: number): Event | number {
  const [word = '', second = '', third = ''] = line.split(' ');
  if (word === 'at') return Number(second);
  if (word === 'timeout') {
    const timer = timerNamed(second);
    return { type: 'timeout', at: Math.max(at, tcb.timers[timer]?.due ?? at), timer };
  }
  const call = callOf(word, second, third, line);
  return call === null ? segmentEvent(segmentOf(line), at) : { type: 'call', at, call };
}

function timerNamed(name: string): TimerName {
  const timer = TIMERS.find((t) => t === name);
  if (timer === undefined) throw new RangeError(`no timer is called "${name}"`);
  return timer;
}

function callOf(word: string, second: string, third: string, line: string): Call | null {
  switch (word) {
    case 'OPEN':
      return { call: 'OPEN', mode: second === 'active' ? 'active' : 'passive', iss: Number(third) };
    case 'SEND':
      return { call: 'SEND', data: line.slice('SEND '.length) };
    case 'RECEIVE':
      return { call: 'RECEIVE', octets: Number(second) };
    case 'CLOSE':
    case 'ABORT':
      return { call: word };
    default:
      return null;
  }
}

/** {@link parseSegment}, and text in quotes behind it. */
export function segmentOf(line: string): Segment {
  const [head = '', text] = line.split(' "');
  const segment = parseSegment(head);
  return text === undefined ? segment : { ...segment, data: text.slice(0, -1) };
}

/** Everything that the outside sees of a step, in short text; what did not happen is left out. */
export interface Seen {
  readonly to: State;
  readonly sends?: readonly string[];
  readonly signals?: readonly string[];
  readonly returns?: readonly string[];
  readonly delivers?: string;
  readonly discarded?: true;
}

export function seen(result: StepResult): Seen {
  const sends = sent(result);
  const signals = result.effects.flatMap((e) => (e.type === 'signal' ? [e.signal] : []));
  const returns = result.effects.flatMap((e) => (e.type === 'return' ? [e.result] : []));
  const delivers = delivered(result);
  return {
    to: result.tcb.state,
    ...(sends.length > 0 && { sends }),
    ...(signals.length > 0 && { signals }),
    ...(returns.length > 0 && { returns }),
    ...(delivers !== '' && { delivers }),
    ...(result.discarded && { discarded: true }),
  };
}

/** Each segment as `SYN,ACK seq=100 ack=301 wnd=1000 len=0`. */
export function sent(...results: readonly StepResult[]): readonly string[] {
  return sentSegments(...results).map(segmentText);
}

export function sentSegments(...results: readonly StepResult[]): readonly Segment[] {
  return results.flatMap((r) => r.effects.flatMap((e) => (e.type === 'send' ? [e.segment] : [])));
}

export function delivered(...results: readonly StepResult[]): string {
  return results.flatMap((r) => r.effects.map((e) => (e.type === 'deliver' ? e.data : ''))).join('');
}

/** The rule ids at the beginning of a test's title. */
export function rulesIn(title: string): readonly string[] {
  return /^(?:R\d+[ ,]+(?:and )?)+/.exec(title)?.[0].match(/R\d+/g) ?? [];
}
