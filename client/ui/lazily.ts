/** A part of a page, fetched when it is first wanted: most players never need it. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { after } from './frame.ts';

const RETRY_MS = 3_000;

/** @returns a hook that gives the part; null until it is there */
export function lazily<Part>(fetchPart: () => Promise<Part>): (wanted?: boolean) => Part | null {
  const part = signal<Part | null>(null);
  const load = (): void => {
    if (part.peek() !== null) return;
    fetchPart().then(
      (fetched) => {
        part.value = fetched;
      },
      // Without the network the page goes on without it.
      () => after(RETRY_MS, load),
    );
  };
  return (wanted = true) => {
    useEffect(() => {
      if (wanted) load();
    }, [wanted]);
    return part.value;
  };
}
