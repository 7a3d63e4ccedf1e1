/**
 * The chain of a stream: each entry carries a hash of itself and of the chain up to it.
 * So an entry that was changed, lost or moved shows, and two journals whose last links agree tell the same history
 * (docs/adr/0039).
 */
import { hash } from 'node:crypto';
import { DamagedJournal } from './journal.ts';
import type { Snapshot, StoredEntry } from './store.ts';

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

/** Of a snapshot, which is not chained: what was changed in it shows. */
export const sealOf = ({ stream, entries, chain, body }: Snapshot): string =>
  hash('sha256', `${stream} ${entries} ${chain} ${body}`, 'base64url').slice(0, LENGTH);

/** A snapshot as a table has it. */
export interface SealedSnapshot extends Snapshot {
  readonly seal: string;
}

/** Null where there is none, or not what was sealed. */
export function unsealed(row: SealedSnapshot | undefined): Snapshot | null {
  if (row === undefined) return null;
  const { seal, ...snapshot } = row;
  return sealOf(snapshot) === seal ? snapshot : null;
}

/**
 * Checks the entries of a stream as they come, from the first on, or from a snapshot on.
 * @throws DamagedJournal at the first place that is missing or whose entry is not what was written
 */
export function follow(
  stream: string,
  after?: Pick<Snapshot, 'entries' | 'chain'>,
): (entry: Omit<StoredEntry, 'stream'>) => StoredEntry {
  let next = after?.entries ?? 0;
  let link = after?.chain ?? beforeFirst(stream);
  return (entry) => {
    const place = { stream, seq: next };
    if (entry.seq !== next) throw new DamagedJournal(place, 'it is missing');
    link = linkAfter(link, entry);
    if (entry.chain !== link) throw new DamagedJournal(place, 'it is not what was written: its hash differs');
    next += 1;
    return { stream, ...entry };
  };
}
