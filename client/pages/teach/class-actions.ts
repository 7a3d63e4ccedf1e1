/** The teacher's actions on the open class: its rounds, its clock, its players. */
import type { HostId } from '../../../shared/hosts.ts';
import type { LessonPlan } from '../../../shared/lesson-plans/plan.ts';
import type { HelpRequest, WireRequest } from '../../../shared/protocol/http.ts';
import type { TeachApi } from './api.ts';
import type { ShownClass } from './class-view.ts';
import type { Seats } from './hand-pairs.ts';
import type { NextRound } from './next-round.ts';
import { askingOf, type Requests } from './requests.ts';

export interface ClassActions {
  readonly startRound: () => Promise<void>;
  readonly endRound: () => Promise<void>;
  /** @param minutes from now; null: no limit any more */
  readonly limitRound: (minutes: number | null) => Promise<void>;
  readonly choosePlan: (plan: LessonPlan | null) => Promise<void>;
  /** @param player null: the autopilot */
  readonly giveSeat: (match: string, host: HostId, player: string | null) => Promise<void>;
  /** Who is the network of a match; null: nobody. */
  readonly giveWire: (match: string, player: string | null) => Promise<void>;
  /** A new match of the round for these two. */
  readonly pair: (seats: Seats) => Promise<void>;
  /** The pairs that were made by hand leave what they play, and begin at once. */
  readonly beginByHand: () => Promise<void>;
  readonly help: (match: string, host: HostId, stimulus: number, help: HelpRequest['help']) => Promise<void>;
  /** @param match null: every one */
  readonly orderWire: (match: string | null, host: HostId, order: WireRequest['order']) => Promise<void>;
  readonly togglePause: () => Promise<void>;
  readonly setPace: (pace: number) => Promise<void>;
  readonly renamePlayer: (id: string, name: string) => Promise<void>;
  readonly removePlayer: (id: string) => Promise<void>;
  readonly toggleLock: () => Promise<void>;
  readonly letIn: (knock: string) => Promise<void>;
  readonly sendAway: (knock: string) => Promise<void>;
}

export interface ClassActionsOptions {
  readonly api: Pick<
    TeachApi,
    | 'startRound'
    | 'endRound'
    | 'limitRound'
    | 'choosePlan'
    | 'giveSeat'
    | 'giveWire'
    | 'pair'
    | 'help'
    | 'orderWire'
    | 'setClock'
    | 'renamePlayer'
    | 'removePlayer'
    | 'setLock'
    | 'letIn'
    | 'sendAway'
  >;
  readonly ask: Requests['ask'];
  /** The class that is open; without one nothing is asked. */
  readonly openClass: () => ShownClass | null;
  readonly nextRound: Pick<NextRound, 'request' | 'hand'>;
}

export function createClassActions({ api, ask, openClass, nextRound }: ClassActionsOptions): ClassActions {
  const inClass = askingOf(openClass, ask);
  return {
    startRound: () =>
      inClass(async ({ code, players }) => {
        const round = nextRound.request(players);
        if (round === null) return;
        await api.startRound(code, round);
        nextRound.hand.clear();
      }),
    endRound: () => inClass(({ code }) => api.endRound(code)),
    limitRound: (minutes) => inClass(({ code }) => api.limitRound(code, minutes)),
    choosePlan: (plan) => inClass(({ code }) => api.choosePlan(code, plan)),
    giveSeat: (match, host, player) => inClass(({ code }) => api.giveSeat(code, match, host, player)),
    giveWire: (match, player) => inClass(({ code }) => api.giveWire(code, match, player)),
    beginByHand: () =>
      inClass(async ({ code, players }) => {
        const { hand } = nextRound;
        for (const seats of hand.of(new Set(players.map(({ id }) => id)))) await api.pair(code, seats);
        hand.clear();
      }),
    pair: (seats) => inClass(({ code }) => api.pair(code, seats)),
    help: (match, host, stimulus, help) =>
      inClass(({ code }) => api.help(code, { match, host, stimulus, help })),
    orderWire: (match, host, order) => inClass(({ code }) => api.orderWire(code, { match, host, order })),
    togglePause: () => inClass(({ code, clock }) => api.setClock(code, { paused: !clock.paused })),
    setPace: (pace) => inClass(({ code }) => api.setClock(code, { pace })),
    renamePlayer: (id, name) => inClass(({ code }) => api.renamePlayer(code, id, name)),
    removePlayer: (id) => inClass(({ code }) => api.removePlayer(code, id)),
    toggleLock: () => inClass(({ code, locked }) => api.setLock(code, !locked)),
    letIn: (knock) => inClass(({ code }) => api.letIn(code, knock)),
    sendAway: (knock) => inClass(({ code }) => api.sendAway(code, knock)),
  };
}
