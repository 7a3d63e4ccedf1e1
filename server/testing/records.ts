/** What anybody, or the teacher, may read of a match, parsed. */
import type { RecordAnswer } from '../../shared/protocol/http.ts';
import type { Classrooms } from '../classroom/classrooms.ts';
import { Records } from '../classroom/records.ts';
import { Teller } from '../classroom/teller.ts';
import { answer, tellBy } from '../classroom/tellings.ts';
import type { Store } from '../store/store.ts';
import { onlyScenario, testLife } from './scenario.ts';

export async function recordIn(
  classrooms: Classrooms,
  store: Store,
  match: string,
  by: 'anyone' | 'teacher',
): Promise<RecordAnswer> {
  const tell = tellBy(async (asked) => answer(asked, [testLife]));
  const teller = new Teller({ store, scenarios: onlyScenario(testLife), classrooms, tell });
  return JSON.parse(await new Records({ store, teller, classrooms }).record(match, by));
}
