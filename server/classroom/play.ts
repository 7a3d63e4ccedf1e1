/** What is done in a class's matches: inputs, leaps of time, the teacher's defences, the clock. */
import type { ControlId } from '../../shared/host/controls.ts';
import { HOSTS, type HostId, peerOf } from '../../shared/hosts.ts';
import { type Interference, ORDERS } from '../../shared/wire/orders.ts';
import { Refusal } from '../refusal.ts';
import { networkOf, pairAt, type Seat, seatedAt, seatOf } from './class.ts';
import type { LiveClass } from './live-class.ts';
import type { LiveMatch } from './live-match.ts';
import { codeOf, type Judged, type PlayerInput } from './player-input.ts';

export interface ClockChange {
  readonly paused?: boolean | undefined;
  readonly pace?: number | undefined;
}

export class Play {
  readonly #class: LiveClass;

  constructor(live: LiveClass) {
    this.#class = live;
  }

  /**
   * What a player sends into the match. Resolves with the judge's verdict when the input is durable.
   * @param judged is told the same, before anybody is told what came of it
   * @throws Refusal
   */
  async input(
    player: string,
    match: string,
    input: PlayerInput,
    judged?: (judged: Judged | null) => void,
  ): Promise<Judged | null> {
    const live = this.#class;
    const answer = await live.transactions.run(() => {
      const { seat, match: played } = this.#seated(player, match);
      const part = live.matches.apply(played, { ...input, host: seat.host }, player);
      const { level } = played.published;
      const answered = part.answer.ok
        ? { judged: part.answer.verdict && { verdict: part.answer.verdict, level } }
        : part.answer;
      return {
        parts: [part],
        tell: () => {
          if ('judged' in answered) judged?.(answered.judged);
          if (part.entries.length > 0) live.tellMatch(played);
        },
        answer: answered,
      };
    });
    if ('error' in answer) throw new Refusal(codeOf(answer.error));
    return answer.judged;
  }

  /** What a player who is the network of a match orders of a host's next segment; null: nothing any more. @throws Refusal */
  async interfere(player: string, match: string, host: HostId, wanted: Interference | null): Promise<void> {
    const live = this.#class;
    const { journal, matches } = live;
    const answer = await live.transactions.run(() => {
      const { state } = journal;
      const held = networkOf(state, player);
      const played = held?.match === match ? matches.get(match) : null;
      if (played === null) throw new Refusal('no-such-match');
      if (state.clock.paused) throw new Refusal('clock-paused');
      const order = wanted && ORDERS[wanted];
      const part = matches.apply(played, { type: 'wire', host, order, by: 'network' }, player);
      return { parts: [part], tell: () => live.tellMatch(played), answer: part.answer };
    });
    if (!answer.ok) throw new Refusal(codeOf(answer.error));
  }

  /**
   * A player would have time leap to the next event of a match that only waits. It does when all who sit there, and are here,
   * have said so; the class's own time and the other matches go on as they were.
   * @throws Refusal
   */
  leap(player: string, match: string): Promise<void> {
    const live = this.#class;
    const { journal, matches, leaps, audience } = live;
    return live.transactions.run(() => {
      const { seat, match: played } = this.#seated(player, match);
      const { pair } = seat;
      // Of a class at one host, nobody speaks for all.
      if (pair.team || leaps.asked(played) === null || !played.waits)
        throw new Refusal('nothing-to-wait-for');
      leaps.ask(played, seat.host);
      const asked = leaps.asked(played);
      // Who is away is not waited for.
      if (HOSTS.some((host) => audience.isConnected(pair.seats[host]) && !asked?.has(host)))
        return { parts: [], tell: () => audience.seatsChanged(seatedAt(pair)), answer: undefined };
      const leapt = matches.leap(played);
      const written = journal.write({ type: 'match-leapt', match, origin: played.origin });
      const tell = (): void => {
        live.tellMatch(played);
        // Of what happened they may see nothing, and of their time they are told all the same.
        audience.timeLeapt(seatedAt(pair));
      };
      return { parts: [written, ...leapt], tell, answer: undefined };
    });
  }

  /**
   * The teacher moves a control of the host that the whole class plays against. From then on its autopilot moves none:
   * the two would be at cross purposes.
   * @throws Refusal
   */
  async defend(match: string, control: ControlId, value: number): Promise<void> {
    const live = this.#class;
    const { journal, matches } = live;
    const answer = await live.transactions.run(() => {
      const { state } = journal;
      const pair = pairAt(state, match);
      const played = pair?.team && matches.get(match);
      if (!pair?.team || !played) throw new Refusal('no-such-match');
      if (state.clock.paused) throw new Refusal('clock-paused');
      const host = peerOf(pair.team.host);
      // Before, there is a connection to be answered for, which is the autopilot's.
      if (played.published.crowd?.begunAt == null) throw new Refusal('crowd-not-begun');
      const taken =
        played.published.hosts[host].player === 'autopilot'
          ? [matches.apply(played, { type: 'player', host, player: 'person' })]
          : [];
      const moved = matches.apply(played, { type: 'control', host, control, value });
      return { parts: [...taken, moved], tell: () => live.tellMatch(played), answer: moved.answer };
    });
    if (!answer.ok) throw new Refusal(codeOf(answer.error));
  }

  /** @throws Refusal */
  setClock(change: ClockChange): Promise<void> {
    const { journal, matches, warmUps, audience, transactions } = this.#class;
    return transactions.run(() => {
      const { clock, poll } = journal.state;
      const { pace = clock.pace, paused = clock.paused } = change;
      matches.setClock({ pace, paused });
      warmUps.setClock({ pace, paused });
      const changed = journal.write({ type: 'clock', virtual: matches.virtual, pace, paused });
      const putAway = poll !== null && journal.state.poll === null;
      return {
        parts: [changed],
        tell: () => {
          audience.clockChanged();
          if (putAway) audience.roundChanged();
        },
        answer: undefined,
      };
    });
  }

  /** Something is due in a match by itself. */
  async advance(match: LiveMatch): Promise<void> {
    const live = this.#class;
    if (!live.transactions.open) return;
    await live.transactions.run(() => {
      const part = live.matches.apply(match, { type: 'advance' });
      return {
        parts: [part],
        tell: () => {
          if (part.entries.length > 0) live.tellMatch(match);
        },
        answer: undefined,
      };
    });
  }

  #seated(player: string, id: string): { readonly seat: Seat; readonly match: LiveMatch } {
    const { journal, matches } = this.#class;
    const { state } = journal;
    const seat = seatOf(state, player);
    const match = seat?.pair.match === id ? matches.get(id) : null;
    if (seat === null || match === null) throw new Refusal('no-such-match');
    if (state.clock.paused) throw new Refusal('clock-paused');
    return { seat, match };
  }
}
