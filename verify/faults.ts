/**
 * `npm run faults`: two servers on a PostgreSQL, pairs that play, and what befalls them.
 * Other numbers: `-- --faults N --pairs N --seed N`. No acknowledged move may be lost, or applied twice, and no class have two owners.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { copy } from '../server/copy.ts';
import { CuttingProxy } from '../server/testing/cutting-proxy.ts';
import { startPostgres } from '../server/testing/postgres-server.ts';
import { PASSWORD, Program } from '../server/testing/program.ts';
import { systemClock } from '../server/time/clock.ts';
import { Player, pause } from './faults/player.ts';

const { values } = parseArgs({
  options: {
    faults: { type: 'string', default: '40' },
    pairs: { type: 'string', default: '6' },
    seed: { type: 'string', default: '1' },
  },
});
/** All play on within so long after a fault, or it is said that they did not. */
const LONGEST = 60_000;

const dir = mkdtempSync(join(tmpdir(), '2msl-faults-'));
const postgres = await startPostgres();

/** A server that is started again whenever it has ended, as a service manager does. */
class Served {
  readonly program: Program;
  readonly proxy: CuttingProxy;
  readonly exits: (number | null)[] = [];
  #over = false;
  #up = false;

  private constructor(program: Program, proxy: CuttingProxy) {
    this.program = program;
    this.proxy = proxy;
  }

  static async start(name: string): Promise<Served> {
    const proxy = await CuttingProxy.to(postgres.url);
    const env = { DATABASE_URL: proxy.via(postgres.url), LOG_LEVEL: 'silent' };
    const served = new Served(new Program(join(dir, name), env), proxy);
    void served.#keep();
    while (!served.#up) await pause(100);
    return served;
  }

  get port(): readonly number[] {
    return this.#up ? [this.program.port] : [];
  }

  async end(): Promise<void> {
    this.#over = true;
    await this.program.end('SIGKILL');
    await this.proxy.close();
  }

  async #keep(): Promise<void> {
    while (!this.#over) {
      this.#up = await this.program.start().then(
        () => true,
        () => false,
      );
      if (this.#up) this.exits.push(await this.program.ended());
      this.#up = false;
      await pause(200);
    }
  }
}

const served = [await Served.start('one'), await Served.start('other')] as const;

/** From 0 to `most`, one less; the same for the same seed. */
let state = Number(values.seed);
const chance = (most: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * most);
};
const one = (): Served => served[chance(2) as 0 | 1];
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
  'a server is cut off from the database': async () => {
    const mend = await one().proxy.close();
    await pause(aWhile());
    await mend();
  },
  'connections to the database break': () => {
    for (const { proxy } of served) proxy.cut();
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

// Classes of two, which are all opened at the first server.
const { program } = served[0];
const { token: teacher } = await program.post('/api/teach/session', { secret: PASSWORD });
const players: Player[] = [];
for (let pair = 0; pair < Number(values.pairs); pair += 1) {
  const { code } = await program.post('/api/teach/classes', {}, teacher);
  for (const name of ['Ada', 'Bob']) {
    const { token } = await program.post('/api/join', { code, name });
    players.push(new Player(token, players.length, () => served.flatMap(({ port }) => port)));
  }
  const round = { scenario: 'three-way-handshake', level: 'guided', seed: pair };
  await program.post(`/api/teach/classes/${code}/rounds`, round, teacher);
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
const names = Object.keys(FAULTS);
for (let fault = 0; fault < Number(values.faults); fault += 1) {
  const name = names[chance(names.length)] ?? '';
  const figure = figures.get(name) ?? { times: 0, longest: 0, stuck: 0 };
  figures.set(name, figure);
  for (const player of players) player.longest = 0;
  await FAULTS[name]?.();
  if ((await allPlaySince(systemClock.now())) === null) figure.stuck += 1;
  figure.times += 1;
  figure.longest = Math.max(figure.longest, ...players.map(({ longest }) => longest));
  // The next one finds both servers there.
  while (served.some(({ port }) => port.length === 0)) await pause(100);
}
for (const player of players) player.stop();
await Promise.all(playing);

let [acknowledged, unknown, refused, lost, twice] = [0, 0, 0, 0, 0];
for (const player of players) {
  const score = await player.score();
  acknowledged += player.acknowledged;
  unknown += player.unknown;
  refused += player.refused;
  lost += Math.max(0, player.acknowledged - score);
  twice += Math.max(0, score - player.acknowledged - player.unknown);
}
for (const one of served) await one.end();

const client = new Client({ connectionString: postgres.url });
await client.connect();
const owners = await client.query(`
  SELECT FROM (SELECT epoch, lag(epoch) OVER (PARTITION BY stream ORDER BY seq) AS before FROM journal
    WHERE stream <> 'server') AS pair WHERE epoch < before`);
// Killed, they count as there for a while.
await client.query('DELETE FROM node');
await client.end();
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
row('entries by an owner after another', owners.rowCount ?? 0);
row(
  'servers that ended because another took over',
  served.flatMap(({ exits }) => exits).filter((code) => code === 74).length,
);
row('the journal', said.join(' '));
const stuck = [...figures.values()].reduce((sum, figure) => sum + figure.stuck, 0);
process.exit(lost + twice + stuck + (owners.rowCount ?? 0) + copied === 0 ? 0 : 1);
