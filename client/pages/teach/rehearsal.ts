/** A rehearsal: simulated students in the open class, as the server says and the teacher asks. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { TeachApi } from './api.ts';
import type { ShownClass } from './class-view.ts';
import type { Requests } from './requests.ts';

/** A class as it often is. */
const USUAL = { students: 20, skill: 0.7 };

export interface Rehearsal {
  /** How many simulated students are in the class; null while that is not known. */
  readonly students: ReadonlySignal<number | null>;
  readonly look: () => Promise<void>;
  readonly begin: () => Promise<void>;
  readonly end: () => Promise<void>;
}

export interface RehearsalOptions {
  readonly api: Pick<TeachApi, 'rehearsal' | 'rehearse' | 'endRehearsal'>;
  readonly request: Requests['ask'];
  readonly view: ReadonlySignal<ShownClass | null>;
}

export function createRehearsal({ api, request, view }: RehearsalOptions): Rehearsal {
  const students = signal<number | null>(null);
  const look = async (run: (code: string) => Promise<unknown> = () => Promise.resolve()): Promise<void> => {
    const code = view.peek()?.code;
    if (code === undefined) return;
    await request(() => run(code).then(() => undefined));
    // Also after a refusal: somebody else may have begun or ended it.
    await request(async () => {
      students.value = (await api.rehearsal(code)).students;
    });
  };
  return {
    students,
    look: () => look(),
    begin: () => look((code) => api.rehearse(code, USUAL)),
    end: () => look((code) => api.endRehearsal(code)),
  };
}
