/** What is wrong with a SQLite file: its structure, and entries that are not what was written. */
import Database from 'better-sqlite3';
import { beforeFirst, linkAfter } from './chain.ts';
import { STREAMS } from './sqlite-schema.ts';
import type { StoredEntry } from './store.ts';

export interface Damage {
  readonly stream: string;
  readonly seq: number;
  /** An entry that is set aside was found damaged before, and what stood there is known to be lost. */
  readonly how: 'missing' | 'changed' | 'set aside';
}

export interface Checkup {
  readonly streams: number;
  readonly entries: number;
  /** What SQLite says of the file; empty where it is sound. */
  readonly structure: readonly string[];
  readonly damage: readonly Damage[];
}

/** Stands in place of an entry that is lost for good: no entry has an empty link. */
export const SET_ASIDE = { at: 0, epoch: 0, chain: '', body: '' };

/** Whether anything is wrong that may be mended. */
export const isWhole = ({ structure, damage }: Checkup): boolean =>
  structure.length === 0 && damage.every(({ how }) => how === 'set aside');

/** Complaints of SQLite that are listed. */
const MOST_COMPLAINTS = 20;

type Row = Omit<StoredEntry, 'stream'> & { readonly stream: number };

export function checkUp(db: Database.Database): Checkup {
  const structure: string[] = [];
  const damage: Damage[] = [];
  let streams = 0;
  let entries = 0;
  const attempt = (deed: () => void): void => {
    try {
      deed();
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error;
      structure.push(error.message);
    }
  };
  attempt(() => {
    const said = db.prepare<[], string>(`PRAGMA integrity_check(${MOST_COMPLAINTS})`).pluck().all();
    structure.push(...said.filter((line) => line !== 'ok'));
  });
  attempt(() => {
    const rows = db.prepare<[], { readonly id: number; readonly name: string }>(STREAMS);
    const names = new Map(rows.all().map(({ id, name }) => [id, name]));
    streams = names.size;
    let at = { stream: -1, name: '', next: 0, link: '' };
    const journal = db.prepare<[], Row>(
      'SELECT stream, seq, at, epoch, chain, body FROM journal ORDER BY stream, seq',
    );
    for (const row of journal.iterate()) {
      entries += 1;
      if (row.stream !== at.stream) {
        const name = names.get(row.stream) ?? `number ${row.stream}`;
        at = { stream: row.stream, name, next: 0, link: beforeFirst(name) };
      }
      for (; at.next < row.seq; at.next += 1) damage.push({ stream: at.name, seq: at.next, how: 'missing' });
      if (row.chain === SET_ASIDE.chain) damage.push({ stream: at.name, seq: row.seq, how: 'set aside' });
      // After a loss the link before is not known: the entry is believed, for the next one is judged by it.
      else if (at.link !== '' && row.chain !== linkAfter(at.link, row))
        damage.push({ stream: at.name, seq: row.seq, how: 'changed' });
      at.next = row.seq + 1;
      at.link = row.chain;
    }
  });
  return { streams, entries, structure, damage };
}
