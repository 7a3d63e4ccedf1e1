/**
 * Bugs that are planted in the server on purpose, each a line or so, and the hunt for them.
 * A world that finds nothing in them would find nothing in ours either.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';

export interface Bug {
  readonly name: string;
  /** Below server/. */
  readonly file: string;
  /** Stands there once. */
  readonly right: string;
  readonly wrong: string;
}

export const BUGS: readonly Bug[] = [
  {
    name: 'everybody is told before it is durable',
    file: 'classroom/transaction.ts',
    right: 'links = await this.#store.append(entries);',
    wrong: 'for (const part of parts) part.publish([]); tell?.(); links = await this.#store.append(entries);',
  },
  {
    name: 'what the journal refused stays in memory',
    file: 'classroom/transaction.ts',
    right: 'this.#break(error);\n      throw refusalOf(error);',
    wrong: 'throw refusalOf(error);',
  },
  {
    name: 'a move is written as time that passed',
    file: 'classroom/live-match.ts',
    right: "answer.ok ? input : { type: 'advance' }",
    wrong: "{ type: 'advance' }",
  },
  {
    name: 'a match begins with the proof of its beginning',
    file: 'classroom/live-match.ts',
    right: 'links.at(-1)',
    wrong: 'links.at(0)',
  },
  {
    name: 'a restart forgets the heartbeats',
    file: 'classroom/restore.ts',
    right: 'await lastBeat(code, services),',
    wrong: '0,',
  },
  {
    name: 'a restart forgets the last input of a match',
    file: 'classroom/restore.ts',
    right: 'for await (const stored of entries) {',
    wrong:
      'const all: StoredEntry[] = []; for await (const one of entries) all.push(one);\n' +
      'for (const stored of all.slice(0, Math.max(1, all.length - 1))) {',
  },
  {
    name: 'time is written down too seldom',
    file: 'classroom/matches.ts',
    right: 'const BEAT = 750;',
    wrong: 'const BEAT = 15_000;',
  },
  {
    name: 'nobody is woken for what became due by a move',
    file: 'classroom/matches.ts',
    right:
      'const applied = match.apply(input, this.virtual, by);\n    if (!match.running) this.#run();\n    this.#wakeWhenDue(match);',
    wrong: 'const applied = match.apply(input, this.virtual, by);\n    if (!match.running) this.#run();',
  },
  {
    name: 'a wrong clock at a start closes the class',
    file: 'classroom/classrooms.ts',
    right: 'classrooms.#woken = classrooms.#wake(rows);',
    wrong: 'await classrooms.closeForgotten(); classrooms.#woken = classrooms.#wake(rows);',
  },
  {
    name: 'a lost history is not said to be lost',
    file: 'classroom/classrooms.ts',
    right: 'return told ?? ',
    wrong: 'return true || ',
  },
  {
    name: 'any history is believed',
    file: 'gateway/feed.ts',
    right: 'this.#classroom.views.remembers(known);',
    wrong: 'true;',
  },
  {
    name: 'who changes sides goes on seeing the old one',
    file: 'gateway/feed.ts',
    right: ' && (watched === null || watched.viewer === viewer)',
    wrong: '',
  },
  {
    name: 'the last event is told twice',
    file: 'gateway/feed.ts',
    right: 'watched.since = view.version;',
    wrong: 'watched.since = view.version - 1;',
  },
  {
    name: 'a message that comes twice is obeyed twice',
    file: 'gateway/session.ts',
    right: "if (id <= this.#lastId) return this.#refuse('repeated-message', id);",
    wrong: '',
  },
  {
    name: 'a player sees the other host',
    file: 'classroom/views.ts',
    right: 'live.piece(viewer, after)',
    wrong: "live.piece('all', after)",
  },
  {
    name: 'a snapshot is believed whose entries are lost',
    file: 'store/memory-store.ts',
    right: 'stream[entries - 1]?.chain === chain;',
    wrong: 'stream.length >= entries || chain !== "";',
  },
  {
    name: 'a snapshot forgets what is on the wire',
    file: 'classroom/match-snapshot.ts',
    right: '({ scenario, ...match })',
    wrong: '({ scenario, ...match, wire: { ...match.wire, inFlight: [] } })',
  },
  {
    name: 'what was before a snapshot is never told',
    file: 'classroom/recollection.ts',
    right: 'if (match.before === 0) this.#class.tellMatch(match);',
    wrong: '',
  },
  {
    name: 'who reads slowly is never told the rest',
    file: 'gateway/outbox.ts',
    right: 'this.#onRoom();',
    wrong: '',
  },
];

const ROOT = join(import.meta.dirname, '../..');

/** What a world found first. */
export interface Found {
  readonly seed: number;
  readonly violation: string;
}

function planted({ file, right, wrong }: Bug): Plugin {
  const path = join(ROOT, 'server', file);
  return {
    name: 'planted',
    enforce: 'pre',
    transform(code, id) {
      if (id !== path) return null;
      if (code.split(right).length !== 2) throw new Error(`${right} does not stand once in ${file}`);
      return code.replace(right, () => wrong);
    },
  };
}

/** Plays worlds with the bug in the server until one finds it. Null where none of so many does. */
export async function hunt(bug: Bug, seeds: number): Promise<Found | null> {
  // Beside the packages, which stay outside.
  const outDir = join(ROOT, 'node_modules/.cache/2msl-world', String(BUGS.indexOf(bug)));
  await build({
    ...{ configFile: false, root: ROOT, logLevel: 'silent', publicDir: false },
    ssr: { target: 'node', external: true },
    plugins: [planted(bug)],
    build: {
      ...{ ssr: 'verify/world.ts', outDir, emptyOutDir: true, minify: false, target: 'node20' },
      rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
    },
  });
  const { stdout } = spawnSync(
    process.execPath,
    [join(outDir, 'main.mjs'), '--seeds', String(seeds), '--failures', '1'],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  const [, seed, violation] = /^seed (\d+): (.*)$/m.exec(stdout) ?? [];
  return seed === undefined || violation === undefined ? null : { seed: Number(seed), violation };
}
