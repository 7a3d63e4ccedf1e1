/** The door of a class: who may come in at once, who waits, and whom the teacher lets in. */
import { Refusal } from '../refusal.ts';
import type { Class } from './class.ts';
import type { Barred, Knocks } from './knocks.ts';
import type { LiveClass } from './live-class.ts';
import { type Joined, type Newcomer, nameOf, playerNamed, type Roster } from './roster.ts';

/** Why one may not simply come in; null when they may. */
function barred(state: Class, { name, device }: Newcomer): Barred | null {
  if (playerNamed(state, name)) return 'name-taken';
  if (device !== null && state.removed.includes(device)) return 'removed';
  return state.locked ? 'class-locked' : null;
}

export class Door {
  readonly #class: LiveClass;
  readonly #roster: Roster;
  readonly #knocks: Knocks;

  constructor(live: LiveClass, roster: Roster, knocks: Knocks) {
    this.#class = live;
    this.#roster = roster;
    this.#knocks = knocks;
  }

  /** @throws Refusal */
  join({ name: wanted, device }: Newcomer): Promise<Joined> {
    return this.#roster.join({ name: wanted, device }, (state, name) => {
      const why = barred(state, { name, device });
      if (why !== null) throw new Refusal(why);
    });
  }

  /** Asks the teacher. @returns the token with which the answer is asked for @throws Refusal */
  async knock({ name: wanted, device }: Newcomer): Promise<string> {
    const { state } = this.#class.journal;
    const name = nameOf(wanted);
    const why = barred(state, { name, device });
    const seat = playerNamed(state, name)?.id ?? null;
    const { token, id } = this.#knocks.add({ name, device, seat, why: why ?? 'class-locked' });
    // The door has been opened meanwhile.
    if (why === null) await this.letIn(id);
    return token;
  }

  /** Whoever asked for a seat gets it; anybody else joins. @throws Refusal also where there is no place for them */
  async letIn(id: string): Promise<void> {
    const { knock, answer } = this.#knocks.take(id);
    const { players } = this.#class.journal.state;
    const seat = players.find((player) => player.id === knock.seat);
    try {
      answer(
        seat
          ? await this.#roster.give(seat.id, knock.device)
          : await this.#roster.join(knock, () => undefined),
      );
    } catch (error) {
      // Somebody else has taken the name meanwhile: another has to be chosen.
      answer(error instanceof Refusal && error.code === 'name-taken' ? error : null);
      throw error;
    }
  }

  /** @throws Refusal */
  sendAway(id: string): void {
    this.#knocks.take(id).answer(new Refusal('not-let-in'));
  }

  /** Those who wait only for the lock come in when it is opened, as far as there is room. @throws Refusal */
  async lock(locked: boolean): Promise<void> {
    const { journal, audience, transactions } = this.#class;
    await transactions.run(() => ({
      parts: journal.state.locked === locked ? [] : [journal.write({ type: 'class-locked', locked })],
      tell: () => audience.doorChanged(),
      answer: undefined,
    }));
    if (locked) return;
    for (const { id, why } of this.#knocks.open) {
      if (why !== 'class-locked') continue;
      await this.letIn(id).catch((error: unknown) => {
        // It stays at the door, or has learnt that its name is taken: the teacher's request has been done.
        if (!(error instanceof Refusal)) throw error;
      });
    }
  }
}
