/** Tests of what the replay page draws: packets, marks, and the ladder's data. */
import { describe, expect, it, test } from 'vitest';
import { TICK } from '../../../shared/host/config.ts';
import { SAMPLE } from '../../../shared/host/crowd.ts';
import { CATALOGUE } from '../../../shared/scenarios/catalogue/catalogue.ts';
import { keyCommand } from '../../timeline/use-keys.ts';
import { playedRecord } from './fixtures/played.ts';
import { ladderOf } from './ladder.ts';
import { marksOf } from './marks.ts';
import { type Playback, playbackOf } from './playback.ts';

const WORDS = { stimulus: () => 'stimulus', refused: 'refused' };
const loadedOf = (id: string): Playback => {
  const scenario = CATALOGUE.find((one) => one.id === id)!;
  const answer = { record: playedRecord(scenario), names: { A: null, B: null } };
  return playbackOf(answer, 'went on to its end') as Playback;
};

describe.each(CATALOGUE.map(({ id }) => id))('the drawings of %s', (id) => {
  const playback = loadedOf(id);
  const ladder = ladderOf(playback, WORDS);

  it('have an arrow for every segment, and each came or was lost', () => {
    expect(ladder.arrows).toHaveLength(playback.packets.size);
    const open = ladder.arrows.filter((arrow) => arrow.arrivesAt === null && arrow.lostAt === null);
    // What was on the wire as the match ended is still there.
    const flying = playback.moments.at(-1)?.match.wire.inFlight.length ?? 0;
    expect(open).toHaveLength(flying);
  });

  it('count every arrow from its own connection, or from nothing', () => {
    expect(ladder.arrows.every(({ base }) => base?.seq !== undefined)).toBe(true);
    expect(ladderOf(playback, WORDS, true).arrows.every(({ base }) => base?.seq === undefined)).toBe(true);
  });

  it.each(['A', 'B'] as const)('have a lifeline of %s without a gap', (host) => {
    const spans = ladder.lifelines[host];
    expect(spans[0]?.from).toBe(0);
    expect(spans.at(-1)?.to).toBe(playback.end);
    expect(spans.slice(1).map(({ from }) => from)).toEqual(spans.slice(0, -1).map(({ to }) => to));
    expect(spans.at(-1)?.state).toBe(playback.moments.at(-1)?.match.hosts[host].tcb.state);
  });

  it('mark every moment once, and every mistake as one; that time passed needs no mark', () => {
    const marks = marksOf(playback);
    const ticks = playback.moments.filter(
      ({ events }, i) => i > 0 && events.every((e) => e.type === 'crowd'),
    );
    expect(marks).toHaveLength(playback.moments.length - 1 - ticks.length);
    expect(marks.filter(({ kind }) => kind === 'mistake').map(({ index }) => index)).toEqual(
      playback.mistakes,
    );
    expect(marks.at(-1)?.kind).toBe('ended');
  });
});

test('ticks of a crowd are gathered, as long as a bar of its chart lasts, and none is lost', () => {
  const { moments } = loadedOf('syn-flood');
  const ticks = moments.filter(({ events: [first] }) => first?.type === 'crowd').map(({ events }) => events);
  for (const events of ticks) expect(events.at(-1)!.at - events[0]!.at).toBeLessThan(SAMPLE);
  expect(Math.max(...ticks.map((events) => events.length))).toBe(SAMPLE / TICK);
  const versions = moments.flatMap(({ events }) => events.map(({ version }) => version));
  expect(versions).toEqual(versions.map((_, i) => i + 1));
});

describe('segments', () => {
  it('name the one that they repeat', () => {
    const packets = [...loadedOf('loss').packets.values()];
    const again = packets.filter(({ reason }) => reason === 'retransmission');
    expect(again.length).toBeGreaterThan(0);
    for (const { repeats, segment } of again) {
      const first = packets.find(({ id }) => id === repeats);
      expect(first?.segment.seq).toBe(segment.seq);
    }
  });
});

it.each([
  ['ArrowRight', false, 'step'],
  ['m', false, 'mistake'],
  [' ', false, 'play'],
  [' ', true, null],
  ['End', true, 'end'],
  ['x', false, null],
  ['toString', false, null],
])('key %s (on a control: %s) means %s', (key, onControl, type) => {
  expect(keyCommand(key, onControl)?.type ?? null).toBe(type);
});
