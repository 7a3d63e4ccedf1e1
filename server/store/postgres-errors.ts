/** What an error of PostgreSQL, or of the way to it, means for whoever asked. */
import { DatabaseError } from 'pg';
import { StoreUnavailable } from './store.ts';

/** The database cannot serve: the message says why, and what to do. */
export class UnusableDatabase extends Error {
  override name = 'UnusableDatabase';
}

/** The database does not answer. */
export class Unreachable extends Error {
  override name = 'Unreachable';
}

/** Nobody said whether what was to be committed is: the way broke, or the server ended while it was done. */
export class CommitUnknown extends Error {
  override name = 'CommitUnknown';
}

const says = (error: unknown, codes: RegExp): error is DatabaseError =>
  error instanceof DatabaseError && codes.test(error.code ?? '');

/**
 * By the classes of SQLSTATE: the connection, a role that may not sign in for now, another transaction, no room, not in this state, ended
 * by an operator, the disk; and a standby, which only reads until it is promoted.
 */
const PASSING = /^(08|28|40|53|55|57|58|25006)/;

/** Nothing was written, and trying again may help. */
export const isPassing = (error: unknown): boolean => error instanceof Unreachable || says(error, PASSING);

/** @param error of what was to commit */
export const isInDoubt = (error: unknown): boolean =>
  error instanceof Unreachable || says(error, /^(08|57P0|40003)/);

/** The connection is of no use any more, or in a state that nobody knows. */
export const breaksConnection = (error: unknown): boolean =>
  !(error instanceof DatabaseError) || says(error, /^(08|57P)/);

/** Another transaction was in the way: at once again. */
export const isConflict = (error: unknown): boolean => says(error, /^40(001|P01)$/);

/** Somebody was at this place first. */
export const isTaken = (error: unknown): boolean => says(error, /^23505$/);

/** A page of a table is damaged. */
export const isDamage = (error: unknown): error is DatabaseError => says(error, /^XX/);

export function messageOf(error: unknown): string {
  // Of a name with several addresses: an error each, and no message of its own.
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

export const unavailable = (error: unknown): StoreUnavailable =>
  new StoreUnavailable(`The database cannot be used for now: ${messageOf(error)}`, { cause: error });
