/** The teacher's classes: renamed, kept for a time, saved, closed, opened again, deleted. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { ClassListing } from '../../../shared/protocol/http.ts';
import type { TeachApi } from './api.ts';
import type { Requests } from './requests.ts';

export interface ClassList {
  readonly classes: ReadonlySignal<readonly ClassListing[]>;
  /** Asks the server anew; to be called within a request. */
  readonly read: () => Promise<void>;
  /** @param name empty: none */
  readonly rename: (code: string, name: string) => Promise<void>;
  /** @param days null: as many as the server says */
  readonly keep: (code: string, days: number | null) => Promise<void>;
  /** All that it holds, as a file. */
  readonly save: (code: string) => Promise<void>;
  readonly close: (code: string) => Promise<void>;
  readonly reopen: (code: string) => Promise<void>;
  readonly remove: (code: string) => Promise<void>;
}

export interface ClassListOptions {
  readonly api: Pick<
    TeachApi,
    'classes' | 'nameClass' | 'keepClass' | 'exportClass' | 'closeClass' | 'reopenClass' | 'deleteClass'
  >;
  readonly ask: Requests['ask'];
  /** A class is deleted: what this browser keeps of it goes, too. */
  readonly onDeleted: (code: string) => void;
  readonly saveFile: (name: string, parts: readonly string[], type: string) => void;
}

export function createClassList({ api, ask, saveFile, onDeleted }: ClassListOptions): ClassList {
  const classes = signal<readonly ClassListing[]>([]);
  const read = async (): Promise<void> => {
    classes.value = await api.classes();
  };
  const change = (request: () => Promise<unknown>): Promise<void> =>
    ask(async () => {
      await request();
      await read();
    });
  return {
    classes,
    read,
    rename: (code, name) => change(() => api.nameClass(code, name.trim() === '' ? null : name)),
    keep: (code, days) => change(() => api.keepClass(code, days)),
    save: (code) =>
      ask(async () => {
        saveFile(`2msl-${code}.json`, [JSON.stringify(await api.exportClass(code))], 'application/json');
      }),
    close: (code) => change(() => api.closeClass(code)),
    reopen: (code) => change(() => api.reopenClass(code)),
    remove: (code) => change(() => api.deleteClass(code).then(() => onDeleted(code))),
  };
}
