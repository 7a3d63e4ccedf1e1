/** Tests of records of earlier rulebooks: they tell the events of their day, for ever. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { MatchEvent } from '../match/match-event.ts';
import { scenarioById } from '../scenarios/catalogue/catalogue.ts';
import { RULEBOOK_VERSION } from '../tcp/rules.ts';
import type { Record } from './record.ts';
import { replay } from './replay.ts';
import { recordSchema } from './schema.ts';

const RECORDS = new URL('../../fixtures/records/', import.meta.url);

interface Kept {
  readonly record: Record;
  readonly events: readonly MatchEvent[];
}

/** The record is the first line, and each line after it an event. */
function read(file: string): Kept {
  const [first = '', ...events] = readFileSync(new URL(file, RECORDS), 'utf8').trimEnd().split('\n');
  return { record: recordSchema.parse(JSON.parse(first)), events: events.map((line) => JSON.parse(line)) };
}

const files = readdirSync(RECORDS).flatMap((folder) =>
  folder.startsWith('rulebook-')
    ? readdirSync(new URL(folder, RECORDS)).map((file) => `${folder}/${file}`)
    : [],
);

function told(record: Record): readonly MatchEvent[] {
  const replayed = replay(record);
  if ('error' in replayed) throw new Error(replayed.error);
  return replayed.events;
}

describe('a record of an earlier rulebook', () => {
  test.each(files)('%s is told as it was then', (file) => {
    const { record, events } = read(file);
    expect(record.rulebook).toBeLessThan(RULEBOOK_VERSION);
    // A scenario whose course has changed says so, whatever the rulebook.
    if (scenarioById(record.scenario.id)?.version === record.scenario.version) {
      // Later versions may tell more of an event, but nothing otherwise.
      expect(told(record)).toMatchObject(events);
    } else expect(replay(record)).toEqual({ error: 'other-scenario-version' });
  });

  test('can still be told of most scenarios', () => {
    const current = files.map(read).filter(({ record: { scenario } }) => {
      return scenarioById(scenario.id)?.version === scenario.version;
    });
    expect(current.length).toBeGreaterThan(files.length / 2);
  });

  test.each([0, 2, RULEBOOK_VERSION + 1, 3.5])('of version %d, which is not known, says so', (rulebook) => {
    const [file = ''] = files;
    expect(replay({ ...read(file).record, rulebook })).toEqual({ error: 'other-rulebook' });
  });
});
