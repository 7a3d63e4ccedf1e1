/** Where a record comes from: the server, or this tab's own practice. */
import type { ErrorAnswer, RecordAnswer } from '../../../shared/protocol/http.ts';
import type { ReplayError } from '../../../shared/record/replay.ts';
import type { Text } from '../../../shared/text.ts';
import { type Told, tell } from './playback.ts';

export const LOCAL = 'local';
export const LOCAL_KEY = '2msl.record';

export type Failure =
  | { readonly kind: 'said'; readonly text: Text }
  | { readonly kind: 'offline' | 'no-local' | 'bad-record' }
  | { readonly kind: 'untellable'; readonly error: ReplayError; readonly played: number };

export type Loaded = { readonly told: Told } | { readonly failure: Failure };

/** `/replay/<id>`: the id; null when there is none. */
export function matchOfPath(path: string): string | null {
  const id = /^\/replay\/([^/]+)\/?$/.exec(path)?.[1];
  return id === undefined ? null : decodeURIComponent(id);
}

function toldOf(answer: RecordAnswer, tail: Parameters<typeof tell>[1]): Loaded {
  try {
    const told = tell(answer, tail);
    if (!('error' in told)) return { told };
    return { failure: { kind: 'untellable', error: told.error, played: answer.record.rulebook } };
  } catch {
    return { failure: { kind: 'bad-record' } };
  }
}

export function loadLocal(stored: string | null): Loaded {
  if (stored === null) return { failure: { kind: 'no-local' } };
  try {
    return toldOf(JSON.parse(stored) as RecordAnswer, 'stops at the last input');
  } catch {
    return { failure: { kind: 'bad-record' } };
  }
}

export async function loadMatch(id: string, request: typeof fetch): Promise<Loaded> {
  const answer = await request(`/api/records/${encodeURIComponent(id)}`).catch(() => null);
  const body: unknown = await answer?.json().catch(() => null);
  if (!answer || body === null || typeof body !== 'object') return { failure: { kind: 'offline' } };
  // Only matches that have ended are told, so the record goes on to its end by itself.
  if (answer.ok) return toldOf(body as RecordAnswer, 'went on to its end');
  if ('error' in body) return { failure: { kind: 'said', text: (body as ErrorAnswer).error.message } };
  return { failure: { kind: 'offline' } };
}
