/** A scenario file's text, read, checked and tried out. What is wrong is told with line and column. */
import { createHash } from 'node:crypto';
import { LONGEST_SCENARIO } from '../../shared/protocol/http.ts';
import { scenarioOf } from '../../shared/scenario-files/build.ts';
import type { ScenarioFile } from '../../shared/scenario-files/file.ts';
import { authoredFileSchema } from '../../shared/scenario-files/schema.ts';
import { MOST_EVENTS_A_MINUTE, type Trial, trial } from '../../shared/scenario-files/trial.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import files from '../../shared/words/en/files.ts';
import { speak } from '../../shared/words/translation.ts';
import { readYaml, START, type UnreadableYaml, unreadable } from './yaml.ts';

/** A scenario's file is spoken of in English, like its keys. */
const say = speak<typeof files>(files, 'en');

export interface OwnScenario {
  readonly scenario: Scenario;
  readonly file: ScenarioFile;
  /** The ids of goals that two autopilots did not reach: the author should know. */
  readonly missed: readonly string[];
}

export type ReadScenario = ({ readonly ok: true } & OwnScenario) | UnreadableYaml;

/** In slices, between which the server does what else there is to do. */
export async function readScenario(text: string, id: string): Promise<ReadScenario> {
  const read = readYaml(text, { schema: authoredFileSchema, longest: LONGEST_SCENARIO, say });
  return read.ok ? await tried(read.value, id) : read;
}

async function tried(file: ScenarioFile, id: string): Promise<ReadScenario> {
  const scenario = scenarioOf(file, { id, version: versionOf(file) });
  const result = await inSlices(trial(scenario));
  if (result.ok) return { ok: true, scenario, file, missed: result.missed.map(({ id: goal }) => goal) };
  return unreadable({
    ...START,
    message: `played by two autopilots it ${tooMuch(result)}: it would flood the server`,
  });
}

async function inSlices(slices: Generator<void, Trial>): Promise<Trial> {
  for (;;) {
    const slice = slices.next();
    if (slice.done === true) return slice.value;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

function tooMuch({ why, at }: Trial & { readonly ok: false }): string {
  const when = `${(at / 1000).toFixed(1)} s`;
  if (why === 'too-many-events')
    return `makes more than ${MOST_EVENTS_A_MINUTE} events in the minute before ${when}`;
  if (why === 'too-many-in-flight') return `fills the network with segments at ${when}`;
  return `has kept too many connections for too long at ${when} (the crowd may ask less often, the flood be slower, or “timeLimit” shorter)`;
}

/** Two files with the same content have the same version; 31 bits of a digest tell all others apart. */
const versionOf = (file: ScenarioFile): number =>
  createHash('sha256').update(JSON.stringify(file)).digest().readUInt32BE() >>> 1;
