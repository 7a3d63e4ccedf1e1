/**
 * Rehearsals: a class that simulated students join, whom the server plays itself (docs/adr/0050).
 * They come in by the entrance and say what any device may say. Their seats are in the journal, as anybody's are.
 */
import { randomInt } from 'node:crypto';
import { type Robot, startRobot } from '../../../shared/rehearsal/robot.ts';
import { wordsOf } from '../../../shared/words/every-language.ts';
import type { LanguageCode } from '../../../shared/words/languages.ts';
import { hashToken } from '../../access/tokens.ts';
import type { Classroom } from '../../classroom/classroom.ts';
import type { Classrooms } from '../../classroom/classrooms.ts';
import { Refusal } from '../../refusal.ts';
import type { Clock } from '../../time/clock.ts';
import type { TimerQueue } from '../../time/timer-queue.ts';
import type { Entrance } from '../gateway.ts';
import { OwnConnection } from './connection.ts';

/**
 * The mark of a robot's seat, by which it is known after a restart. A device's is a hash: nobody else can bear this one.
 * No two are alike, as a mark that was removed has to knock.
 */
const MARK = /^robot (0|1|0\.\d+) (\d+)$/;
const markOf = (skill: number): string => `robot ${skill} ${randomInt(2 ** 31)}`;
const skillOf = (mark: string | null): number | null => {
  const [, skill] = MARK.exec(mark ?? '') ?? [];
  return skill === undefined ? null : Number(skill);
};

/** In all classes together: what they cost is taken from those who learn. */
const MOST_ROBOTS = 120;

interface Services {
  readonly classrooms: Pick<Classrooms, 'get'>;
  readonly entrance: Entrance;
  readonly clock: Clock;
  readonly timers: TimerQueue;
}

interface Rehearsal {
  readonly robots: readonly Robot[];
}

export interface RehearsalWanted {
  readonly students: number;
  /** How often they are right at the first try, from 0 to 1. */
  readonly skill: number;
  readonly language: LanguageCode;
}

const seatsIn = ({ published }: Pick<Classroom, 'published'>): Classroom['published']['players'] =>
  published.players.filter(({ device }) => skillOf(device) !== null);

export class Rehearsals {
  readonly #services: Services;
  readonly #rehearsals = new Map<string, Rehearsal>();
  /** How many come where they are not all there yet. */
  readonly #beginning = new Map<string, number>();

  constructor(services: Services) {
    this.#services = services;
  }

  /** @returns how many have come: a class may be full before @throws Refusal */
  async begin(code: string, { students, skill, language }: RehearsalWanted): Promise<number> {
    const classroom = await this.#services.classrooms.get(code);
    if (this.#plays(classroom.code) || seatsIn(classroom).length > 0) throw new Refusal('already-rehearsing');
    if (this.#all + students > MOST_ROBOTS) throw new Refusal('too-many-robots');
    this.#beginning.set(classroom.code, students);
    const joined: Awaited<ReturnType<typeof classroom.join>>[] = [];
    try {
      for (let i = 1; i <= students; i++)
        joined.push(
          await classroom.join(
            wordsOf(language).names('robot', { n: String(i).padStart(2, '0') }),
            markOf(skill),
          ),
        );
    } catch (error) {
      // A class that is full has as many as fit.
      if (!(error instanceof Refusal) || joined.length === 0) throw error;
    } finally {
      this.#beginning.delete(classroom.code);
    }
    this.#rehearsals.set(classroom.code, {
      robots: joined.map(({ token }) => this.#robot(token, skill, language, classroom.code)),
    });
    return joined.length;
  }

  /** How many play in a class. Those whose server was started again play on as soon as somebody asks. */
  async look(code: string, language: LanguageCode): Promise<number> {
    const classroom = await this.#services.classrooms.get(code);
    await this.#goOn(classroom, language);
    return this.#rehearsals.get(classroom.code)?.robots.filter(({ over }) => !over()).length ?? 0;
  }

  async #goOn(classroom: Classroom, language: LanguageCode): Promise<void> {
    const seats = seatsIn(classroom);
    if (seats.length === 0 || this.#plays(classroom.code)) return;
    if (this.#all + seats.length > MOST_ROBOTS) return;
    this.#beginning.set(classroom.code, seats.length);
    const robots: Robot[] = [];
    try {
      for (const { id, device } of seats) {
        const skill = skillOf(device);
        if (skill === null) continue;
        const { token } = await classroom.giveSeatTo(id, device);
        robots.push(this.#robot(token, skill, language, classroom.code));
      }
    } catch (error) {
      // The teacher has removed one meanwhile: the others play.
      if (!(error instanceof Refusal)) throw error;
    } finally {
      this.#beginning.delete(classroom.code);
    }
    this.#rehearsals.set(classroom.code, { robots });
  }

  /** They go, and leave no names behind. @throws Refusal */
  async end(code: string): Promise<void> {
    const classroom = await this.#services.classrooms.get(code);
    const seats = seatsIn(classroom);
    if (seats.length === 0) throw new Refusal('no-rehearsal');
    this.#forget(classroom.code);
    for (const { id } of seats)
      await classroom.remove(id).catch((error: unknown) => {
        // The teacher has removed that one by hand.
        if (!(error instanceof Refusal)) throw error;
      });
  }

  #plays(code: string): boolean {
    return this.#rehearsals.has(code) || this.#beginning.has(code);
  }

  /** In all classes. */
  get #all(): number {
    const playing = [...this.#rehearsals.values()].map(({ robots }) => robots.length);
    return [...this.#beginning.values(), ...playing].reduce((sum, n) => sum + n, 0);
  }

  /** Nobody plays any more; nothing is written. */
  stop(): void {
    for (const code of [...this.#rehearsals.keys()]) this.#forget(code);
  }

  #forget(code: string): void {
    for (const { stop } of this.#rehearsals.get(code)?.robots ?? []) stop();
    this.#rehearsals.delete(code);
  }

  #robot(token: string, skill: number, language: LanguageCode, code: string): Robot {
    const { entrance, clock, timers } = this.#services;
    return startRobot({
      ...{ token, language, skill, seed: randomInt(2 ** 31) },
      connect: ({ hear, lost }) => {
        const connection = new OwnConnection({ hear, closed: lost }, language);
        // A server that is full, or closing, takes no robot either.
        const visitor = { network: 'rehearsal', holder: hashToken(token) };
        if (entrance.refusal(visitor) === null) entrance.enter(connection, visitor);
        else connection.terminate();
        return { send: (text) => connection.say(text), close: () => connection.terminate() };
      },
      after: (milliseconds, call) => timers.at(clock.now() + milliseconds, call),
      // The class is over, or its teacher has removed the robot.
      gone: () => this.#oneLess(code),
    });
  }

  #oneLess(code: string): void {
    const rehearsal = this.#rehearsals.get(code);
    if (rehearsal?.robots.every(({ over }) => over())) this.#rehearsals.delete(code);
  }
}
