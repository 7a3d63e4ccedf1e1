/**
 * `npm run faults`: three servers on a PostgreSQL, pairs that play, and what befalls them.
 * The load balancer before them knows nothing of classes. Other numbers: `-- --faults N --pairs N --nodes N --seed N --only 'is killed'`.
 * No acknowledged move may be lost, or applied twice, and no class have two owners.
 */
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Pool } from 'pg';
import { copy } from '../server/copy.ts';
import { startPostgres } from '../server/testing/postgres-server.ts';
import { PASSWORD } from '../server/testing/program.ts';
import { systemClock } from '../server/time/clock.ts';
import { Balancer } from './faults/balancer.ts';
import { Player, pause, WAYS } from './faults/player.ts';
import { Served } from './faults/served.ts';
import { digest, replayed } from './replayed.ts';

const { values } = parseArgs({
  options: {
    faults: { type: 'string', default: '40' },
    pairs: { type: 'string', default: '6' },
    only: { type: 'string', default: '' },
    nodes: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
  },
});
/** All play on within so long after a fault, or it is said that they did not. */
const LONGEST = 60_000;

const dir = mkdtempSync(join(tmpdir(), '2msl-faults-'));
const postgres = await startPostgres();
const operator = new Pool({ connectionString: postgres.url, max: 1 });
// The database is killed, too; the next question connects anew.
operator.on('error', () => undefined);

/** The last one believes that it is an hour later. */
const AHEAD = { NODE_OPTIONS: '--import=data:text/javascript,const{now}=Date;Date.now=()=>now()+3600000' };
const served: Served[] = [];
for (let i = 1; i <= Number(values.nodes); i += 1) {
  const env = i > 1 && i === Number(values.nodes) ? AHEAD : {};
  served.push(await Served.start({ dataDir: join(dir, String(i)), url: postgres.url, env, operator }));
}

/** From 0 to `most`, one less; the same for the same seed. */
let state = Number(values.seed);
const chance = (most: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * most);
};
const one = (): Served => served[chance(served.length)] as Served;
/** None is preferred, and the faults are the same whoever connects when. */
const balancer = await Balancer.start(() => shuffled(served.flatMap(({ port }) => port)));
const origin = `http://127.0.0.1:${balancer.port}`;
const shuffled = (ports: readonly number[]): readonly number[] =>
  ports
    .map((port) => ({ port, at: randomInt(2 ** 31) }))
    .sort((a, b) => a.at - b.at)
    .map(({ port }) => port);
const aWhile = (): number => 500 + chance(7_000);

const FAULTS: Readonly<Record<string, () => void | Promise<void>>> = {
  'a server is killed': () => {
    process.kill(one().program.pid ?? 0, 'SIGKILL');
  },
  'a server is told to end': () => {
    process.kill(one().program.pid ?? 0, 'SIGTERM');
  },
  'a server is paused': async () => {
    const { program } = one();
    program.pause();
    await pause(aWhile());
    program.resume();
  },
  'all servers are updated, one after the other': async () => {
    for (const node of served) {
      process.kill(node.program.pid ?? 0, 'SIGTERM');
      await node.down();
      await node.up();
    }
  },
  'a server is cut off from the others': async () => {
    const mend = await one().inside.close();
    await pause(aWhile());
    await mend();
  },
  'a server is cut off from the database': async () => {
    const mend = await one().toDatabase.close();
    await pause(aWhile());
    await mend();
  },
  'connections to the database break': () => {
    for (const { toDatabase, inside } of served) for (const way of [toDatabase, inside]) way.cut();
  },
  'the database is restarted': async () => {
    await postgres.stop();
    await pause(chance(3_000));
    await postgres.start();
  },
  'the database is killed': async () => {
    await postgres.kill();
    await pause(1_000);
    await postgres.start();
  },
};

/** Asks at any server, as a page does: again where it says that this may pass. */
async function ask(
  method: string,
  path: string,
  body: unknown,
  token = '',
): Promise<{ readonly [key: string]: string }> {
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(origin + path, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, connection: 'close' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    }).catch(() => null);
    if (answer?.ok) return await answer.json();
    if (tries > 40) throw new Error(`${path}: ${answer?.status} ${await answer?.text()}`);
    again += 1;
    await pause(500);
  }
}
let again = 0;

const { token: teacher = '' } = await ask('POST', '/api/teach/session', { secret: PASSWORD });
const players: Player[] = [];
const codes: string[] = [];
for (let pair = 0; pair < Number(values.pairs); pair += 1) {
  const { code = '' } = await ask('POST', '/api/teach/classes', {}, teacher);
  codes.push(code);
  for (const name of ['Ada', 'Bob']) {
    const { token = '' } = await ask('POST', '/api/join', { code, name });
    players.push(new Player(token, WAYS[players.length % WAYS.length] ?? 'websocket', balancer.port));
  }
  const round = { scenario: 'three-way-handshake', level: 'guided', seed: pair };
  await ask('POST', `/api/teach/classes/${code}/rounds`, round, teacher);
}
/** Somebody joins, at any server, and is removed again by the teacher, at any other. */
let slowest = 0;
async function visit(code: string, turn: number): Promise<void> {
  const began = systemClock.now();
  await ask('POST', '/api/join', { code, name: `Guest ${turn}` });
  slowest = Math.max(slowest, systemClock.now() - began);
}
const playing = players.map((player) => player.play());
const allPlaySince = async (since: number): Promise<number | null> => {
  while (players.some(({ answeredAt }) => answeredAt < since)) {
    if (systemClock.now() - since > LONGEST) return null;
    await pause(50);
  }
  return Math.max(...players.map(({ answeredAt }) => answeredAt)) - since;
};
await allPlaySince(systemClock.now());

const figures = new Map<string, { times: number; longest: number; stuck: number }>();
const names = Object.keys(FAULTS).filter((name) => name.includes(values.only));
for (let fault = 0; fault < Number(values.faults); fault += 1) {
  const name = names[chance(names.length)] ?? '';
  const figure = figures.get(name) ?? { times: 0, longest: 0, stuck: 0 };
  figures.set(name, figure);
  for (const player of players) player.longest = 0;
  const since = systemClock.now();
  const visited = visit(codes[fault % codes.length] ?? '', fault);
  await FAULTS[name]?.();
  await visited;
  if ((await allPlaySince(Math.max(since, systemClock.now()))) === null) figure.stuck += 1;
  figure.times += 1;
  figure.longest = Math.max(figure.longest, ...players.map(({ longest }) => longest));
  // The next one finds all servers there.
  for (const node of served) await node.up();
}
for (const player of players) player.stop();
await Promise.all(playing);

for (const code of codes) await ask('POST', `/api/teach/classes/${code}/rounds/end`, {}, teacher);
let [acknowledged, unknown, refused, lost, twice, otherwise] = [0, 0, 0, 0, 0, 0];
for (const player of players) {
  const { before, now } = await player.retold();
  const score = now.view?.hosts[0]?.score.refused ?? 0;
  acknowledged += player.acknowledged;
  unknown += player.unknown;
  refused += player.refused;
  lost += Math.max(0, player.acknowledged - score);
  twice += Math.max(0, score - player.acknowledged - player.unknown);
  const told = digest(await replayed(origin, now));
  if (digest(now.events) !== told || digest(before.events) !== told) otherwise += 1;
  for (const client of [before, now]) client.close();
}
balancer.end();
for (const node of served) await node.end();

const owners = await operator.query(`
  SELECT FROM (SELECT epoch, lag(epoch) OVER (PARTITION BY stream ORDER BY seq) AS before FROM journal
    WHERE stream <> 'server') AS pair WHERE epoch < before`);
// Killed, they count as there for a while.
await operator.query('DELETE FROM node');
await operator.end();
const said: string[] = [];
const tell = (line: string): void => {
  said.push(line);
};
const copied = await copy([postgres.url, join(dir, 'copy')], { say: tell, complain: tell });
await postgres.end();
rmSync(dir, { recursive: true, force: true });

const row = (...cells: readonly (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`);
row('what befell them', 'times', 'longest without an answer', 'did not play on');
row('---', '---', '---', '---');
for (const [name, { times, longest, stuck }] of figures) row(name, times, `${Math.round(longest)} ms`, stuck);
console.log('');
row('moves acknowledged / lost / applied twice', `${acknowledged} / ${lost} / ${twice}`);
row('without an answer / refused', `${unknown} / ${refused}`);
row('histories told otherwise than by a replay', otherwise);
row('slowest join at any server / requests that were sent again', `${Math.round(slowest)} ms / ${again}`);
row('entries by an owner after another', owners.rowCount ?? 0);
row(
  'servers that ended because another took over',
  served.flatMap(({ exits }) => exits).filter((code) => code === 74).length,
);
row('the journal', said.join(' '));
const stuck = [...figures.values()].reduce((sum, figure) => sum + figure.stuck, 0);
process.exit(lost + twice + otherwise + stuck + (owners.rowCount ?? 0) + copied === 0 ? 0 : 1);
