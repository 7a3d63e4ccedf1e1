/** What the server says of how long it keeps a class. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { PrivacyAnswer } from '../../../shared/protocol/http.ts';
import { pathTo } from '../../base.ts';
import { request } from '../../connection/request.ts';

export interface Privacy {
  /** Null until the server has said it: what holds on every server stands there all the same. */
  readonly said: ReadonlySignal<PrivacyAnswer | null>;
  readonly ask: () => Promise<void>;
}

const isAnswer = (body: unknown): body is PrivacyAnswer =>
  typeof body === 'object' &&
  body !== null &&
  'days' in body &&
  (body.days === null || typeof body.days === 'number');

export function createPrivacy(fetchIt: typeof fetch = request): Privacy {
  const said = signal<PrivacyAnswer | null>(null);
  return {
    said,
    ask: async () => {
      try {
        const answer = await fetchIt(pathTo('/api/privacy'));
        const body: unknown = answer.ok ? await answer.json() : null;
        if (isAnswer(body)) said.value = body;
      } catch (error) {
        // Not reached, or something else answers: the sentence about this server is left out.
        if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
      }
    },
  };
}
