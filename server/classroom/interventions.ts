/** What a teacher does in matches that are being played: helps a player, gives the wire an order. */
import type { HostId } from '../../shared/hosts.ts';
import type { Help, Input } from '../../shared/match/input.ts';
import type { WireOrder } from '../../shared/wire/wire.ts';
import { Refusal } from '../refusal.ts';
import { pairAt } from './class.ts';
import type { Pair } from './entries.ts';
import type { LiveClass } from './live-class.ts';
import type { LiveMatch } from './live-match.ts';
import { codeOf } from './player-input.ts';

export interface WantedHelp {
  readonly match: string;
  readonly host: HostId;
  /** What lies before the player; where that has changed, nothing is done. */
  readonly stimulus: number;
  readonly help: Help;
}

export interface WantedOrder {
  /** Null: all that are being played. */
  readonly match: string | null;
  readonly host: HostId;
  readonly order: WireOrder | null;
}

export class Interventions {
  readonly #class: LiveClass;

  constructor(live: LiveClass) {
    this.#class = live;
  }

  /** @throws Refusal */
  async help({ match: id, ...wanted }: WantedHelp): Promise<void> {
    const answer = await this.#class.transactions.run(() => {
      const { pair, match } = this.#played(id);
      // The answer is given in the place of who is away; a word would not be heard.
      if (wanted.help !== 'move' && !this.#isThere(pair, match, wanted.host))
        throw new Refusal('player-away');
      const part = this.#class.matches.apply(match, { type: 'help', ...wanted });
      return { parts: [part], tell: () => this.#class.tellMatch(match), answer: part.answer };
    });
    if (!answer.ok) throw new Refusal(codeOf(answer.error));
  }

  /** @throws Refusal */
  order({ match: id, host, order }: WantedOrder): Promise<void> {
    const live = this.#class;
    return live.transactions.run(() => {
      const matches =
        id === null ? live.matches.all().filter(({ running }) => running) : [this.#played(id).match];
      if (matches.length === 0) throw new Refusal('no-round');
      const input: Input = { type: 'wire', host, order };
      return {
        parts: matches.map((match) => live.matches.apply(match, input)),
        tell: () => {
          for (const match of matches) live.tellMatch(match);
        },
        answer: undefined,
      };
    });
  }

  /** @throws Refusal */
  #played(id: string): { readonly pair: Pair; readonly match: LiveMatch } {
    const { journal, matches } = this.#class;
    const pair = pairAt(journal.state, id);
    const match = matches.get(id);
    if (pair === null || match === null) throw new Refusal('no-such-match');
    if (!match.running) throw new Refusal('match-ended');
    return { pair, match };
  }

  /** Whether a person answers for the host, and is here. */
  #isThere({ seats, team }: Pair, match: LiveMatch, host: HostId): boolean {
    const { audience } = this.#class;
    if (match.playerOf(host) === 'autopilot') return false;
    return team?.host === host
      ? team.players.some((one) => audience.isConnected(one))
      : audience.isConnected(seats[host]);
  }
}
