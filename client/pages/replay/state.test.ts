/** Tests of the replay page: loading, playing from a link's moment, or saying why not. */
import { expect, test } from 'vitest';
import { CATALOGUE } from '../../../shared/scenarios/catalogue/catalogue.ts';
import { playedRecord } from './fixtures/played.ts';
import { createReplay, type Replay, type ReplayOptions } from './state.ts';

const answer = { record: playedRecord(CATALOGUE[0]!), names: { A: 'Ada', B: null } };
const offline = (): Promise<never> => Promise.reject(new TypeError('network'));

const replayAt = (pathname: string, options: Partial<ReplayOptions> = {}): Replay =>
  createReplay({
    address: { pathname, search: '', hash: '#t=2300' },
    request: offline,
    stored: () => null,
    ...options,
  });

test('a match of the server is played from the moment of the link', async () => {
  const asked: string[] = [];
  const replay = replayAt('/replay/m1', {
    request: (url) => {
      asked.push(String(url));
      return Promise.resolve(new Response(JSON.stringify(answer)));
    },
  });
  expect(replay.phase.value).toEqual({ at: 'loading' });
  await replay.load();
  expect(asked).toEqual(['/api/records/m1']);
  const phase = replay.phase.value;
  if (phase.at !== 'playing') throw new Error(phase.at);
  expect(phase.playing.cursor.now.value).toBe(2_300);
  expect(phase.playing.playback.moments.at(-1)?.match.outcome).toBe('goals reached');
});

test('without a match it is what this tab practised', async () => {
  const replay = replayAt('/replay', { stored: () => JSON.stringify(answer) });
  await replay.load();
  expect(replay.phase.value.at).toBe('playing');
});

test('without either it is said why', async () => {
  const replay = replayAt('/replay/local');
  await replay.load();
  expect(replay.phase.value).toEqual({ at: 'failed', failure: { kind: 'no-local' } });
  const far = replayAt('/replay/m1');
  await far.load();
  expect(far.phase.value).toEqual({ at: 'failed', failure: { kind: 'offline' } });
});
