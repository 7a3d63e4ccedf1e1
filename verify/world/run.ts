/** Worlds by their seeds: what became of each. */
import { Violation } from './violation.ts';
import { World } from './world.ts';

export interface Outcome {
  readonly seed: number;
  /** What must never be, and was; null where all went well. */
  readonly violation: string | null;
  readonly story: readonly string[];
  readonly figures: World['figures'];
}

/** As long as a world goes on unless told otherwise. */
export const STEPS = 30;

export async function play(seed: number, steps = STEPS): Promise<Outcome> {
  const world = new World(seed);
  const outcome = (violation: string | null): Outcome => {
    const { story, figures } = world;
    return { seed, violation, story, figures };
  };
  try {
    await world.run(steps);
    return outcome(null);
  } catch (error) {
    if (error instanceof Violation) return outcome(error.message);
    throw error;
  }
}

/** A story that a person can follow. */
export const told = ({ seed, violation, story }: Outcome): string =>
  `seed ${seed}: ${violation}\n${story.map((line) => `  ${line}`).join('\n')}`;
