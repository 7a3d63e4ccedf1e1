/** What entries of the journal change in the store's index: the classes, and who holds which token. */
import type { z } from 'zod';
import { DamagedJournal, readEntry } from '../store/journal.ts';
import type { Entry, IndexChange, Indexing } from '../store/store.ts';
import {
  type ClassEvent,
  classEventSchema,
  classStream,
  classThing,
  clockStream,
  matchStream,
  SERVER_STREAM,
  type ServerEvent,
  scenarioThing,
  serverEventSchema,
} from './entries.ts';

const NOTHING: readonly IndexChange[] = [];
const CLASS = classStream('');
const CLOCK = clockStream('');

/** Moves change nothing, and most entries are moves: while one is played, the clock's heartbeats tell that it is. */
export const indexing: Indexing = (entry) => {
  const { stream } = entry;
  if (stream.startsWith(CLOCK)) return [{ type: 'touched', class: stream.slice(CLOCK.length) }];
  if (stream.startsWith(CLASS)) {
    const event = undamaged(entry, classEventSchema);
    return event === null ? NOTHING : ofClass(stream.slice(CLASS.length), event);
  }
  if (stream !== SERVER_STREAM) return NOTHING;
  const event = undamaged(entry, serverEventSchema);
  return event === null ? NOTHING : ofServer(event);
};

function ofServer(event: ServerEvent): readonly IndexChange[] {
  switch (event.type) {
    case 'class-opened':
      return [{ type: 'opened', class: event.code, owner: event.teacher }];
    case 'class-closed':
      return [{ type: 'closed', class: event.code }];
    case 'class-reopened':
      return [{ type: 'reopened', class: event.code }];
    case 'class-deleted': {
      const { code, matches } = event;
      const streams = [classStream(code), clockStream(code), ...matches.map(matchStream)];
      // Whoever has a link to one of them is told what became of it.
      const known = matches.map((match): IndexChange => ({ type: 'match', class: code, match }));
      const gone: IndexChange = { type: 'shares-gone', thing: classThing(code) };
      return [{ type: 'deleted', class: code, streams }, gone, ...known];
    }
    case 'class-expires':
      return [{ type: 'expires', class: event.code, day: event.day }];
    case 'day-counted':
      return [{ type: 'day' }];
    case 'clock-jumped':
      return [{ type: 'jump' }];
    case 'teacher-session':
      return [{ type: 'teacher', teacher: event.teacher, tokenHash: event.tokenHash }];
    case 'session-ended':
      return [{ type: 'signed-out', tokenHash: event.tokenHash }];
    case 'sessions-ended': {
      const { teacher, tokenHash } = event;
      return [
        { type: 'signed-out-elsewhere', teacher, tokenHash },
        { type: 'recovery', teacher, codeHash: null },
      ];
    }
    case 'teacher-named':
      return [{ type: 'teacher-named', teacher: event.teacher, name: event.name }];
    case 'recovery-set':
      return [{ type: 'recovery', teacher: event.teacher, codeHash: event.codeHash }];
    case 'scenario-owned': {
      const thing = scenarioThing(event.id);
      const owned: IndexChange = { type: 'owned', thing, teacher: event.teacher };
      return event.teacher === null ? [owned, { type: 'shares-gone', thing }] : [owned];
    }
    case 'shared':
      return [{ type: 'shared', share: event.share, thing: event.thing }];
    case 'share-taken':
      return [{ type: 'share-taken', share: event.share, teacher: event.teacher }];
    case 'share-ended':
      return [{ type: 'share-ended', share: event.share }];
  }
}

function ofClass(code: string, event: ClassEvent): readonly IndexChange[] {
  const touched: IndexChange = { type: 'touched', class: code };
  switch (event.type) {
    case 'class-named':
      // That a class of long ago is renamed does not keep it open.
      return [{ type: 'named', class: code, name: event.name }];
    case 'class-kept':
      return [{ type: 'kept', class: code, days: event.days }];
    case 'player-joined':
      return [touched, { type: 'player', class: code, player: event.id, tokenHash: event.tokenHash }];
    case 'seat-given':
      return [
        touched,
        { type: 'player-gone', class: code, player: event.id },
        { type: 'player', class: code, player: event.id, tokenHash: event.tokenHash },
      ];
    case 'seat-shared':
      return [touched, { type: 'player', class: code, player: event.id, tokenHash: event.tokenHash }];
    case 'player-removed':
    case 'player-left':
      return [touched, { type: 'player-gone', class: code, player: event.id }];
    case 'projector-opened':
      return [touched, { type: 'projector', class: code, tokenHash: event.tokenHash }];
    case 'projectors-closed':
      return [touched, { type: 'projectors-gone', class: code }];
    case 'round-started':
      return [
        touched,
        { type: 'round', class: code },
        { type: 'playing', class: code, scenario: event.scenario.id },
        ...event.pairs.map(({ match }): IndexChange => ({ type: 'match', class: code, match })),
      ];
    case 'pair-added':
      return [touched, { type: 'match', class: code, match: event.pair.match }];
    case 'round-ended':
      return [touched, { type: 'playing', class: code, scenario: null }];
    default:
      return [touched];
  }
}

function undamaged<T>(entry: Entry, schema: z.ZodType<T>): T | null {
  try {
    return readEntry(entry, schema);
  } catch (error) {
    if (error instanceof DamagedJournal) return null;
    throw error;
  }
}
