/** A start on thousands of classes that were playing: how soon the first move, how much memory. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashToken } from '../../server/access/tokens.ts';
import { indexing } from '../../server/classroom/class-index.ts';
import {
  type ClassEvent,
  classStream,
  clockStream,
  matchStream,
  SERVER_STREAM,
  writeEntry,
} from '../../server/classroom/entries.ts';
import { openSqliteStore } from '../../server/store/sqlite-store.ts';
import type { Entry } from '../../server/store/store.ts';
import type { Program } from '../../server/testing/program.ts';
import { CODE_ALPHABET, CODE_LENGTH } from '../../shared/protocol/class-code.ts';
import { CATALOGUE, findScenario } from '../../shared/scenarios/catalogue/catalogue.ts';
import { RULEBOOK_VERSION } from '../../shared/tcp/rules.ts';

export interface CrowdedFigures {
  readonly classes: number;
  /** Milliseconds from the start of the program until it answers, until a move of one class is answered, until one of each. */
  readonly answers: number;
  readonly firstMove: number;
  readonly allAsked: number;
  /** MiB that are resident then. */
  readonly memory: number;
}

const MATCHES = 10;
const INPUTS = 100;

const codeOf = (n: number): string =>
  Array.from(
    { length: CODE_LENGTH },
    (_, i) => CODE_ALPHABET[Math.floor(n / CODE_ALPHABET.length ** i) % CODE_ALPHABET.length],
  ).join('');
const tokenOf = (c: number, player: number): string => `token-of-class-${c}-player-${player}`;

/** What so many classes leave that played when the server was killed. */
export async function fill(dataDir: string, classes: number): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  const options = { now: () => performance.now(), epoch: () => Date.now(), indexing };
  const store = await openSqliteStore(join(dataDir, '2msl.sqlite'), options);
  const scenario = findScenario(CATALOGUE, 'three-way-handshake');
  if (scenario === null) throw new Error('the scenario is gone');
  const { id, version } = scenario;
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
    for (const { match, seed } of pairs) {
      const names = { A: 'Ada', B: 'Bob' };
      const began = {
        type: 'began',
        scenario: { id, version },
        rulebook: RULEBOOK_VERSION,
        level: 'standard',
      } as const;
      entries.push(writeEntry(matchStream(match), 0, { ...began, seed, names }));
      for (let i = 1; i <= INPUTS; i += 1) {
        const move = { type: 'move', host: 'A', stimulus: null, move: { kind: 'discard' } } as const;
        entries.push(writeEntry(matchStream(match), i, { type: 'input', at: 1_000 + 20 * i, input: move }));
      }
    }
    await store.append(entries);
  }
  await store.close();
}

/** Asks for so many classes, one player of each: moves once, and stays. */
export async function crowd(program: Program, classes: number): Promise<CrowdedFigures> {
  const began = performance.now();
  const since = (): number => performance.now() - began;
  await program.start();
  const answers = since();
  const move = async (c: number): Promise<void> => {
    const player = await program.player(tokenOf(c, 0));
    await player.first('match');
    await player.move({ kind: 'discard' });
  };
  await move(classes - 1);
  const firstMove = since();
  const before = performance.now();
  await Promise.all(Array.from({ length: classes - 1 }, (_, c) => move(c)));
  const allAsked = performance.now() - before;
  const status = readFileSync(`/proc/${program.pid}/status`, 'utf8');
  const memory = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1_024;
  return { classes, answers, firstMove, allAsked, memory };
}
