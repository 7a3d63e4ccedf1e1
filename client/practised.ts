/** The record of what this tab practised last: the practice page keeps it, /replay/local tells it. */
import type { RecordAnswer } from '../shared/protocol/http.ts';

const KEY = '2msl.record';

export function keepPractised(record: RecordAnswer): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(record));
  } catch {
    // A browser that forbids it plays all the same; there is then nothing to watch again.
  }
}

/** As text; null where nothing was kept. */
export function practised(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
