/** Each player's own answers, where many share a host. */
import type { MatchEvent } from '../../shared/match/match-event.ts';
import type { SeatView } from '../../shared/protocol/view.ts';

export type OwnAnswers = NonNullable<SeatView['own']>;

/** What a player's input came to. */
export interface Answered {
  readonly player: string;
  readonly type: 'accepted' | 'refused' | 'advice';
  readonly stimulus: number | null;
  readonly version: number;
}

/** Who sent what of a match's events; who made nothing of it answered nothing. */
export class Authors {
  readonly #sent: Answered[];

  /** @param sent what is known already */
  constructor(sent: readonly Answered[] = []) {
    this.#sent = [...sent];
  }

  /** @param events what a player's input brought about, with all that was due before it */
  note(player: string, events: readonly MatchEvent[]): void {
    for (const event of events) {
      if (!isAnswer(event)) continue;
      const { type, stimulus, version } = event;
      this.#sent.push({ player, type, stimulus, version });
      return;
    }
  }

  /** @param version up to which what happened is durable */
  until(version: number): readonly Answered[] {
    return this.#sent.filter((one) => one.version <= version);
  }

  /** @param version up to which what happened is durable */
  answersOf(player: string, version: number): OwnAnswers {
    const own = this.until(version).filter(({ player: by }) => by === player);
    const refused = own.filter(({ type }) => type === 'refused');
    const advice = own.filter(({ type }) => type === 'advice');
    const answered = own.filter(({ type, stimulus }) => type === 'accepted' && stimulus !== null);
    const spoilt = new Set([...refused, ...advice].map(({ stimulus }) => stimulus));
    return {
      answered: answered.length,
      firstTry: answered.filter(({ stimulus }) => !spoilt.has(stimulus)).length,
      refused: refused.map(({ version: at }) => at),
      advice: advice.length,
    };
  }
}

type Answer = Extract<MatchEvent, { type: Answered['type'] }>;

/** An autopilot's answers are nobody's. */
const isAnswer = (event: MatchEvent): event is Answer =>
  event.type === 'refused' || event.type === 'advice' || (event.type === 'accepted' && event.by === 'person');
