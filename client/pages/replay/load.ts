/** The source of a record: the server, or this tab's own practice. */

import type { ErrorAnswer, RecordAnswer } from '../../../shared/protocol/http.ts';
import type { ReplayError } from '../../../shared/record/replay.ts';
import { pathTo } from '../../base.ts';
import { type Playback, playbackOf } from './playback.ts';

export const LOCAL = 'local';

export type Failure =
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'offline' | 'no-local' | 'bad-record' }
  | { readonly kind: 'untellable'; readonly error: ReplayError; readonly played: number };

export type Loaded = { readonly playback: Playback } | { readonly failure: Failure };

/** `/replay/<id>`: the id; null when there is none. */
export function matchOfPath(path: string): string | null {
  const id = /\/replay\/([^/]+)\/?$/.exec(path)?.[1];
  return id === undefined ? null : decodeURIComponent(id);
}

function loadedOf(answer: RecordAnswer, tail: Parameters<typeof playbackOf>[1]): Loaded {
  try {
    const playback = playbackOf(answer, tail);
    if (!('error' in playback)) return { playback };
    return { failure: { kind: 'untellable', error: playback.error, played: answer.record.rulebook } };
  } catch {
    return { failure: { kind: 'bad-record' } };
  }
}

export function loadLocal(stored: string | null): Loaded {
  if (stored === null) return { failure: { kind: 'no-local' } };
  try {
    return loadedOf(JSON.parse(stored) as RecordAnswer, 'stops at the last input');
  } catch {
    return { failure: { kind: 'bad-record' } };
  }
}

export async function loadMatch(id: string, request: typeof fetch): Promise<Loaded> {
  const answer = await request(pathTo(`/api/records/${encodeURIComponent(id)}`)).catch(() => null);
  const body: unknown = await answer?.json().catch(() => null);
  if (!answer || body === null || typeof body !== 'object') return { failure: { kind: 'offline' } };
  // Only matches that have ended are given, so the record goes on to its end by itself.
  if (answer.ok) return loadedOf(body as RecordAnswer, 'went on to its end');
  if ('error' in body) return { failure: { kind: 'said', text: (body as ErrorAnswer).error.message } };
  return { failure: { kind: 'offline' } };
}
