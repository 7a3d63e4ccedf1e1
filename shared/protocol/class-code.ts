/** The code that opens a class: which characters it has, and how it is read from whatever was typed. */

/**
 * Capitals and digits that nobody mistakes for another, read aloud or from the last row: no 0 O, 1 I L, 2 Z, 5 S, 8 B,
 * U V; and without vowels no words.
 */
export const CODE_ALPHABET = 'CDFGHJKMNPQRTWXY34679';
/** 21⁶ is 86 million codes. docs/adr/0006 says what else protects them. */
export const CODE_LENGTH = 6;
/** Of the code that opens a seat on a second device: it is typed where a class's is, and told from it by its length. */
export const HAND_OVER_LENGTH = 8;
/** Of the code by which a teacher who has lost the browser gets back: 88 bits, in groups of four. */
export const RECOVERY_LENGTH = 20;
/** Of what was typed, so much is kept: a person sees what is too much. */
export const MOST_TYPED = 16;

/** In capitals of ordinary width, without what parts it: `ｐｎｋ-p 3c` is PNKP3C. What no code has is kept, to be told. */
export const readClassCode = (typed: string): string => readCode(typed, MOST_TYPED);
/** Likewise; one character more is kept, so that what is too long is wrong. */
export const readRecoveryCode = (typed: string): string => readCode(typed, RECOVERY_LENGTH + 1);

const readCode = (typed: string, most: number): string =>
  [
    ...typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  ]
    .slice(0, most)
    .join('');

/** The first character that no code has. */
export const strangeIn = (code: string): string | null =>
  [...code].find((character) => !CODE_ALPHABET.includes(character)) ?? null;
