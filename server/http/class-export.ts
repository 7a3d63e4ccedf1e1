/** A class as one document: what it holds, for whoever keeps it elsewhere before it is deleted here. */
import type { ClassExport } from '../../shared/protocol/http.ts';
import type { LanguageCode } from '../../shared/words/languages.ts';
import type { Records } from '../classroom/records.ts';
import type { Results } from '../classroom/results.ts';
import { Refusal } from '../refusal.ts';
import type { Store } from '../store/store.ts';

interface Services {
  readonly store: Store;
  readonly results: Results;
  readonly records: Records;
}

/**
 * In pieces, a match each: all of a class at once may be too much for the memory.
 * @throws Refusal
 */
export async function* classExport(
  code: string,
  language: LanguageCode,
  { store, results, records }: Services,
): AsyncGenerator<string> {
  const told: Omit<ClassExport, 'matches'> = {
    format: '2msl-class',
    version: 1,
    results: await results.of(code, language),
  };
  let before = `${JSON.stringify(told).slice(0, -1)},"matches":[`;
  for (const match of await store.index.matchesOf(code)) {
    // Of the first it shows that another server owns the class.
    const one = await matchOf(match, records);
    yield before + one;
    before = ',';
  }
  yield `${before === ',' ? '' : before}]}`;
}

/** What cannot be told is named with the reason, and nothing else is lost for it. */
async function matchOf(match: string, records: Records): Promise<string> {
  try {
    const record = await records.record(match, 'teacher');
    return `{"match":${JSON.stringify(match)},${record.slice(1)}`;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const missing: ClassExport['matches'][number] = { match, missing: error.code };
    return JSON.stringify(missing);
  }
}
