/**
 * The real server under real sockets, killed in play, and a checker over what was recorded.
 * What players were answered ↔ what the journal holds ↔ what each was told ↔ what a replay tells.
 */
import { join } from 'node:path';
import { matchEntrySchema, matchStream } from '../../server/classroom/entries.ts';
import { readStream } from '../../server/store/journal.ts';
import { lookAt } from '../../server/store/sqlite-care.ts';
import { openSqliteStore } from '../../server/store/sqlite-store.ts';
import type { TestClient } from '../../server/testing/client.ts';
import { PASSWORD, type Program } from '../../server/testing/program.ts';
import type { HostId } from '../../shared/hosts.ts';
import { draw, seedRandom } from '../../shared/wire/random.ts';
import { digest, replayed } from '../replayed.ts';

/** What an impartial reader wants to know of so many kills. */
export interface KillFigures {
  readonly kills: number;
  /** Moves that a player was answered. */
  readonly acknowledged: number;
  /** Of these, missing from the journal. */
  readonly lost: number;
  /** More in the journal than were ever sent. */
  readonly doubled: number;
  /** Sent, and not answered before the kill. */
  readonly inFlight: number;
  readonly inFlightApplied: number;
  /** Whole tellings after a kill, held against what the player had been told before it. */
  readonly retellings: number;
  readonly retoldOtherwise: number;
  /** Resumed connections whose first update took up where the player was. */
  readonly resumed: number;
  readonly resumedElsewhere: number;
  /** What players were told of a match, held against a replay of its record. */
  readonly replays: number;
  readonly replayedOtherwise: number;
  /** Damaged entries in the file that is left. */
  readonly damaged: number;
  /** Milliseconds from each start of the program after a kill until it answers. */
  readonly starts: readonly number[];
}

const RUSH = 9;
const DISCARD = { kind: 'discard' } as const;

interface Seat {
  readonly token: string;
  client: TestClient;
}

/** Of one host of one match. */
interface Tally {
  acknowledged: number;
  inFlight: number;
}

/** @param dataDir of the program */
export async function killAndCheck(
  program: Program,
  dataDir: string,
  kills: number,
  seed = 1,
): Promise<KillFigures> {
  const { values } = draw(seedRandom(seed), kills * 8);
  let drawn = 0;
  const random = (below: number): number => Math.floor((values[drawn++ % values.length] ?? 0) * below);
  const tallies = new Map<string, Tally>();
  const tallyOf = (client: TestClient): Tally => {
    const key = `${client.match} ${client.view?.hosts[0]?.host}`;
    const tally = tallies.get(key) ?? { acknowledged: 0, inFlight: 0 };
    tallies.set(key, tally);
    return tally;
  };
  const figures = {
    retellings: 0,
    retoldOtherwise: 0,
    resumed: 0,
    resumedElsewhere: 0,
    replays: 0,
    replayedOtherwise: 0,
  };
  const starts: number[] = [];
  const start = async (): Promise<void> => {
    const began = performance.now();
    await program.start();
    starts.push(performance.now() - began);
  };
  /** Whether it was answered is known when it settles: a closed connection answers nothing. */
  const send = async (client: TestClient): Promise<void> => {
    const tally = tallyOf(client);
    try {
      const reply = await client.move(DISCARD);
      if (reply.type === 'answer') tally.acknowledged += 1;
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('closed without'))) throw error;
      tally.inFlight += 1;
    }
  };

  await start();
  const { token: teacher } = await program.post('/api/teach/session', { secret: PASSWORD });
  const { code } = await program.post('/api/teach/classes', {}, teacher);
  const seats: Seat[] = [];
  for (const name of ['Ada', 'Bob', 'Cy', 'Dan']) {
    const { token } = await program.post('/api/join', { code, name });
    seats.push({ token, client: await program.player(token) });
  }
  const round = { scenario: 'three-way-handshake', level: 'standard', seed };
  await program.post(`/api/teach/classes/${code}/rounds`, round, teacher);
  await Promise.all(seats.map(({ client }) => client.until(() => client.view !== null)));

  for (let kill = 0; kill < kills; kill += 1) {
    const rush = seats.flatMap(({ client }) => Array.from({ length: RUSH }, () => send(client)));
    // Some are answered, some written and not answered, some neither.
    await answered(rush, random(2) * random(rush.length));
    await program.end('SIGKILL');
    await Promise.all([...rush, ...seats.map(({ client }) => client.end())]);
    await start();
    for (const seat of seats) {
      const before = seat.client;
      const resumed = await program.player(seat.token, before);
      const { since } = await resumed.first('match');
      figures.resumed += 1;
      if (since !== before.view?.version) figures.resumedElsewhere += 1;
      const fresh = await program.player(seat.token);
      await fresh.first('match');
      figures.retellings += 1;
      if (digest(fresh.events.slice(0, before.events.length)) !== digest(before.events))
        figures.retoldOtherwise += 1;
      seat.client = fresh;
    }
  }

  await program.post(`/api/teach/classes/${code}/rounds/end`, {}, teacher);
  await Promise.all(seats.map(({ client }) => client.until(() => client.view?.outcome !== null)));
  for (const { client } of seats) {
    figures.replays += 1;
    if (digest(await replayed(`http://127.0.0.1:${program.port}`, client)) !== digest(client.events))
      figures.replayedOtherwise += 1;
  }
  const matches = new Set(seats.map(({ client }) => client.match ?? ''));
  await program.end('SIGTERM');

  const file = join(dataDir, '2msl.sqlite');
  const { structure, damage } = lookAt(file);
  const written = await movesIn(file, matches);
  let lost = 0;
  let doubled = 0;
  let inFlightApplied = 0;
  for (const [key, { acknowledged, inFlight }] of tallies) {
    const moves = written.get(key) ?? 0;
    lost += Math.max(0, acknowledged - moves);
    doubled += Math.max(0, moves - acknowledged - inFlight);
    inFlightApplied += Math.min(inFlight, Math.max(0, moves - acknowledged));
  }
  const sum = (of: (tally: Tally) => number): number =>
    [...tallies.values()].reduce((all, tally) => all + of(tally), 0);
  return {
    kills,
    ...figures,
    acknowledged: sum(({ acknowledged }) => acknowledged),
    inFlight: sum(({ inFlight }) => inFlight),
    lost,
    doubled,
    inFlightApplied,
    damaged: structure.length + damage.length,
    starts: starts.slice(1),
  };
}

/** Resolves when so many of them have. */
function answered(rush: readonly Promise<void>[], many: number): Promise<void> {
  let settled = 0;
  return new Promise((resolve) => {
    if (many === 0) resolve();
    for (const one of rush)
      void one.then(() => {
        settled += 1;
        if (settled >= many) resolve();
      });
  });
}

/** How many moves the journal has of each host of these matches. */
async function movesIn(file: string, matches: ReadonlySet<string>): Promise<ReadonlyMap<string, number>> {
  const store = await openSqliteStore(file, { now: () => 0, epoch: () => 0, indexing: () => [] });
  const moves = new Map<string, number>();
  for (const match of matches)
    for (const entry of await readStream(store, matchStream(match), matchEntrySchema)) {
      if (entry.type !== 'input' || entry.input.type !== 'move') continue;
      const key = `${match} ${entry.input.host satisfies HostId}`;
      moves.set(key, (moves.get(key) ?? 0) + 1);
    }
  await store.close();
  return moves;
}
