/** What a device hears: the messages of the server made whole, and verdicts in their answers. */
import { applyChange, type Change } from './change.ts';
import { expectedView } from './expected-view.ts';
import type { ServerMessage } from './server-message.ts';
import { restored } from './told-event.ts';
import type { ClockView, EventView, MatchView, VerdictView } from './view.ts';

/** A message that tells of a view. */
type Telling = Exclude<Extract<ServerMessage, { readonly since: number }>, Piece>;
/** What is told of a match in several messages is heard as one. */
type Piece = Extract<ServerMessage, { type: 'events' }>;
type MatchTold = Extract<ServerMessage, { type: 'match' }>;
type Answer = Extract<ServerMessage, { type: 'answer' }>;

interface Whole {
  readonly match: string;
  readonly events: readonly EventView[];
  readonly clock: ClockView;
}
type HeardView<M extends Telling> = M extends unknown
  ? Omit<M, 'view' | 'change' | 'answer' | keyof Whole> & {
      readonly view: NonNullable<M['view']>;
    } & Pick<Whole, keyof Whole & keyof M>
  : never;

export type Heard =
  | Exclude<ServerMessage, Telling | Answer | Piece>
  /** A part of what will be heard with the next `match`. */
  | { readonly type: Piece['type'] }
  | HeardView<Telling>
  | { readonly type: 'answer'; readonly id: number; readonly verdict: VerdictView | null };

/** A view as it was told last. */
interface Known {
  /** Of which match; null for a class. */
  readonly match: string | null;
  readonly version: number;
  readonly view: HeardView<Telling>['view'];
}

const same = (view: Known['view']): Known['view'] => view;
const changed = (view: Known['view'], change: Change | undefined): Known['view'] =>
  change ? applyChange(view, change) : view;

/** A piece with its events. */
interface Told extends Pick<Piece, 'since'>, Pick<Whole, 'match' | 'events'> {}

/**
 * Puts together what one connection tells, mostly one thing a message. What did not change stays the same object, message after
 * message. Null for what refers to something that was not told: what the server takes us to know is something else, and the
 * connection must begin anew.
 */
export function createHearing(): (message: ServerMessage) => readonly Heard[] | null {
  const known = new Map<Telling['type'], Known>();
  /** The match that was told of last, and the verdicts of its events, by version. */
  let match: string | null = null;
  const verdicts = new Map<number, VerdictView>();
  let clock: ClockView | null = null;
  let pieces: readonly Told[] = [];

  const wholeEvents = (message: Piece | MatchTold): Told | null => {
    const { match: of = match, since } = message;
    if (of === null) return null;
    if (of !== match) verdicts.clear();
    match = of;
    const events = restored(message.events, verdicts);
    return events && { match: of, since, events };
  };
  /** What was told before of what this message goes on with: it may as well begin anew. */
  const before = ({ match: of, since, events }: Told): readonly Told[] => {
    const [first] = events;
    const follows = (piece: Told): boolean =>
      first === undefined || (piece.events.at(-1)?.version ?? 0) < first.version;
    return pieces.filter((piece) => piece.match === of && piece.since === since && follows(piece));
  };
  const wholeClock = (told: ClockView | number): ClockView | null => {
    if (typeof told !== 'number') clock = told;
    else if (clock !== null) clock = { ...clock, virtual: told };
    return clock;
  };
  const wholeView = (
    of: string | null,
    { type, since, view: told, change }: Telling,
    expected = same,
  ): Known['view'] | null => {
    const last = known.get(type);
    const follows = last?.match === of && last.version === since;
    const view = told ?? (follows ? changed(expected(last.view), change) : null);
    if (view === null) return null;
    const { version } = 'version' in view ? view : { version: since + 1 };
    known.set(type, { match: of, version, view });
    return view;
  };
  const wholeMatch = (message: MatchTold): readonly Heard[] | null => {
    const { type, since, history, answer } = message;
    const told = wholeEvents(message);
    const now = wholeClock(message.clock);
    if (told === null || now === null) return null;
    const events = [...before(told).flatMap((piece) => piece.events), ...told.events];
    pieces = [];
    const view = wholeView(told.match, message, (known) => expectedView(known as MatchView, told.events));
    if (view === null) return null;
    const heard = { type, match: told.match, since, history, events, clock: now, view } as Heard;
    if (answer === undefined) return [heard];
    const { id, event } = answer;
    const verdict = event === null ? null : verdicts.get(event);
    return verdict === undefined ? null : [heard, { type: 'answer', id, verdict }];
  };

  return (message) => {
    switch (message.type) {
      case 'events': {
        const told = wholeEvents(message);
        if (told === null) return null;
        pieces = [...before(told), told];
        return [{ type: 'events' }];
      }
      case 'match':
        return wholeMatch(message);
      case 'answer': {
        const { type, id, event = 0, verdict = verdicts.get(event) } = message;
        return verdict === undefined ? null : [{ type, id, verdict }];
      }
      case 'clock':
        clock = message.clock;
        return [message];
      case 'class':
      case 'teacher':
      case 'projector': {
        const { view: _, change, ...rest } = message;
        clock = rest.clock;
        const view = wholeView(null, message);
        return view && [{ ...rest, view } as Heard];
      }
      default:
        return [message];
    }
  };
}
