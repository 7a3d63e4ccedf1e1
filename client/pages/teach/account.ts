/** What is a teacher's own, without a DOM: name, recovery code, devices that are signed in. */
import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { AccountAnswer } from '../../../shared/protocol/http.ts';
import type { TeachApi } from './api.ts';
import type { Requests } from './requests.ts';

export interface Account {
  /** Null until the server has told it. */
  readonly known: ReadonlySignal<AccountAnswer | null>;
  /** A recovery code that has just been made: it is shown once. */
  readonly recovery: ReadonlySignal<string | null>;
  /** Asks the server anew; to be called within a request. */
  readonly read: () => Promise<void>;
  /** @param name empty: none */
  readonly rename: (name: string) => Promise<void>;
  readonly makeRecovery: () => Promise<void>;
  readonly signOutElsewhere: () => Promise<void>;
  readonly signOut: () => Promise<void>;
  /** The code is shown no more. */
  readonly putAway: () => void;
}

export interface AccountOptions {
  readonly api: Pick<TeachApi, 'account' | 'nameAccount' | 'makeRecovery' | 'endSession' | 'endSessions'>;
  readonly ask: Requests['ask'];
  /** This device is signed out. */
  readonly onSignedOut: () => void;
}

/** In groups of four, as it is written down. */
const grouped = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, '$1 ');

export function createAccount({ api, ask, onSignedOut }: AccountOptions): Account {
  const known = signal<AccountAnswer | null>(null);
  const recovery = signal<string | null>(null);
  const read = async (): Promise<void> => {
    known.value = await api.account();
  };
  return {
    known,
    recovery,
    read,
    rename: (name) =>
      ask(async () => {
        await api.nameAccount(name.trim() === '' ? null : name);
        await read();
      }),
    makeRecovery: () =>
      ask(async () => {
        const { code } = await api.makeRecovery();
        recovery.value = grouped(code);
        await read();
      }),
    signOutElsewhere: () =>
      ask(async () => {
        await api.endSessions();
        recovery.value = null;
        await read();
      }),
    signOut: () =>
      ask(async () => {
        await api.endSession();
        batch(() => {
          known.value = null;
          recovery.value = null;
        });
        onSignedOut();
      }),
    putAway: () => {
      recovery.value = null;
    },
  };
}
