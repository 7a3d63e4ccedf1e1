/** Tests of the cursor and its links over a played match. */
import { beforeEach, describe, expect, it } from 'vitest';
import { view } from '../../../shared/match/view.ts';
import { replay as fold } from '../../../shared/record/replay.ts';
import { CATALOGUE } from '../../../shared/scenarios/catalogue/catalogue.ts';
import { type Cursor, createCursor } from '../../timeline/cursor.ts';
import { linkOfPlace, placeOfLink } from '../../timeline/link.ts';
import { momentAt, momentOfVersion } from '../../timeline/timeline.ts';
import { playedRecord } from './fixtures/played.ts';
import { matchAt, type Playback, playbackOf } from './playback.ts';

const scenario = CATALOGUE.find((one) => one.id === 'normal-close')!;
const record = playedRecord(scenario);
const playback = playbackOf({ record, names: { A: 'Ada', B: 'Bo' } }, 'went on to its end') as Playback;
const last = playback.moments.length - 1;

let cursor: Cursor;
beforeEach(() => {
  cursor = createCursor(playback, { speed: 4 });
});

describe('the record played', () => {
  it('ends as the match ended', () => {
    expect(playback.moments[last]?.match.outcome).toBe('goals reached');
    expect(playback.moments[last]?.events.at(-1)).toMatchObject({ type: 'ended' });
  });

  it('shows at the version of every input exactly the match that the server showed', () => {
    const folded = fold(record);
    if ('error' in folded) throw new Error(folded.error);
    for (const match of folded.moments) {
      const shown = playback.moments[momentOfVersion(playback, match.version)]!.match;
      expect(shown.version).toBe(match.version);
      expect({ ...view(shown, 'all'), now: 0 }).toEqual({ ...view(match, 'all'), now: 0 });
    }
  });

  it('has a fate for every segment, and arrivals after departures', () => {
    expect(playback.packets.size).toBeGreaterThan(6);
    for (const packet of playback.packets.values()) {
      expect(packet.fate.kind).not.toBe('flying');
      if (packet.fate.kind !== 'flying') expect(packet.fate.at).toBeGreaterThanOrEqual(packet.sentAt);
    }
  });

  it('counts sequence numbers from the connection’s own', () => {
    const [syn, synAck] = playback.packets.values();
    expect(syn!.segment.seq - syn!.base.seq).toBe(0);
    expect(synAck!.segment.ack - synAck!.base.ack).toBe(1);
  });
});

describe('stepping', () => {
  it('goes from moment to moment and stops at both ends', () => {
    cursor.step(-1);
    expect(cursor.index.value).toBe(0);
    cursor.step(1);
    expect(cursor.index.value).toBe(1);
    expect(cursor.now.value).toBe(playback.moments[1]!.at);
    cursor.toEnd();
    cursor.step(1);
    expect(cursor.index.value).toBe(last);
    expect(cursor.atEnd.value).toBe(true);
  });

  it('visits every moment forward and back in the same order', () => {
    const walk = (by: 1 | -1) =>
      playback.moments.slice(1).map(() => {
        cursor.step(by);
        return matchAt(playback, cursor.index.value).version;
      });
    const forth = walk(1);
    const back = walk(-1);
    expect(forth).toEqual(playback.moments.slice(1).map((moment) => moment.match.version));
    expect(back).toEqual([0, ...forth.slice(0, -1)].reverse());
  });

  it('leads back to the moment that has just been when the cursor is between two', () => {
    const gap = playback.moments.findIndex(
      (moment, i) => (playback.moments[i + 1]?.at ?? 0) - moment.at > 1_000,
    );
    cursor.toTime(playback.moments[gap]!.at + 500);
    expect(cursor.index.value).toBe(gap);
    cursor.step(-1);
    expect(cursor.place.value).toEqual({ index: gap, at: playback.moments[gap]!.at });
  });
});

describe('mistakes', () => {
  it('are visited one after the other, and then there is none', () => {
    const seen: number[] = [];
    while (cursor.toMistake(1)) seen.push(cursor.index.value);
    expect(seen).toEqual(playback.mistakes);
    expect(seen.length).toBeGreaterThan(1);
    expect(cursor.toMistake(1)).toBe(false);
    expect(cursor.index.value).toBe(seen.at(-1));
    expect(cursor.toMistake(-1)).toBe(true);
    expect(cursor.index.value).toBe(seen.at(-2));
  });
});

describe('playing', () => {
  it('moves by real time times the speed, and only while it plays', () => {
    cursor.tick(1_000);
    expect(cursor.now.value).toBe(0);
    cursor.speed.value = 2;
    cursor.togglePlay();
    cursor.tick(300);
    expect(cursor.now.value).toBe(600);
    cursor.speed.value = 16;
    cursor.tick(100);
    expect(cursor.now.value).toBe(2_200);
    expect(cursor.index.value).toBe(momentAt(playback, 2_200));
  });

  it('stops at the end, and begins again when played from there', () => {
    cursor.togglePlay();
    cursor.tick(playback.end);
    expect(cursor.playing.value).toBe(false);
    expect(cursor.atEnd.value).toBe(true);
    expect(cursor.index.value).toBe(last);
    cursor.togglePlay();
    expect(cursor.now.value).toBe(0);
    expect(cursor.playing.value).toBe(true);
  });

  it('is stopped by a step, not by a seek', () => {
    cursor.togglePlay();
    cursor.toTime(5_000);
    expect(cursor.playing.value).toBe(true);
    cursor.step(1);
    expect(cursor.playing.value).toBe(false);
  });

  it('passes every moment once, in order', () => {
    cursor.togglePlay();
    let before = 0;
    while (cursor.playing.value) {
      cursor.tick(16);
      expect(cursor.index.value).toBeGreaterThanOrEqual(before);
      before = cursor.index.value;
    }
    expect(before).toBe(last);
  });
});

describe('deep links', () => {
  it('lead to every moment and back', () => {
    for (const [index, { at }] of [...playback.moments.entries()].slice(1)) {
      const link = linkOfPlace(playback, { index, at });
      expect(placeOfLink(playback, { hash: link, search: '' })).toEqual({ index, at });
    }
  });

  it('are not needed for the beginning', () => {
    expect(linkOfPlace(playback, { index: 0, at: 0 })).toBe('');
    expect(placeOfLink(playback, { hash: '', search: '' })).toBe(null);
  });

  it('lead between moments, too, and from the query', () => {
    const place = { index: momentAt(playback, 12_345), at: 12_345 };
    expect(linkOfPlace(playback, place)).toBe('#t=12345');
    expect(placeOfLink(playback, { hash: '', search: '?lang=zh&t=12345' })).toEqual(place);
  });

  it.each([
    ['no moment', '#', null],
    ['no number', '#t=soon', null],
    ['an empty one', '#t=', null],
    ['too late', '#t=99999999', playback.end],
    ['too early', '#t=-3', 0],
  ])('with %s', (_, hash, at) => {
    expect(placeOfLink(playback, { hash, search: '' })?.at ?? null).toBe(at);
  });
});
