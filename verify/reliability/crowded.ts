/** A start on thousands of classes that were playing: how soon the first move, how much memory. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashToken } from '../../server/access/tokens.ts';
import { indexing } from '../../server/classroom/class-index.ts';
import {
  type ClassEvent,
  classStream,
  clockStream,
  type MatchBeginning,
  matchStream,
  SERVER_STREAM,
  writeEntry,
} from '../../server/classroom/entries.ts';
import { proofOf } from '../../server/classroom/history.ts';
import { LiveMatch, SNAPSHOT_EVERY } from '../../server/classroom/live-match.ts';
import { openSqliteStore } from '../../server/store/sqlite-store.ts';
import type { Entry, Snapshot } from '../../server/store/store.ts';
import type { Program } from '../../server/testing/program.ts';
import type { MatchView } from '../../shared/match/view.ts';
import { CODE_ALPHABET, CODE_LENGTH } from '../../shared/protocol/class-code.ts';
import { CATALOGUE, findScenario } from '../../shared/scenarios/catalogue/catalogue.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { RULEBOOK_VERSION } from '../../shared/tcp/rules.ts';

export interface CrowdedFigures {
  readonly classes: number;
  /** Milliseconds from the start of the program until it answers, until a move of one class is answered, until one of each. */
  readonly answers: number;
  readonly firstMove: number;
  readonly allAsked: number;
  /** MiB that are resident then. */
  readonly memory: number;
  /** Seconds of its processor for the three: what others do meanwhile is not in it. */
  readonly cpu: { readonly answers: number; readonly firstMove: number; readonly allAsked: number };
}

/** Seconds of processor that a process has had. */
function cpuOf(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}
const TICKS = 100;

const MATCHES = 10;
const INPUTS = 100;

const codeOf = (n: number): string =>
  Array.from(
    { length: CODE_LENGTH },
    (_, i) => CODE_ALPHABET[Math.floor(n / CODE_ALPHABET.length ** i) % CODE_ALPHABET.length],
  ).join('');
const tokenOf = (c: number, player: number): string => `token-of-class-${c}-player-${player}`;

/** What one match wrote, and kept now and then. */
interface Written {
  readonly beginning: MatchBeginning;
  readonly inputs: readonly string[];
  readonly snapshots: readonly Pick<Snapshot, 'entries' | 'body'>[];
  /** As its player saw it last. */
  readonly view: MatchView;
}

/** As the server plays and writes it. */
function played(scenario: Scenario, seed: number): Written {
  const { id, version } = scenario;
  const terms = {
    rulebook: RULEBOOK_VERSION,
    level: 'standard',
    seed,
    names: { A: 'Ada', B: 'Bob' },
  } as const;
  const beginning = { type: 'began', scenario: { id, version }, ...terms } as const;
  const pair = { match: 'one', seed, origin: 0, seats: { A: 'ada', B: 'bob' } };
  const match = LiveMatch.begin(pair, scenario, beginning);
  const inputs: string[] = [];
  const snapshots: Pick<Snapshot, 'entries' | 'body'>[] = [];
  for (let i = 1; i <= INPUTS; i += 1) {
    const input = { type: 'move', host: 'A', stimulus: null, move: { kind: 'discard' } } as const;
    const { entries, publish } = match.apply(input, 1_000 + 20 * i);
    inputs.push(...entries.map(({ body }) => body));
    publish(['link']);
    const snapshot = match.snapshot(SNAPSHOT_EVERY);
    if (snapshot) snapshots.push(snapshot);
  }
  return { beginning, inputs, snapshots, view: match.view('A') };
}

/** What so many classes leave that played when the server was killed. */
export async function fill(dataDir: string, classes: number): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  const options = { now: () => performance.now(), epoch: () => Date.now(), indexing };
  const store = await openSqliteStore(join(dataDir, '2msl.sqlite'), options);
  const scenario = findScenario(CATALOGUE, 'three-way-handshake');
  if (scenario === null) throw new Error('the scenario is gone');
  const { id, version } = scenario;
  const written = Array.from({ length: MATCHES }, (_, m) => played(scenario, m + 1));
  const proofs: string[] = [];
  for (let c = 0; c < classes; c += 1) {
    const code = codeOf(c);
    const seats = Array.from({ length: 2 * MATCHES }, (_, p) => `player-${c}-${p}`);
    const pairs = Array.from({ length: MATCHES }, (_, m) => ({
      ...{ match: `match-${c}-${m}`, seed: m + 1, origin: 0 },
      seats: { A: seats[2 * m] ?? null, B: seats[2 * m + 1] ?? null },
    }));
    const round = {
      rulebook: RULEBOOK_VERSION,
      level: 'standard',
      seed: 1,
      origin: 0,
    } as const;
    const events: ClassEvent[] = [
      ...seats.map((seat, p) => ({
        ...({ type: 'player-joined', id: seat, name: `Player ${p}` } as const),
        ...{ tokenHash: hashToken(tokenOf(c, p)) },
      })),
      { type: 'round-started', scenario: { id, version }, ...round, pairs },
    ];
    const entries: Entry[] = [
      writeEntry(SERVER_STREAM, c, { type: 'class-opened', code, teacher: 'host' }),
      ...events.map((event, i) => writeEntry(classStream(code), i, event)),
      writeEntry(clockStream(code), 0, { virtual: 3_000 }),
    ];
    const streams = pairs.map(({ match }) => matchStream(match));
    for (const [m, { beginning, inputs }] of written.entries()) {
      const stream = streams[m] ?? '';
      entries.push(writeEntry(stream, 0, beginning));
      entries.push(...inputs.map((body, i) => ({ stream, seq: i + 1, body })));
    }
    const links = await store.append(entries);
    const ofFirst = entries.findLastIndex(({ stream }) => stream === streams[0]);
    proofs.push(proofOf('A', links[ofFirst] ?? null));
    for (const [m, { snapshots }] of written.entries()) {
      const stream = streams[m] ?? '';
      const begins = entries.findIndex((entry) => entry.stream === stream);
      const last = snapshots.at(-1);
      if (last) store.keepSnapshot({ ...last, stream, chain: links[begins + last.entries - 1] ?? '' });
    }
  }
  await store.close();
  const known: Known = { view: written[0]?.view ?? null, proofs };
  writeFileSync(join(dataDir, KNOWN), JSON.stringify(known));
}

/** What the first player of each class has seen. */
interface Known {
  readonly view: MatchView | null;
  readonly proofs: readonly string[];
}
const KNOWN = 'known.json';

/** So many wait at a time: devices that wait longer than ten seconds for a handshake try again, and ours do not. */
const AT_ONCE = 400;

/**
 * Asks for so many classes, one player of each: moves once, and stays.
 * @param dataDir where it says what they know of their matches, as pages do that come back; null: they know nothing
 */
export async function crowd(
  program: Program,
  classes: number,
  dataDir: string | null,
): Promise<CrowdedFigures> {
  const known: Known | null =
    dataDir === null ? null : JSON.parse(readFileSync(join(dataDir, KNOWN), 'utf8'));
  const began = performance.now();
  const since = (): number => performance.now() - began;
  await program.start();
  const answers = since();
  const cpuAtAnswer = cpuOf(program.pid);
  const move = async (c: number): Promise<void> => {
    const match = `match-${c}-0`;
    const before = known && { match, history: known.proofs[c] ?? '', view: known.view, events: [] };
    const player = await program.player(tokenOf(c, 0), before ?? undefined);
    const { since } = await player.first('match');
    if (known !== null && since === 0) throw new Error('it was not where the player was');
    await player.move({ kind: 'discard' });
  };
  await move(classes - 1);
  const firstMove = since();
  const before = performance.now();
  const cpuAtFirst = cpuOf(program.pid);
  let next = 0;
  const asker = async (): Promise<void> => {
    while (next < classes - 1) await move(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, asker));
  const allAsked = performance.now() - before;
  const status = readFileSync(`/proc/${program.pid}/status`, 'utf8');
  const memory = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1_024;
  const cpu = { answers: cpuAtAnswer, firstMove: cpuAtFirst, allAsked: cpuOf(program.pid) - cpuAtFirst };
  return { classes, answers, firstMove, allAsked, memory, cpu };
}
