/** What each message does and who may send it: message type → role → deed. */

import type { ClientMessage } from '../../shared/protocol/client-message.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { Classroom } from '../classroom/classroom.ts';
import type { Judged, PlayerInput } from '../classroom/player-input.ts';
import type { Metrics } from '../operations/metrics.ts';
import { Refusal } from '../refusal.ts';
import type { Feed, Question } from './feed.ts';

interface Member {
  /** The hash of the token, under which messages are counted. */
  readonly key: string;
  readonly classroom: Classroom;
  readonly feed: Feed;
}

/** Who has said hello. */
export type Sender =
  | (Member & { readonly role: 'player'; readonly player: string })
  | (Member & { readonly role: 'teacher' })
  | (Member & { readonly role: 'projector' });
type Role = Sender['role'];
type As<R extends Role> = Extract<Sender, { role: R }>;

/** All but hello, which makes a stranger one of these, and the signs of life. */
export type NumberedMessage = Extract<ClientMessage, { id: number }>;
type Type = NumberedMessage['type'];
/** The message of a type; spelled so that the compiler follows a type into the table and back. */
type Message<T extends Type> = { [K in T]: Extract<NumberedMessage, { type: K }> & { readonly type: K } }[T];

/** Gives what is answered, when what it did is durable. @throws Refusal */
type Deed<R extends Role, T extends Type> = (
  sender: As<R>,
  message: Message<T>,
  question: Question,
  metrics: Pick<Metrics, 'played'>,
) => Promise<Judged | null> | null;

type Handlers = { readonly [T in Type]: { readonly [R in Role]?: Deed<R, T> } };

const handlers: Handlers = {
  move: { player: play(({ stimulus, move }) => ({ type: 'move', stimulus, move })) },
  call: { player: play(({ call }) => ({ type: 'call', call })) },
  control: {
    player: play(({ control, value }) => ({ type: 'control', control, value })),
    teacher: async ({ classroom }, { match, control, value }) => {
      await classroom.defend(match, control, value);
      return null;
    },
  },
  crowd: { player: play(({ act }) => ({ type: 'crowd', act })) },
  advice: { player: play(() => ({ type: 'advice' })) },
  predict: { player: play(({ prediction, option }) => ({ type: 'predict', prediction, option })) },
  choose: {
    player: async ({ classroom, player }, { question, option }) => {
      await classroom.answer(player, question, option);
      return null;
    },
  },
  wire: {
    player: async ({ classroom, player }, { match, host, do: wanted }) => {
      await classroom.interfere(player, match, host, wanted);
      return null;
    },
  },
  leap: {
    player: async ({ classroom, player }, { match }) => {
      await classroom.leap(player, match);
      return null;
    },
  },
  'warm-up': {
    player: ({ classroom, player }, { begin }) => {
      classroom.warmUp(player, begin);
      return null;
    },
  },
  watch: {
    teacher: ({ classroom, feed }, { match }) => {
      if (match !== null && !classroom.views.isShown(match)) throw new Refusal('no-such-match');
      feed.watch(match);
      feed.flush();
      return null;
    },
  },
};

/** An input into the player's match. */
function play<T extends 'move' | 'call' | 'control' | 'crowd' | 'advice' | 'predict'>(
  inputOf: (message: Message<T>) => PlayerInput,
): Deed<'player', T> {
  return async ({ classroom, player, feed }, message, question, metrics) => {
    const judged = await classroom.play(player, message.match, inputOf(message), (durable) =>
      feed.mayAnswer(question, durable),
    );
    metrics.played(message.type, judged?.verdict.legal ?? true);
    return judged;
  };
}

/** Why a message is refused that this role may not send. */
const NOT_YOURS = {
  player: 'not-a-teacher',
  teacher: 'not-a-player',
  projector: 'only-shows',
} as const satisfies Record<Role, ErrorCode>;

/** Does what the message asks for. @throws Refusal */
export function handle<T extends Type>(
  sender: Sender,
  message: Message<T>,
  question: Question,
  metrics: Pick<Metrics, 'played'>,
): Promise<Judged | null> | null {
  const { player, teacher } = handlers[message.type];
  if (sender.role === 'player' && player) return player(sender, message, question, metrics);
  if (sender.role === 'teacher' && teacher) return teacher(sender, message, question, metrics);
  throw new Refusal(NOT_YOURS[sender.role]);
}
