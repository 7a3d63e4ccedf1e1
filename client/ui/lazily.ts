/** A part of a page, fetched when it is first wanted: most players never need it. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { addWords, type Bundle } from '../i18n/loading.ts';
import { retryImport } from '../retry-import.ts';
import { after } from './frame.ts';

const RETRY_MS = 3_000;

const missing = signal(0);

/** Of how many parts the last fetch failed. */
export const missingParts: ReadonlySignal<number> = missing;

/**
 * @param fetchModule a single `import()`, which is asked again when it fails
 * @param pick what is wanted of it
 * @param words that it speaks with
 * @returns a hook that gives the part; null until it and its words are there
 */
export function lazily<Module, Part>(
  fetchModule: () => Promise<Module>,
  pick: (module: Module) => Part,
  ...words: readonly Bundle[]
): (wanted?: boolean) => Part | null {
  const part = signal<Part | null>(null);
  /** However many look, it is fetched once. */
  let loading = false;
  let failed = false;
  const load = (): void => {
    if (loading || part.peek() !== null) return;
    loading = true;
    Promise.all([retryImport(fetchModule), ...words.map((bundle) => addWords(bundle))]).then(
      ([fetched]) => {
        part.value = pick(fetched);
        if (failed) missing.value -= 1;
      },
      // Without the network the page goes on without it, and says so.
      () => {
        if (!failed) missing.value += 1;
        failed = true;
        after(RETRY_MS, () => {
          loading = false;
          load();
        });
      },
    );
  };
  return (wanted = true) => {
    useEffect(() => {
      if (wanted) load();
    }, [wanted]);
    return part.value;
  };
}
