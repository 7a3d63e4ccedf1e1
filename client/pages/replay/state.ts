/** The replay page without a DOM: a record being loaded, its playback and cursor, or what is wrong. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { type Cursor, createCursor } from '../../timeline/cursor.ts';
import { placeOfLink } from '../../timeline/link.ts';
import { type Failure, LOCAL, loadLocal, loadMatch, matchOfPath } from './load.ts';
import type { Playback } from './playback.ts';

export interface Playing {
  readonly playback: Playback;
  readonly cursor: Cursor;
}

export type Phase =
  | { readonly at: 'loading' }
  | { readonly at: 'failed'; readonly failure: Failure }
  | { readonly at: 'playing'; readonly playing: Playing };

export interface Replay {
  readonly phase: ReadonlySignal<Phase>;
  readonly load: () => Promise<void>;
}

export interface ReplayOptions {
  /** It names the match, and perhaps a moment of it. */
  readonly address: Pick<Location, 'pathname' | 'search' | 'hash'>;
  readonly request: typeof fetch;
  /** The record of what this tab practised last, if any. */
  readonly stored: () => string | null;
}

const NOBODY: Playback['names'] = { A: null, B: null };

export function createReplay({ address, request, stored }: ReplayOptions): Replay {
  const phase = signal<Phase>({ at: 'loading' });
  return {
    phase,
    load: async () => {
      const id = matchOfPath(address.pathname) ?? LOCAL;
      const loaded = id === LOCAL ? loadLocal(stored()) : await loadMatch(id, request);
      if ('failure' in loaded) {
        phase.value = { at: 'failed', failure: loaded.failure };
        return;
      }
      // Looked at before the class: whose match it was is not shown.
      const hidden = new URLSearchParams(address.search).get('names') === 'hidden';
      const playback = hidden ? { ...loaded.playback, names: NOBODY } : loaded.playback;
      const cursor = createCursor(playback, { start: placeOfLink(playback, address), speed: 4 });
      phase.value = { at: 'playing', playing: { playback, cursor } };
    },
  };
}
