/** Each player's own answers, where many share a host. */
import type { MatchEvent } from '../../shared/match/match-event.ts';
import type { SeatView } from '../../shared/protocol/view.ts';

export type OwnAnswers = NonNullable<SeatView['own']>;

interface Sent {
  readonly player: string;
  readonly event: MatchEvent;
}

/** Who sent what of a match's events; who made nothing of it answered nothing. */
export class Authors {
  readonly #sent: Sent[] = [];

  /** @param events what a player's input brought about, with all that was due before it */
  note(player: string, events: readonly MatchEvent[]): void {
    const own = events.find((event) => isAnswer(event));
    if (own) this.#sent.push({ player, event: own });
  }

  /** @param version up to which what happened is durable */
  answersOf(player: string, version: number): OwnAnswers {
    const durable = this.#sent.filter(({ event }) => event.version <= version);
    const own = durable.flatMap(({ player: by, event }) => (by === player ? [event] : []));
    const refused = own.filter(({ type }) => type === 'refused');
    const advice = own.filter(({ type }) => type === 'advice');
    const answered = own.filter((event) => event.type === 'accepted' && event.stimulus !== null);
    const spoilt = new Set([...refused, ...advice].map(stimulusOf));
    return {
      answered: answered.length,
      firstTry: answered.filter((event) => !spoilt.has(stimulusOf(event))).length,
      refused: refused.map(({ version: at }) => at),
      advice: advice.length,
    };
  }
}

/** An autopilot's answers are nobody's. */
const isAnswer = (event: MatchEvent): boolean =>
  event.type === 'refused' || event.type === 'advice' || (event.type === 'accepted' && event.by === 'person');

const stimulusOf = (event: MatchEvent): number | null =>
  'stimulus' in event && typeof event.stimulus === 'number' ? event.stimulus : null;
