/** Tests of loading a record, and of everything that can be wrong with one. */
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../shared/scenarios/catalogue/catalogue.ts';
import { wordsOf } from '../../../shared/words/every-language.ts';
import { playedRecord } from './fixtures/played.ts';
import { loadLocal, loadMatch, matchOfPath } from './load.ts';

const record = playedRecord(CATALOGUE[0]!);
const answer = { record, names: { A: 'Ada', B: null } };

const server =
  (status: number, body: unknown): typeof fetch =>
  () =>
    Promise.resolve(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }));

describe('the address', () => {
  it.each([
    ['/replay/m-17', 'm-17'],
    ['/replay/m%2017/', 'm 17'],
    ['/replay/local', 'local'],
    ['/replay', null],
    ['/replay.html', null],
    ['/replay/a/b', null],
  ])('%s', (path, id) => {
    expect(matchOfPath(path)).toBe(id);
  });
});

describe('a record of the server', () => {
  it('is played to its end', async () => {
    const loaded = await loadMatch('m1', server(200, answer));
    expect('playback' in loaded && loaded.playback.moments.at(-1)?.match.outcome).toBe('goals reached');
  });

  it.each([
    [
      'is refused with the server’s sentence',
      server(403, { error: { code: 'match-running', message: wordsOf('en').errors('match-running') } }),
      'said',
    ],
    ['is not there when the server is not', () => Promise.reject(new TypeError('network')), 'offline'],
    ['is not there when a page comes instead', server(200, '<!doctype html>'), 'offline'],
    ['is damaged', server(200, { record: { scenario: {} }, names: {} }), 'untellable'],
    ['has no inputs', server(200, { ...answer, record: { ...record, inputs: null } }), 'bad-record'],
    ['is of other rules', server(200, { ...answer, record: { ...record, rulebook: 0 } }), 'untellable'],
    ['is nothing', server(200, 'null'), 'offline'],
  ] as const)('%s', async (_, request, kind) => {
    const loaded = await loadMatch('m1', request as typeof fetch);
    expect('failure' in loaded && loaded.failure.kind).toBe(kind);
  });
});

describe('this tab’s own practice', () => {
  it('stops where it was left', () => {
    const inputs = record.inputs.slice(0, 3);
    const loaded = loadLocal(JSON.stringify({ ...answer, record: { ...record, inputs } }));
    expect('playback' in loaded && loaded.playback.moments.at(-1)?.match.outcome).toBe(null);
    expect('playback' in loaded && loaded.playback.end).toBe(inputs.at(-1)?.at);
  });

  it.each([
    ['is gone', null, 'no-local'],
    ['is no JSON', '{', 'bad-record'],
    ['is no record', '{}', 'bad-record'],
  ])('%s', (_, stored, kind) => {
    const loaded = loadLocal(stored);
    expect('failure' in loaded && loaded.failure.kind).toBe(kind);
  });
});
