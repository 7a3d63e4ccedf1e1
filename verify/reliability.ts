/**
 * `npm run reliability`: what the server survives, as one table (docs/RELIABILITY.md).
 * Less: `-- --kills N --faults N --classes N --attacks SECONDS`; a part of 0 is left out, and `--attack WORD` takes those that have it.
 * `--disk FOLDER`, of a small file system of its own (tmpfs), fills that while a class plays.
 * The real server is killed in play, what it leaves is damaged in every way that is known, it is started on thousands of
 * classes, and it is attacked.
 */
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
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
import { type KillFigures, killAndCheck } from './reliability/kill.ts';
import { percentile, siege } from './reliability/siege.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    faults: { type: 'string', default: '100' },
    classes: { type: 'string', default: '2000' },
    attacks: { type: 'string', default: '10' },
    attack: { type: 'string', default: '' },
    disk: { type: 'string', default: '' },
  },
});
const seconds = Number(values.attacks);
const dir = mkdtempSync(join(tmpdir(), '2msl-reliability-'));
process.on('exit', () => rmSync(dir, { recursive: true, force: true }));

const row = (...cells: readonly (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`);
const ms = (milliseconds: number): string => `${Math.round(milliseconds)} ms`;

function tellKills(figures: KillFigures): void {
  row(`**kill -9**, ${figures.kills} times`, '');
  row(
    'moves acknowledged / lost / applied twice',
    `${figures.acknowledged} / ${figures.lost} / ${figures.doubled}`,
  );
  row('in flight at a kill / of these applied', `${figures.inFlight} / ${figures.inFlightApplied}`);
  row('told anew / otherwise than before', `${figures.retellings} / ${figures.retoldOtherwise}`);
  row('resumed / not where the player was', `${figures.resumed} / ${figures.resumedElsewhere}`);
  row('held against a replay / otherwise', `${figures.replays} / ${figures.replayedOtherwise}`);
  row('damaged entries in what is left', figures.damaged);
  row(
    'back after a kill, median / longest',
    `${ms(figures.restart.median)} / ${ms(figures.restart.longest)}`,
  );
}

function tellFaults(what: string, figures: readonly FaultFigures[]): void {
  row(
    `**${what}**`,
    'times',
    'no start',
    'unharmed',
    'class set aside',
    'matches set aside',
    'entries lost (most)',
    'silently different',
  );
  for (const {
    what: fault,
    times,
    refused,
    unharmed,
    classes,
    matches,
    lost,
    mostLost,
    different,
  } of figures)
    row(fault, times, refused, unharmed, classes, matches, `${lost} (${mostLost})`, different);
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
  const kills = await killAndCheck(program, data, Number(values.kills));
  tellKills(kills);

  const backups = readdirSync(join(data, 'backups')).map((name) => join(data, 'backups', name));
  const file = join(data, '2msl.sqlite');
  const db = new Database(file, { readonly: true });
  const streams = [...db.prepare<[], string>('SELECT name FROM stream').pluck().all(), LATER];
  db.close();
  const killed = join(dir, 'killed.sqlite');
  await leaveWithWal(file, killed);
  const { folded, withWal } = faults(Number(values.faults));
  const sources: Sources = { killed, streams, backups: [], folder: join(dir, 'faults') };
  const suffered = async (all: typeof folded, given: Sources): Promise<readonly FaultFigures[]> => {
    const figures: FaultFigures[] = [];
    for (const fault of all) figures.push(await suffer(fault, given));
    return figures;
  };
  console.log('');
  tellFaults('Damage, without a backup', await suffered(folded, sources));
  tellFaults(
    'Damage, with the backups that the server made',
    await suffered(folded, { ...sources, backups }),
  );
  tellFaults('Damage to the WAL', await suffered(withWal, sources));
  console.log('');
  row('a link of the chain', `${costOfLinks().toFixed(1)} µs an entry`);
}

async function attack(): Promise<void> {
  const kinds = ['move', 'resume', 'join'] as const;
  row('**An innocent class under attack**', ...kinds.map((kind) => `${kind}, calm → attacked, p50 / p99`));
  for await (const { attack: name, calm, attacked } of siege(seconds * 1_000, values.attack))
    row(name, ...kinds.map((kind) => `${latency(calm[kind])} → ${latency(attacked[kind])}`));
}

async function crowdIt(): Promise<void> {
  const data = join(dir, 'crowded');
  await fill(data, Number(values.classes));
  const program = new Program(data);
  const { classes, answers, firstMove, allAsked, memory } = await crowd(
    program,
    Number(values.classes),
    data,
  );
  await program.end('SIGKILL');
  row(`**Started on ${classes} classes** of 10 matches of 100 inputs that were playing`, '');
  row(
    'it answers / the first move of one class is answered, after the start',
    `${ms(answers)} / ${ms(firstMove)}`,
  );
  row('all of them asked for at once: until a move of each is answered', ms(allAsked));
  row('memory then', `${Math.round(memory)} MiB`);
}

async function fillIt(): Promise<void> {
  const data = join(values.disk, '2msl-reliability');
  const figures = await fillDisk(new Program(data), values.disk);
  rmSync(data, { recursive: true });
  const { told, refused, ready, again, acknowledged, kept } = figures;
  row('**A disk that fills up while a class plays**', '');
  row('everybody is told that time stands, who asks nothing too, after', ms(told));
  row('a move then / `/readyz`', `refused as \`${refused}\` / ${ready}`);
  row('after there is room again, a move is answered without a restart', ms(again));
  row('moves acknowledged / there', `${acknowledged} / ${kept}`);
}

const latency = (milliseconds: readonly number[]): string =>
  `${Math.round(percentile(milliseconds, 0.5))} / ${ms(percentile(milliseconds, 0.99))}`;

if (Number(values.kills) > 0) await killAndHarm();
if (Number(values.classes) > 0) await crowdIt();
if (values.disk !== '') await fillIt();
if (seconds > 0) await attack();
process.exit();
