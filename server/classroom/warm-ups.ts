/**
 * Matches to warm up in before the round: one a player, against the autopilot (docs/adr/0030).
 * They live in memory alone: nothing of them is written, and a class that is made anew has none.
 */
import { threeWayHandshake } from '../../shared/scenarios/catalogue/01-three-way-handshake.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { RULEBOOK_VERSION } from '../../shared/tcp/rules.ts';
import type { Milliseconds } from '../../shared/units.ts';
import { newMatchId } from '../access/tokens.ts';
import { Refusal } from '../refusal.ts';
import type { Clock } from '../time/clock.ts';
import type { TimerQueue } from '../time/timer-queue.ts';
import type { Audience } from './audience.ts';
import { LiveMatch, type Played } from './live-match.ts';
import { type ClockSetting, Matches } from './matches.ts';
import { codeOf, type Judged, type PlayerInput } from './player-input.ts';

/** A handshake, seen from the host that begins it. */
const SCENARIO: Scenario = { ...threeWayHandshake, timeLimit: 10 * 60_000 };
export const WARM_UP_HOST = 'A';
const LEVEL = 'guided';

/** A handshake has some twenty; whoever errs without end fills no memory. */
const MOST_EVENTS = 500;

export class WarmUps {
  readonly #audience: Audience;
  readonly #matches: Matches;
  readonly #ofPlayer = new Map<string, LiveMatch>();
  #begun = 0;

  constructor(
    services: { readonly clock: Clock; readonly timers: TimerQueue },
    audience: Audience,
    clock: ClockSetting,
  ) {
    this.#audience = audience;
    this.#matches = new Matches(
      services,
      { ...clock, virtual: 0 },
      {
        onDue: (match) => {
          for (const [player, own] of this.#ofPlayer) if (own === match) this.#advance(player, match);
        },
      },
    );
  }

  /** The class's clock is theirs, too: a pause stops every device. */
  setClock(clock: ClockSetting): void {
    this.#matches.setClock(clock);
  }

  of(player: string): LiveMatch | null {
    return this.#ofPlayer.get(player) ?? null;
  }

  get(match: string): LiveMatch | null {
    return this.#matches.get(match);
  }

  /** The virtual time that they have in common. */
  get virtual(): Milliseconds {
    return this.#matches.virtual;
  }

  /** Begins one, in the place of the one before. */
  begin(player: string, name: string): void {
    this.#drop(player);
    this.#begun += 1;
    const seed = this.#begun;
    const { id, version } = SCENARIO;
    const match = LiveMatch.begin(
      { match: newMatchId(), seed, origin: this.#matches.virtual, seats: { A: player, B: null } },
      SCENARIO,
      {
        type: 'began',
        scenario: { id, version },
        rulebook: RULEBOOK_VERSION,
        level: LEVEL,
        seed,
        names: { A: name, B: null },
      },
    );
    this.#ofPlayer.set(player, match);
    this.#matches.add(match);
    this.#matches.apply(match, { type: 'advance' }).publish([]);
    this.#audience.seatsChanged([player]);
  }

  /** The player wants no more of it. */
  close(player: string): void {
    if (this.#drop(player)) this.#audience.seatsChanged([player]);
  }

  /** Who has left the class, or sits in a round, warms up no more; those who are told so are told elsewhere. */
  forget(players: 'all' | string): void {
    for (const player of players === 'all' ? [...this.#ofPlayer.keys()] : [players]) this.#drop(player);
  }

  /** What a player sends into their own. @throws Refusal */
  input(player: string, match: LiveMatch, input: PlayerInput): Judged | null {
    if (this.#matches.paused) throw new Refusal('clock-paused');
    if (match.published.version >= MOST_EVENTS) {
      this.close(player);
      throw new Refusal('match-ended');
    }
    const { answer } = this.#played(
      player,
      match,
      this.#matches.apply(match, { ...input, host: WARM_UP_HOST }),
    );
    if (!answer.ok) throw new Refusal(codeOf(answer.error));
    return answer.verdict && { verdict: answer.verdict, level: LEVEL };
  }

  /** Nobody is woken any more. */
  stop(): void {
    this.#matches.stop();
  }

  #advance(player: string, match: LiveMatch): void {
    this.#played(player, match, this.#matches.apply(match, { type: 'advance' }));
    // Nobody looks on, and nothing more will happen.
    if (!match.running && !this.#audience.isConnected(player)) this.#drop(player);
  }

  /** There is nothing to wait for: it is shown at once. */
  #played(player: string, match: LiveMatch, played: Played): Played {
    played.publish([]);
    if (played.entries.length > 0) {
      const goals = match.goalsChanged();
      this.#audience.warmUpChanged(player, match.id, goals || !match.running);
    }
    return played;
  }

  #drop(player: string): boolean {
    const match = this.#ofPlayer.get(player);
    if (match === undefined) return false;
    this.#ofPlayer.delete(player);
    this.#matches.remove(match);
    return true;
  }
}
