/**
 * The meaning of each key.
 * Every key that counts is listed here and shown by the help dialog.
 */
import type { State } from '../../shared/tcp/state.ts';
import { stateOfKey } from '../figures/states/state-keys.ts';
import { FLAGS } from './composer.ts';

export type KeyCommand =
  | { readonly type: 'flag'; readonly bit: number }
  | { readonly type: 'next'; readonly state: State }
  | { readonly type: 'choose'; readonly index: number }
  | { readonly type: 'stay' | 'send' | 'nothing' | 'discard' | 'add' | 'remove' }
  | {
      readonly type:
        | 'advice'
        | 'numbering'
        | 'keys'
        | 'log'
        | 'diagram'
        | 'task'
        | 'controls'
        | 'unasked'
        | 'predict';
    };

/** Where the key was pressed: a field that is typed into, a control that answers to Enter itself, or the page. */
export type KeyPlace = 'text' | 'control' | 'page';

export interface KeyPress {
  readonly key: string;
  readonly modified: boolean;
  readonly repeat: boolean;
}

const LETTERS: Readonly<Record<string, KeyCommand>> = {
  n: { type: 'nothing' },
  d: { type: 'discard' },
  h: { type: 'advice' },
  m: { type: 'numbering' },
  l: { type: 'log' },
  g: { type: 'diagram' },
  t: { type: 'task' },
  c: { type: 'controls' },
  u: { type: 'unasked' },
  q: { type: 'predict' },
  '.': { type: 'stay' },
  '+': { type: 'add' },
  '?': { type: 'keys' },
  Backspace: { type: 'remove' },
};

/** Typed into a number field, digits and their signs are the field's. */
const TYPED = /^[\d\-+.,]$|^Backspace$/;

export function readKey(
  { key, modified, repeat }: KeyPress,
  place: KeyPlace,
  guided: boolean,
): KeyCommand | null {
  if (modified || repeat) return null;
  if (key === 'Enter') return place === 'control' ? null : { type: 'send' };
  if (place === 'text' && TYPED.test(key)) return null;
  const letter = key.length === 1 ? key.toLowerCase() : key;
  if (guided && /^[1-9]$/.test(key)) return { type: 'choose', index: Number(key) - 1 };
  const flag = FLAGS.find((one) => one.key === letter);
  if (flag) return guided ? null : { type: 'flag', bit: flag.bit };
  const state = stateOfKey(key);
  if (state) return guided ? null : { type: 'next', state };
  return LETTERS[letter] ?? null;
}
