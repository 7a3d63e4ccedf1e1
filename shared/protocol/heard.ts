/** What a device hears: the server's messages, with views whole again and verdicts in their answers. */
import { applyChange } from './change.ts';
import type { ServerMessage } from './server-message.ts';
import type { VerdictView } from './view.ts';

/** A message that tells of a view. */
type Telling = Exclude<Extract<ServerMessage, { readonly since: number }>, Piece>;
/** What is told of a match in several messages is heard as one. */
type Piece = Extract<ServerMessage, { type: 'events' }>;
type Whole<M extends Telling> = M extends unknown
  ? Omit<M, 'view' | 'change'> & { readonly view: NonNullable<M['view']> }
  : never;

type Answer = Extract<ServerMessage, { type: 'answer' }>;

export type Heard =
  | Exclude<ServerMessage, Telling | Answer | Piece>
  /** A part of what will be heard with the next `match`. */
  | { readonly type: Piece['type'] }
  | Whole<Telling>
  | { readonly type: 'answer'; readonly id: number; readonly verdict: VerdictView | null };

/** A view as it was told last. */
interface Known {
  /** Of which match; null for a class. */
  readonly match: string | null;
  readonly version: number;
  readonly view: Whole<Telling>['view'];
}

/**
 * Puts together what one connection tells. What did not change stays the same object, message after message.
 * Null for the change of a view, or the verdict of an event, that was not told: what the server takes us to know is something
 * else, and the connection must begin anew.
 */
export function createHearing(): (message: ServerMessage) => Heard | null {
  const known = new Map<Telling['type'], Known>();
  /** Those of the match's events, by version, which answers may refer to. */
  const verdicts = new Map<number, VerdictView>();
  let pieces: readonly Piece[] = [];
  /** What was told before of what this message goes on with: it may as well begin anew. */
  const before = ({ match, since, events }: Pick<Piece, 'match' | 'since' | 'events'>): readonly Piece[] => {
    const [first] = events;
    const follows = (piece: Piece): boolean =>
      first === undefined || (piece.events.at(-1)?.version ?? 0) < first.version;
    return pieces.filter((piece) => piece.match === match && piece.since === since && follows(piece));
  };
  const whole = (message: Telling): Telling => {
    if (message.type !== 'match') return message;
    const events = [...before(message).flatMap((piece) => piece.events), ...message.events];
    pieces = [];
    return { ...message, events };
  };
  return (message) => {
    if (message.type === 'events') {
      pieces = [...before(message), message];
      return { type: 'events' };
    }
    if (message.type === 'answer') {
      const { type, id, event = 0, verdict = verdicts.get(event) } = message;
      return verdict === undefined ? null : { type, id, verdict };
    }
    if (!('since' in message)) return message;
    const { view: told, change, ...rest } = whole(message);
    const { type, since } = message;
    const match = type === 'match' ? message.match : null;
    const last = known.get(type);
    if (type === 'match') {
      if (last?.match !== match) verdicts.clear();
      for (const event of 'events' in rest ? rest.events : [])
        if ('verdict' in event) verdicts.set(event.version, event.verdict);
    }
    const follows = last?.match === match && last.version === since;
    const view = told ?? (change && follows ? applyChange(last.view, change) : null);
    if (view === null) return null;
    const { version } = 'version' in view ? view : { version: since + 1 };
    known.set(type, { match, version, view });
    return { ...rest, view } as Heard;
  };
}
