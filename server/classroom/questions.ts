/** Questions to the whole class, which everybody answers until the deadline (docs/adr/0049). */
import { keyOf, optionsAt, type Position, type Stand, standAt } from '../../shared/positions/position.ts';
import { scenarioOfRecord } from '../../shared/record/replay.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import type { Log } from '../operations/log.ts';
import { Refusal } from '../refusal.ts';
import type { Scenarios } from '../scenarios/scenarios.ts';
import type { Cancel, Clock } from '../time/clock.ts';
import type { TimerQueue } from '../time/timer-queue.ts';
import type { Class, Poll, Question } from './class.ts';
import type { LiveClass } from './live-class.ts';
import { playerIn } from './roster.ts';

interface Services {
  readonly log: Log;
  readonly clock: Clock;
  readonly timers: TimerQueue;
  readonly scenarios: Pick<Scenarios, 'current'>;
}

/** What a question is about, as it stands there. */
export interface Posed {
  readonly scenario: Scenario;
  readonly stand: Stand;
}

export class Questions {
  readonly #class: LiveClass;
  readonly #services: Services;
  /** Played once: everybody is shown the same. */
  readonly #posed = new WeakMap<Position, Posed | null>();
  #alarm: Cancel = () => undefined;

  constructor(live: LiveClass, services: Services) {
    this.#class = live;
    this.#services = services;
    this.#watch();
  }

  /** Null where it cannot be played any more: a later version of the game has another scenario in its place. */
  posed(position: Position): Posed | null {
    const known = this.#posed.get(position);
    if (known !== undefined) return known;
    const { record } = position;
    const scenario =
      record.scenario.file === undefined
        ? this.#services.scenarios.current(record.scenario.id)
        : scenarioOfRecord(record);
    const stand = standAt(position, scenario);
    const posed = scenario && stand && { scenario, stand };
    this.#posed.set(position, posed);
    return posed;
  }

  /** @returns its number @throws Refusal where answers to another one are taken, or somebody plays */
  async ask(position: Position, seconds: number): Promise<number> {
    const { journal, matches, audience, transactions } = this.#class;
    const posed = this.posed(position);
    if (posed === null) throw new Refusal('no-such-position');
    const options = [...optionsAt(posed.stand, keyOf(posed.scenario, posed.stand))];
    const number = await transactions.run(() => {
      if (journal.state.poll?.open) throw new Refusal('question-open');
      if (matches.running) throw new Refusal('not-while-playing');
      const ends = this.#services.clock.epoch() + seconds * 1_000;
      const asked = journal.write({ type: 'question-asked', position, options, ends });
      return {
        parts: [asked],
        tell: () => {
          this.#watch();
          audience.roundChanged();
        },
        answer: journal.state.poll?.question.number ?? 0,
      };
    });
    this.#services.log.info({ class: journal.state.code, question: number }, 'question asked');
    return number;
  }

  /** Until it ends, the last answer counts. @throws Refusal */
  answer(player: string, number: number, option: number): Promise<void> {
    const { journal, audience, transactions } = this.#class;
    return transactions.run(() => {
      const { state } = journal;
      const { question, open, answers } = pollIn(state, number);
      if (!open || this.#services.clock.epoch() >= question.ends) throw new Refusal('question-closed');
      playerIn(state, player);
      if (option >= question.options.length) throw new Refusal('no-such-choice');
      const changed = answers[player] !== option;
      return {
        parts: changed ? [journal.write({ type: 'question-answered', player, option })] : [],
        tell: () => {
          if (changed) audience.answered(player);
        },
        answer: undefined,
      };
    });
  }

  /** No more answers are taken, and everybody is told what TCP does. @throws Refusal */
  close(number: number): Promise<void> {
    return this.#change(number, 'question-closed', ({ open }) => {
      if (!open) throw new Refusal('question-closed');
    });
  }

  /** Nobody is shown it any more. @throws Refusal */
  putAway(number: number): Promise<void> {
    return this.#change(number, 'question-put-away', () => undefined);
  }

  /** Nobody is woken any more. */
  stop(): void {
    this.#alarm();
    this.#alarm = () => undefined;
  }

  #change(
    number: number,
    type: 'question-closed' | 'question-put-away',
    check: (poll: Poll) => void,
  ): Promise<void> {
    const { journal, audience, transactions } = this.#class;
    return transactions.run(() => {
      check(pollIn(journal.state, number));
      return {
        parts: [journal.write({ type })],
        tell: () => {
          this.#watch();
          audience.roundChanged();
        },
        answer: undefined,
      };
    });
  }

  /** The deadline is one of the server's own clock: a restart keeps it. */
  #watch(): void {
    this.stop();
    const { poll } = this.#class.journal.state;
    if (poll === null || !poll.open) return;
    const { clock, timers, log } = this.#services;
    const { number, ends } = poll.question;
    this.#alarm = timers.at(clock.now() + Math.max(0, ends - clock.epoch()), () => {
      this.close(number).catch((error: unknown) => {
        // It was closed or put away meanwhile, or the class is made anew, which sets the alarm again.
        if (!(error instanceof Refusal)) log.warn({ err: error }, 'a question could not be closed');
      });
    });
  }
}

/** @throws Refusal for one that is not shown */
function pollIn({ poll }: Class, number: number): Poll {
  if (poll?.question.number !== number) throw new Refusal('no-such-question');
  return poll;
}

/** How often each option was chosen. */
export function chosenIn({
  question,
  answers,
}: Pick<Poll, 'answers'> & { readonly question: Pick<Question, 'options'> }): number[] {
  const chosen = question.options.map(() => 0);
  for (const option of Object.values(answers)) chosen[option] = (chosen[option] ?? 0) + 1;
  return chosen;
}
