/** Signing in: what the server asks for, the token that it gives, and why it gave none. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { SignInAnswer } from '../../../shared/protocol/http.ts';
import { RequestRefused, type TeachApi } from './api.ts';

export const TOKEN_KEY = '2msl.teacher';

export interface SignIn {
  /** What is asked for: the secret of a printed link, or a password; null until the server has told it. */
  readonly secret: ReadonlySignal<SignInAnswer['secret'] | null>;
  /** Why signing in did not work. */
  readonly refusal: ReadonlySignal<string | null>;
  readonly token: () => string | null;
  /** With a secret, or, without one, with what was remembered; false when the page is signed out. */
  readonly enter: (secret: string | null) => Promise<boolean>;
  readonly signOut: (why: string | null) => void;
}

export interface SignInOptions {
  readonly api: Pick<TeachApi, 'signIn' | 'session'>;
  readonly recall: (key: string) => string | null;
  readonly remember: (key: string, value: string) => void;
  /** A link that was opened where somebody is signed in did nothing. */
  readonly onRefusal: (text: string) => void;
}

export function createSignIn({ api, recall, remember, onRefusal }: SignInOptions): SignIn {
  const asked = signal<SignInAnswer['secret'] | null>(null);
  const refusal = signal<string | null>(null);
  let token: string | null = recall(TOKEN_KEY) || null;

  const signOut = (why: string | null): void => {
    // Another tab may have signed in anew meanwhile.
    if (recall(TOKEN_KEY) === token) remember(TOKEN_KEY, '');
    token = null;
    refusal.value = why;
    api.signIn().then(
      ({ secret }) => {
        asked.value = secret;
      },
      () => {
        // Not reached: what most servers ask for.
        asked.value ??= 'printed';
      },
    );
  };

  /** Why there is no token; undefined when there is one. */
  const refusedFor = async (secret: string | null): Promise<string | null | undefined> => {
    if (secret === null) return token === null ? null : undefined;
    try {
      token = (await api.session(secret)).token;
      remember(TOKEN_KEY, token);
      return undefined;
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      // The link was opened a second time where it has been opened before: what is remembered still counts.
      if (token === null) return error.text;
      if (error.code !== 'secret-used') onRefusal(error.text);
      return undefined;
    }
  };

  return {
    secret: asked,
    refusal,
    token: () => token,
    enter: async (secret) => {
      const why = await refusedFor(secret);
      if (why !== undefined) signOut(why);
      return why === undefined;
    },
    signOut,
  };
}
