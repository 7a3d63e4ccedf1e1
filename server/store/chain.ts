/**
 * The chain of a stream: each entry carries a hash of itself and of the chain up to it.
 * So an entry that was changed, lost or moved shows, and two journals whose last links agree tell the same history
 * (docs/adr/0039).
 */
import { hash } from 'node:crypto';
import type { StoredEntry } from './store.ts';

/** 66 bits of SHA-256 tell apart whatever disks and restored backups do; nobody who attacks writes a journal. */
const LENGTH = 11;

/** What stands before a stream's first entry, so that a stream's entries do not pass for another's. */
export const beforeFirst = (stream: string): string => stream;

/** The link of an entry. @param before that of the entry before it */
export function linkAfter(
  before: string,
  { seq, at, epoch, body }: Pick<StoredEntry, 'seq' | 'at' | 'epoch' | 'body'>,
): string {
  return hash('sha256', `${before} ${seq} ${at} ${epoch} ${body}`, 'base64url').slice(0, LENGTH);
}
