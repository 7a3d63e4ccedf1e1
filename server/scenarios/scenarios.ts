/**
 * The scenarios of this server: the catalogue, and the teachers' own.
 * A file may change or vanish while a round of it is played, and its records must be told for ever: what was played
 * is written to the journal, a stream for each version.
 */
import { z } from 'zod';
import { scenarioOf } from '../../shared/scenario-files/build.ts';
import type { ScenarioFile } from '../../shared/scenario-files/file.ts';
import { scenarioFileSchema } from '../../shared/scenario-files/schema.ts';
import { findScenario } from '../../shared/scenarios/catalogue/catalogue.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { readStream } from '../store/journal.ts';
import { type Store, StreamTaken } from '../store/store.ts';
import type { ScenarioFolder } from './scenario-folder.ts';

/** A scenario as it was at a time. */
export interface ScenarioRef {
  readonly id: string;
  readonly version: number;
}

export interface Scenarios {
  /** What a round that begins now is played with. */
  readonly current: (id: string) => Scenario | null;
  /** That version of it, also when the file has changed since. */
  readonly of: (ref: ScenarioRef) => Promise<Scenario | null>;
  /** The file behind a scenario of a teacher's own; null for those of the catalogue. */
  readonly fileOf: (ref: ScenarioRef) => Promise<ScenarioFile | null>;
  /** Makes durable what the records of a round will need, before it begins. @throws StoreError */
  readonly keep: (scenario: Scenario) => Promise<void>;
}

const scenarioStream = ({ id, version }: ScenarioRef): string => `scenario/${id}/${version}`;
const entrySchema = z.strictObject({ type: z.literal('scenario'), file: scenarioFileSchema });

interface Sources {
  readonly catalogue: readonly Scenario[];
  readonly folder: ScenarioFolder;
  readonly store: Store;
}

export function createScenarios({ catalogue, folder, store }: Sources): Scenarios {
  const inCatalogue = (id: string): Scenario | null => findScenario(catalogue, id);
  const current = (id: string): Scenario | null => inCatalogue(id) ?? folder.byId(id)?.scenario ?? null;

  const fileOf = async (ref: ScenarioRef): Promise<ScenarioFile | null> => {
    if (inCatalogue(ref.id) !== null) return null;
    const inFolder = folder.byId(ref.id);
    if (inFolder?.scenario.version === ref.version) return inFolder.file;
    const [entry] = await readStream(store, scenarioStream(ref), entrySchema);
    return entry?.file ?? null;
  };

  return {
    current,
    of: async (ref) => {
      const now = current(ref.id);
      if (now?.version === ref.version) return now;
      const file = await fileOf(ref);
      return file === null ? null : scenarioOf(file, ref);
    },
    fileOf,
    keep: async (scenario) => {
      const stream = scenarioStream(scenario);
      const file = await fileOf(scenario);
      if (file === null || (await store.next(stream)) > 0) return;
      const entry = { stream, seq: 0, body: JSON.stringify({ type: 'scenario', file }) };
      await store.append([entry]).catch((error: unknown) => {
        // Another class has begun with the same one at the same moment: then it is kept.
        if (!(error instanceof StreamTaken)) throw error;
      });
    },
  };
}
