/** `2msl copy FROM TO`: all that lasts, from a file into PostgreSQL or back. */
import { parseArgs } from 'node:util';
import { indexing } from './classroom/class-index.ts';
import type { Output } from './doctor.ts';
import { makeFolder } from './operations/start-failure.ts';
import { copyAll, type Source, type Target } from './store/copy.ts';
import { fileIn } from './store/sqlite-keeper.ts';

/** Exit statuses. */
const COPIED = 0;
const FAILED = 2;

/** What is no address of a database is a folder. */
const isDatabase = (place: string): boolean => /^postgres(ql)?:/.test(place);

async function sourceAt(place: string): Promise<Source> {
  if (isDatabase(place)) return await (await import('./store/postgres-archive.ts')).postgresSource(place);
  return (await import('./store/sqlite-archive.ts')).sqliteSource(fileIn(place), indexing);
}

async function targetAt(place: string): Promise<Target> {
  if (isDatabase(place))
    return await (await import('./store/postgres-archive.ts')).postgresTarget(place, indexing);
  makeFolder(place);
  return (await import('./store/sqlite-archive.ts')).sqliteTarget(fileIn(place), indexing);
}

export async function copy(args: readonly string[], { say, complain }: Output): Promise<number> {
  const ends: Source['close'][] = [];
  try {
    const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
    const [from, to, ...more] = positionals;
    if (from === undefined || to === undefined || more.length > 0)
      throw new TypeError('from where and to where? Each is a folder, or postgres://…');
    const source = await sourceAt(from);
    ends.push(source.close);
    const target = await targetAt(to);
    ends.push(target.close);
    const { streams, entries, hash } = await copyAll(source, target);
    say(`Copied, and read again: ${streams} streams, ${entries} entries, ${hash} in both.`);
    return COPIED;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    complain(`2msl copy: ${error.message}`);
    return FAILED;
  } finally {
    for (const end of ends) await end();
  }
}
