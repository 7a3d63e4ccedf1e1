/**
 * `npm run mistakes -- DATA_FILE`: what the players of a journal got wrong, the commonest first.
 * A move that shows nothing that the catalogue knows is marked: it may be a misconception that is missing.
 */
import Database from 'better-sqlite3';
import { matchEntrySchema } from '../server/classroom/entries.ts';
import { faceOf } from '../shared/judge/face.ts';
import type { Move } from '../shared/judge/move.ts';
import type { Stimulus } from '../shared/judge/stimulus.ts';
import { RECORD_FORMAT, type RecordedInput } from '../shared/record/record.ts';
import { replay } from '../shared/record/replay.ts';
import { flagsText } from '../shared/tcp/segment.ts';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: npm run mistakes -- DATA_FILE');
  process.exit(2);
}

interface Row {
  readonly state: string;
  readonly stimulus: string;
  readonly move: string;
  readonly misconception: string | null;
  count: number;
}

const stimulusText = (stimulus: Stimulus | undefined): string => {
  switch (stimulus?.type) {
    case undefined:
      return 'unasked';
    case 'segment':
      return `${flagsText(stimulus.segment.flags)}${stimulus.segment.data === '' ? '' : ' with text'}`;
    case 'call':
      return stimulus.call.call;
    case 'timeout':
      return `timeout ${stimulus.timer}`;
  }
};

const moveText = (move: Move): string => {
  if (move.kind === 'discard') return 'discard';
  if (move.kind === 'nothing') return `nothing → ${move.next}`;
  const segments = move.segments.map(({ flags, len }) => `${flagsText(flags)}${len ? ' with text' : ''}`);
  return `${segments.join(' + ')} → ${move.next}`;
};

const rows = new Map<string, Row>();
let matches = 0;
let untold = 0;

function count(records: readonly unknown[]): void {
  const [beginning, ...rest] = records.map((body) => matchEntrySchema.parse(body));
  if (beginning?.type !== 'began') return;
  const inputs = rest.flatMap((entry): RecordedInput[] =>
    entry.type === 'input' ? [{ at: entry.at, input: entry.input }] : [],
  );
  const { rulebook, scenario, seed, level, names } = beginning;
  const player = (name: string | null) => (name === null ? 'autopilot' : 'person');
  const players = { A: player(names.A), B: player(names.B) } as const;
  const told = replay({ format: RECORD_FORMAT, rulebook, scenario, seed, level, players, inputs });
  // A teacher's own scenario, or one of an older version.
  if ('error' in told) {
    untold += 1;
    return;
  }
  matches += 1;
  const stimuli = new Map<number, Stimulus>();
  for (const event of told.events) {
    if (event.type === 'stimulus') stimuli.set(event.id, event.stimulus);
    if (event.type !== 'refused') continue;
    const { misconception, state } = event.verdict.lesson;
    const stimulus = stimulusText(event.stimulus === null ? undefined : stimuli.get(event.stimulus));
    const key = [state, stimulus, faceOf(event.move)].join('|');
    const row = rows.get(key) ?? { state, stimulus, move: moveText(event.move), misconception, count: 0 };
    row.count += 1;
    rows.set(key, row);
  }
}

const db = new Database(file, { readonly: true, fileMustExist: true });
const page = db.prepare<[], { stream: string; body: string }>(
  `SELECT name AS stream, body FROM journal JOIN stream ON stream.id = journal.stream
   WHERE name LIKE 'match/%' ORDER BY name, seq`,
);
let stream = '';
let entries: unknown[] = [];
for (const row of page.iterate()) {
  if (row.stream !== stream) count(entries.splice(0));
  stream = row.stream;
  entries = [...entries, JSON.parse(row.body)];
}
count(entries);
db.close();

const ranked = [...rows.values()].sort((one, other) => other.count - one.count);
console.log(
  `${matches} matches, ${untold} that cannot be told here; ${ranked.length} different wrong moves.\n`,
);
for (const { count: times, state, stimulus, move, misconception } of ranked) {
  const cells = [String(times).padStart(5), state.padEnd(13), stimulus.padEnd(24), move.padEnd(34)];
  console.log(`${cells.join(' ')} ${misconception ?? '? none is known'}`);
}
