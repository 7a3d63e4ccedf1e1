/** RFC 9293's figure 5 beside the walk: which arrow a step follows, and why it may follow none. */
import type { Stimulus } from '../../shared/judge/stimulus.ts';
import { ACK, FIN, has, RST, type Segment, SYN } from '../../shared/tcp/segment.ts';
import { ARROWS, type Arrow, arrowName, isSynchronized, type State } from '../../shared/tcp/state.ts';
import type { Tcb } from '../../shared/tcp/tcb.ts';

/** The events above the lines of the figure, as stimuli. */
const HAPPENS: Readonly<Record<(typeof ARROWS)[number]['event'], (stimulus: Stimulus) => boolean>> = {
  'passive OPEN': (s) => isCall(s, 'OPEN') && s.call.mode === 'passive',
  'active OPEN': (s) => isCall(s, 'OPEN') && s.call.mode === 'active',
  CLOSE: (s) => isCall(s, 'CLOSE'),
  SEND: (s) => isCall(s, 'SEND'),
  'rcv SYN': (s) => carries(s, SYN, ACK | RST),
  'rcv SYN,ACK': (s) => carries(s, SYN | ACK, RST),
  'rcv RST': (s) => carries(s, RST, 0),
  'rcv ACK of SYN': (s) => carries(s, ACK, RST),
  'rcv FIN': (s) => carries(s, FIN, RST | SYN),
  'rcv ACK of FIN': (s) => carries(s, ACK, RST | SYN),
  'rcv FIN,ACK of FIN': (s) => carries(s, FIN | ACK, RST | SYN),
  'Timeout=2MSL': (s) => s.type === 'timeout' && s.timer === 'time-wait',
};

type CallStimulus = Extract<Stimulus, { type: 'call' }>;
function isCall<N extends CallStimulus['call']['call']>(
  stimulus: Stimulus,
  name: N,
): stimulus is CallStimulus & { readonly call: { readonly call: N } } {
  return stimulus.type === 'call' && stimulus.call.call === name;
}

/** An arriving segment with all of these control bits and none of those. */
function carries(stimulus: Stimulus, all: number, none: number): boolean {
  if (stimulus.type !== 'segment') return false;
  return (stimulus.segment.flags & all) === all && !has(stimulus.segment, none);
}

const ACTION_FLAGS: Readonly<Record<(typeof ARROWS)[number]['action'], number>> = {
  '': 0,
  'snd SYN': SYN,
  'snd SYN,ACK': SYN | ACK,
  'snd ACK': ACK,
  'snd FIN': FIN,
};

/** A change of state, and what brought it about. */
export interface Change {
  readonly before: Tcb;
  readonly after: Tcb;
  readonly stimulus: Stimulus;
  readonly sent: readonly Segment[];
}

/** The arrow of the figure whose states, event and action these are. */
export function arrowOf({ before, after, stimulus, sent }: Change): Arrow | undefined {
  return ARROWS.find(({ from, to, event, action }) => {
    if (from !== before.state || to !== after.state || !HAPPENS[event](stimulus)) return false;
    const flags = ACTION_FLAGS[action];
    return flags === 0 || sent.some((s) => (s.flags & flags) === flags);
  });
}

/** Arrows that a segment with FIN goes. */
const FIN_ARROWS: ReadonlySet<string> = new Set(
  ARROWS.filter((a) => a.event.startsWith('rcv FIN')).map((a) => arrowName(a.from, a.to)),
);
const goesFinArrow = ({ before, after }: Change): boolean =>
  FIN_ARROWS.has(arrowName(before.state, after.state));

/** Ways of several arrows that one segment goes, because it bears several events or a CLOSE had waited for it. */
const ROUTES: ReadonlySet<string> = new Set(
  [
    ['SYN-SENT', 'FIN-WAIT-1'],
    ['SYN-RECEIVED', 'CLOSE-WAIT'],
    ['SYN-RECEIVED', 'FIN-WAIT-1'],
    ['SYN-RECEIVED', 'CLOSING'],
  ].map(([from, to]) => arrowName(from as State, to as State)),
);

/** What judged hosts alone may do. */
export const LIBERTY_REASON = 'rcv SYN in the window, believed as in RFC 793 (L8)';

/** What the figure has no arrow for, although RFC 9293 says it: it "is only a summary" (§3.3.2). */
const REASONS: Readonly<Record<string, (change: Change) => boolean>> = {
  'rcv RST (§3.10.7.3, §3.10.7.4)': ({ after, stimulus }) =>
    after.state === 'CLOSED' && carries(stimulus, RST, 0),
  'ABORT (§3.10.5)': ({ after, stimulus }) => after.state === 'CLOSED' && isCall(stimulus, 'ABORT'),
  'R2 is reached (§3.8.3)': ({ before, after, stimulus: s }) =>
    after.state === 'CLOSED' && before.state !== 'TIME-WAIT' && s.type === 'timeout',
  'text that nobody will read (§3.6.1, SHLD-3)': ({ before, after, stimulus }) =>
    before.constants.halfDuplexClose &&
    after.state === 'CLOSED' &&
    (isCall(stimulus, 'CLOSE') || carries(stimulus, ACK, RST | SYN)),
  [LIBERTY_REASON]: ({ before, after, stimulus, sent }) =>
    isSynchronized(before.state) &&
    after.state === 'CLOSED' &&
    carries(stimulus, SYN, RST) &&
    sent.some((s) => has(s, RST)),
  'active OPEN (§3.10.1)': ({ before, after, stimulus }) =>
    before.state === 'LISTEN' && after.state === 'SYN-SENT' && isCall(stimulus, 'OPEN'),
  'rcv SYN after a passive OPEN (§3.10.7.4)': ({ before, after, stimulus }) =>
    before.state === 'SYN-RECEIVED' && after.state === 'LISTEN' && carries(stimulus, SYN, RST),
  'CLOSE, but the FIN has to wait (§3.10.4)': ({ after, stimulus }) =>
    after.state === 'FIN-WAIT-1' && isCall(stimulus, 'CLOSE'),
  'the FIN of a CLOSE that waited (§3.10.4)': ({ before, after }) =>
    before.state === 'CLOSE-WAIT' && after.state === 'LAST-ACK' && before.closeCalled,
  'several events in one segment, or a CLOSE that waited for it (§3.10.4)': (c) =>
    ROUTES.has(arrowName(c.before.state, c.after.state)) && carries(c.stimulus, ACK, RST),
  'rcv FIN, whose ACK waits (§3.8.6.3)': (c) =>
    goesFinArrow(c) &&
    carries(c.stimulus, FIN | ACK, RST | SYN) &&
    c.after.timers['delayed-ack'] !== undefined,
  'text before a FIN that was held for it (§3.10.7.4, SHLD-31)': (c) =>
    goesFinArrow(c) && carries(c.stimulus, ACK, RST | SYN) && c.before.held.some((h) => h.fin),
};

/** Why a change is right although the figure has no such arrow; undefined: there is no reason. */
export const reasonOf = (change: Change): string | undefined =>
  Object.entries(REASONS).find(([, holds]) => holds(change))?.[0];
