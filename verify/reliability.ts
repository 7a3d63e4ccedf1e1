/**
 * `npm run reliability`: what the server survives, as one table (docs/RELIABILITY.md).
 * Less: `-- --kills N --faults N --classes N --attacks SECONDS`; a part of 0 is left out, and `--attack WORD` takes those that have it.
 * `--quick` does a little of everything. `--disk FOLDER`, of a small file system of its own (tmpfs), fills that while a class plays.
 * In pieces: `--keep FILE` adds what a run came to, and the table is of all that the file has; `--seed N` makes the kills others.
 * The real server is killed in play, what it leaves is damaged in every way that is known, it is started on thousands of
 * classes, and it is attacked.
 */
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { beforeFirst, linkAfter } from '../server/store/chain.ts';
import { openSqliteStore } from '../server/store/sqlite-store.ts';
import { Program } from '../server/testing/program.ts';
import { crowd, fill } from './reliability/crowded.ts';
import { type FaultFigures, faults, type Sources, suffer } from './reliability/faults.ts';
import { fillDisk } from './reliability/full-disk.ts';
import { killAndCheck } from './reliability/kill.ts';
import { type Run, table } from './reliability/report.ts';
import { siege } from './reliability/siege.ts';

const WHOLE = { kills: 200, faults: 100, classes: 2_000, attacks: 10 };
const QUICK = { kills: 10, faults: 12, classes: 200, attacks: 2 };

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    kills: { type: 'string' },
    faults: { type: 'string' },
    classes: { type: 'string' },
    attacks: { type: 'string' },
    attack: { type: 'string', default: '' },
    disk: { type: 'string', default: '' },
    keep: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
  },
});
const usual = values.quick ? QUICK : WHOLE;
const wanted = (part: keyof typeof WHOLE): number => Number(values[part] ?? usual[part]);

const dir = mkdtempSync(join(tmpdir(), '2msl-reliability-'));
process.on('exit', () => rmSync(dir, { recursive: true, force: true }));

const runs: Run[] =
  values.keep !== '' && existsSync(values.keep) ? JSON.parse(readFileSync(values.keep, 'utf8')) : [];

type Done<R> = R extends Run ? Omit<R, 'at'> : never;

/** At once: a later part may be broken off. */
function done(run: Done<Run>): void {
  runs.push({ at: new Date().toISOString().slice(0, 16), ...run } as Run);
  if (values.keep !== '') writeFileSync(values.keep, JSON.stringify(runs));
}

/** Microseconds an entry. */
function costOfLinks(): number {
  const entry = { seq: 1, at: 1_800_000_000_000, epoch: 3, body: 'x'.repeat(240) };
  const many = 200_000;
  let link = beforeFirst('match/id');
  const began = performance.now();
  for (let i = 0; i < many; i += 1) link = linkAfter(link, entry);
  return ((performance.now() - began) * 1_000) / many;
}

/** A stream that lies in the WAL alone. */
const LATER = 'match/later';

/** What a server leaves that is killed: a WAL with what the file has not. */
async function leaveWithWal(file: string, killed: string): Promise<void> {
  const store = await openSqliteStore(file, {
    now: () => performance.now(),
    epoch: () => 0,
    indexing: () => [],
  });
  for (let seq = 0; seq < 300; seq += 1)
    await store.append([
      { stream: LATER, seq, body: JSON.stringify({ seq, text: 'later '.repeat(seq % 40) }) },
    ]);
  for (const part of ['', '-wal']) copyFileSync(`${file}${part}`, `${killed}${part}`);
  await store.close();
}

async function killAndHarm(): Promise<void> {
  const data = join(dir, 'data');
  const program = new Program(data);
  done({ part: 'kills', figures: await killAndCheck(program, data, wanted('kills'), Number(values.seed)) });
  if (wanted('faults') > 0) await harm(data);
}

/** @param data what the killed server has left */
async function harm(data: string): Promise<void> {
  const kept = join(data, 'backups');
  const backups = existsSync(kept) ? readdirSync(kept).map((name) => join(kept, name)) : [];
  const file = join(data, '2msl.sqlite');
  const db = new Database(file, { readonly: true });
  const streams = [...db.prepare<[], string>('SELECT name FROM stream').pluck().all(), LATER];
  db.close();
  const killed = join(dir, 'killed.sqlite');
  await leaveWithWal(file, killed);
  const { folded, withWal } = faults(wanted('faults'));
  const sources: Sources = { killed, streams, backups: [], folder: join(dir, 'faults') };
  const suffered = async (all: typeof folded, given: Sources): Promise<readonly FaultFigures[]> => {
    const figures: FaultFigures[] = [];
    for (const fault of all) figures.push(await suffer(fault, given));
    return figures;
  };
  const part = 'damage';
  done({ part, what: 'Damage, without a backup', figures: await suffered(folded, sources) });
  const what = 'Damage, with the backups that the server made';
  done({ part, what, figures: await suffered(folded, { ...sources, backups }) });
  done({ part, what: 'Damage to the WAL', figures: await suffered(withWal, sources) });
  done({ part: 'link', microseconds: costOfLinks() });
}

async function attack(): Promise<void> {
  for await (const figures of siege(wanted('attacks') * 1_000, values.attack))
    done({ part: 'attack', figures });
}

async function crowdIt(): Promise<void> {
  const data = join(dir, 'crowded');
  await fill(data, wanted('classes'));
  const program = new Program(data);
  done({ part: 'start', figures: await crowd(program, wanted('classes'), data) });
  await program.end('SIGKILL');
}

async function fillIt(): Promise<void> {
  const data = join(values.disk, '2msl-reliability');
  done({ part: 'disk', figures: await fillDisk(new Program(data), values.disk) });
  rmSync(data, { recursive: true });
}

if (wanted('kills') > 0) await killAndHarm();
if (wanted('classes') > 0) await crowdIt();
if (values.disk !== '') await fillIt();
if (wanted('attacks') > 0) await attack();
for (const row of table(runs)) console.log(row);
process.exit();
