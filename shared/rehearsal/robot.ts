/**
 * A simulated student on a connection: says hello, answers after a while, goes away and comes back.
 * Whatever carries its messages, and whoever keeps its time.
 */
import type { ClientMessage } from '../protocol/client-message.ts';
import { createHearing, type Heard } from '../protocol/heard.ts';
import type { ServerMessage } from '../protocol/server-message.ts';
import { CLOSE_CODES } from '../protocol/socket.ts';
import { PROTOCOL_VERSION } from '../protocol/version.ts';
import type { ClassView, EventView, MatchView } from '../protocol/view.ts';
import { scenarioById } from '../scenarios/catalogue/catalogue.ts';
import { INTERFERENCES } from '../wire/orders.ts';
import { draw, seedRandom } from '../wire/random.ts';
import { answerOf } from './mind.ts';

/** How it is carried: one connection after the other. */
export interface Line {
  readonly send: (text: string) => void;
  readonly close: () => void;
}

export interface RobotOptions {
  /** Of its seat. */
  readonly token: string;
  readonly language: string;
  readonly seed: number;
  /** How often it is right at the first try, from 0 to 1. */
  readonly skill: number;
  /** Opens a connection; what comes in goes to `hear`, and its end to `lost`. */
  readonly connect: (events: {
    readonly hear: (text: string) => void;
    /** @param code with which the connection was closed; null where there is none */
    readonly lost: (code: number | null) => void;
  }) => Line;
  /** Calls back once, so many real milliseconds later, unless the returned function is called before. */
  readonly after: (milliseconds: number, call: () => void) => () => void;
  /** It has no seat any more. */
  readonly gone?: () => void;
}

/** Real milliseconds: a person reads first. */
const THINKS = [1_500, 6_000] as const;
const READS_A_QUESTION = [3_000, 15_000] as const;
const AWAY = [4_000, 20_000] as const;
const ASKS_AGAIN = [8_000, 16_000] as const;
const TRIES_AGAIN = [1_000, 3_000] as const;

/** Of a hundred answers, so many are followed by a walk away from the device. */
const WALKS = 3;

/** Nobody comes back from these. */
const FOR_GOOD = [
  CLOSE_CODES['no-such-token'],
  CLOSE_CODES['seat-taken-over'],
  CLOSE_CODES['wrong-protocol'],
];

type Body = ClientMessage extends infer M ? (M extends { id: number } ? Omit<M, 'id'> : never) : never;

export interface Robot {
  /** It goes for good. */
  readonly stop: () => void;
  /** It has gone for good, or was sent. */
  readonly over: () => boolean;
}

export function startRobot(options: RobotOptions): Robot {
  const { token, language, seed, skill, connect, after, gone } = options;
  let random = seedRandom(seed);
  const chance = (): number => {
    const { values, state } = draw(random, 1);
    random = state;
    return values[0] ?? 0;
  };
  const within = ([from, to]: readonly [number, number]): number => Math.round(from + chance() * (to - from));

  let line: Line | null = null;
  let id = 0;
  let klass: ClassView | null = null;
  let match: { readonly id: string; readonly view: MatchView; readonly events: readonly EventView[] } | null =
    null;
  let stopped = false;
  /** What it is about to do; nothing else is begun meanwhile. */
  let plan: { readonly about: string; readonly forget: () => void } | null = null;

  const say = (body: Body): void => line?.send(JSON.stringify({ ...body, id: ++id }));
  const forget = (): void => {
    plan?.forget();
    plan = null;
  };
  const soon = (about: string, range: readonly [number, number], act: () => void): void => {
    if (plan?.about === about) return;
    forget();
    const cancel = after(within(range), () => {
      plan = null;
      act();
    });
    plan = { about, forget: cancel };
  };

  const answerQuestion = (): boolean => {
    const { asked, yours } = klass?.question ?? {};
    if (!asked?.open || yours !== null) return asked?.open === true;
    soon(`question ${asked.number}`, READS_A_QUESTION, () => {
      const [host] = asked.view.hosts;
      if (!host?.choices) return;
      const scenario = scenarioById(asked.view.scenario);
      const move = answerOf({ host, events: asked.events, scenario, now: asked.view.now }, skill, chance);
      const option = move === null ? 0 : host.choices.indexOf(move);
      say({ type: 'choose', question: asked.number, option: Math.max(0, option) });
    });
    return true;
  };

  const walkAway = (): void => {
    line?.close();
    line = null;
    forget();
    after(within(AWAY), come);
  };

  /** Who is the network does something now and then, while anything is left. */
  const interfere = (at: string, { left, orders }: NonNullable<MatchView['network']>): void => {
    const host = chance() < 0.5 ? 'A' : 'B';
    const free = INTERFERENCES.filter((one) => left[one] > 0);
    const wanted = free[Math.floor(chance() * free.length)];
    if (wanted === undefined || orders.A !== null || orders.B !== null) return;
    const about = `${at} wire ${free.map((one) => left[one]).join('')}`;
    soon(about, ASKS_AGAIN, () => say({ type: 'wire', match: at, host, do: wanted }));
  };

  const moveOn = (): void => {
    if (match === null || match.view.outcome !== null) return;
    const { id: at, view, events } = match;
    if (view.network !== null) return interfere(at, view.network);
    const [host] = view.hosts;
    const [first] = host?.inbox ?? [];
    const leap = klass?.seat?.leap;
    if (host && first) {
      const about = `${at} ${first.id} ${first.failures}`;
      soon(about, THINKS, () => {
        const scenario = scenarioById(view.scenario);
        const open = host.predictions.find((one) => one.open);
        if (open) {
          const option = open.options[Math.floor(chance() * open.options.length)] ?? '';
          say({ type: 'predict', match: at, prediction: open.id, option });
        }
        const move = answerOf({ host, events, scenario, now: view.now }, skill, chance);
        if (move === null) {
          say({ type: 'advice', match: at });
          // It may have been too early.
          soon(`${about} again`, ASKS_AGAIN, moveOn);
          return;
        }
        say({ type: 'move', match: at, stimulus: first.id, move });
        if (chance() * 100 < WALKS) walkAway();
      });
    } else if (leap && !leap.you) {
      soon(`${at} leap ${view.version}`, THINKS, () => say({ type: 'leap', match: at }));
    } else forget();
  };

  const hear = (text: string, hearing: ReturnType<typeof createHearing>): void => {
    for (const message of hearing(JSON.parse(text) as ServerMessage) ?? []) hearOne(message);
  };
  const hearOne = (message: Heard): void => {
    switch (message.type) {
      case 'ping':
        line?.send(JSON.stringify({ type: 'pong' } satisfies ClientMessage));
        return;
      case 'class':
        klass = message.view;
        break;
      case 'match':
        match = {
          id: message.match,
          view: message.view,
          events: message.since === 0 ? message.events : [...(match?.events ?? []), ...message.events],
        };
        break;
      default:
        return;
    }
    if (!answerQuestion()) moveOn();
  };

  const come = (): void => {
    if (stopped) return;
    const hearing = createHearing();
    match = null;
    const opened = connect({
      hear: (text) => {
        if (line === opened) hear(text, hearing);
      },
      lost: (code) => {
        if (line !== opened) return;
        line = null;
        forget();
        if (stopped) return;
        if (!FOR_GOOD.some((end) => end === code)) {
          after(within(TRIES_AGAIN), come);
          return;
        }
        stopped = true;
        gone?.();
      },
    });
    line = opened;
    id = 0;
    const hello: ClientMessage = {
      type: 'hello',
      protocol: PROTOCOL_VERSION,
      token,
      class: null,
      seen: null,
      language,
    };
    opened.send(JSON.stringify(hello));
  };

  come();
  return {
    stop: () => {
      stopped = true;
      forget();
      line?.close();
      line = null;
    },
    over: () => stopped,
  };
}
