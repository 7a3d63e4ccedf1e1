/** Secrets that nobody can guess (tokens, match names), and class codes, which are only hard to guess. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { customAlphabet, nanoid } from 'nanoid';
import {
  CODE_ALPHABET,
  CODE_LENGTH,
  HAND_OVER_LENGTH,
  RECOVERY_LENGTH,
} from '../../shared/protocol/class-code.ts';

export const newClassCode: () => string = customAlphabet(CODE_ALPHABET, CODE_LENGTH);
/** Ten times as long as it is thought of, nobody guesses one of these: they last for minutes. */
export const newHandOverCode: () => string = customAlphabet(CODE_ALPHABET, HAND_OVER_LENGTH);
export const newRecoveryCode: () => string = customAlphabet(CODE_ALPHABET, RECOVERY_LENGTH);
/** 144 random bits. */
export const newToken = (): string => nanoid(24);
/** Whether it looks like one, and so was never typed. */
export const isToken = (text: string): boolean => /^[\w-]{24}$/.test(text);
export const newMatchId = (): string => nanoid(16);
export const newPlayerId = (): string => nanoid(10);
export const newTeacherId = (): string => nanoid(10);

/** Only this is written down: who reads the journal cannot take a seat. A token is random enough to need no salt. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Whether two secrets are the same, in a time that does not tell how much of them is. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
}
