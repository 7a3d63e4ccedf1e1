/** The scenarios of this server's teachers, to be practised beside the catalogue. */

import type { ScenarioAnswer, ScenarioListing } from '../../../shared/protocol/http.ts';
import type { ScenarioFile } from '../../../shared/scenario-files/file.ts';
import type { Scenario } from '../../../shared/scenarios/scenario.ts';
import { pathTo } from '../../base.ts';
import { retryImport } from '../../retry-import.ts';

/** A scenario that can be practised, and the file behind it; null for those of the catalogue. */
export interface Offered {
  readonly scenario: Scenario;
  readonly file: ScenarioFile | null;
}

/** What the server has besides the catalogue; nothing where there is no server, since practice needs none. */
export async function ownScenarios(request: typeof fetch): Promise<readonly Offered[]> {
  const listed = await json<readonly ScenarioListing[]>(request, pathTo('/api/scenarios'));
  const own = (listed ?? []).filter(({ number }) => number === null);
  if (own.length === 0) return [];
  const { scenarioOf } = await retryImport(() => import('../../../shared/scenario-files/build.ts'));
  const files = await Promise.all(
    own.map(({ id }) => json<ScenarioAnswer>(request, pathTo(`/api/scenarios/${encodeURIComponent(id)}`))),
  );
  return files.flatMap((answer) =>
    answer === null ? [] : [{ scenario: scenarioOf(answer.file, answer), file: answer.file }],
  );
}

async function json<T>(request: typeof fetch, path: string): Promise<T | null> {
  const answer = await request(path).catch(() => null);
  return answer?.ok ? ((await answer.json().catch(() => null)) as T | null) : null;
}
