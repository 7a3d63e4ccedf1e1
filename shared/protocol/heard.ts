/** What a device hears: the server's messages, with views whole again and verdicts in their answers. */
import { applyChange } from './change.ts';
import type { ServerMessage } from './server-message.ts';
import type { VerdictView } from './view.ts';

/** A message that tells of a view. */
type Telling = Extract<ServerMessage, { readonly since: number }>;
type Whole<M extends Telling> = M extends unknown
  ? Omit<M, 'view' | 'change'> & { readonly view: NonNullable<M['view']> }
  : never;

type Answer = Extract<ServerMessage, { type: 'answer' }>;

export type Heard =
  | Exclude<ServerMessage, Telling | Answer>
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
  return (message) => {
    if (message.type === 'answer') {
      const { type, id, event = 0, verdict = verdicts.get(event) } = message;
      return verdict === undefined ? null : { type, id, verdict };
    }
    if (!('since' in message)) return message;
    const { view: told, change, ...rest } = message;
    const { type, since } = message;
    const match = type === 'match' ? message.match : null;
    const last = known.get(type);
    if (type === 'match') {
      if (last?.match !== match) verdicts.clear();
      for (const event of message.events) if ('verdict' in event) verdicts.set(event.version, event.verdict);
    }
    const follows = last?.match === match && last.version === since;
    const view = told ?? (change && follows ? applyChange(last.view, change) : null);
    if (view === null) return null;
    const { version } = 'version' in view ? view : { version: since + 1 };
    known.set(type, { match, version, view });
    return { ...rest, view } as Heard;
  };
}
