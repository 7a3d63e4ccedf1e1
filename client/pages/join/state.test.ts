/** Tests of joining: codes as they are typed, and what can be wrong. */
import { describe, expect, test } from 'vitest';
import { ERROR_STATUS, type ErrorCode } from '../../../shared/protocol/errors.ts';
import { wordsOf } from '../../../shared/words/every-language.ts';
import type { Wait } from './asking.ts';
import { createJoin } from './state.ts';

const { errors } = wordsOf('en');

interface Asked {
  readonly url: string;
  readonly body: unknown;
}

/** A server that knows one class, CDF346, in which "Ada" sits. */
function server() {
  const asked: Asked[] = [];
  const error = (code: ErrorCode): Response =>
    Response.json({ error: { code, message: errors(code) } }, { status: ERROR_STATUS[code] });
  const request = ((url: string, init?: RequestInit) => {
    const body = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
    asked.push({ url, body });
    if (url.startsWith('/api/classes/')) {
      return Promise.resolve(
        url.endsWith('CDF346') ? Response.json({ code: 'CDF346' }) : error('no-such-class'),
      );
    }
    if (url.startsWith('/api/names')) {
      const names = ['Swift Fox', 'Calm Owl'];
      return Promise.resolve(Response.json({ names }));
    }
    if (url === '/api/seat')
      return Promise.resolve(
        body.code === 'CDF346GH'
          ? Response.json({ token: 's'.repeat(24), code: 'CDF346', name: 'Ada' })
          : error('no-such-hand-over'),
      );
    if (body.code !== 'CDF346') return Promise.resolve(error('no-such-class'));
    if (body.name === 'Ada') return Promise.resolve(error('name-taken'));
    return Promise.resolve(Response.json({ token: 't'.repeat(24), code: 'CDF346', name: body.name }));
  }) as typeof fetch;
  return { asked, request };
}
/** For a server that never asks for patience. */
const never: Wait = () => Promise.reject(new Error('nothing to wait for'));
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('joining', () => {
  test('a code from a link is looked up at once', async () => {
    const { request } = server();
    const join = createJoin({ code: 'cdf346', request, wait: never, device: undefined });
    await settled();
    expect(join.code.value).toBe('CDF346');
    expect(join.known.value).toBe(true);
  });

  test('a code and a name give a seat', async () => {
    const { request } = server();
    const join = createJoin({ code: '', request, wait: never, device: undefined });
    join.setCode('cdf 346');
    join.setName('Bob');
    expect(await join.join()).toEqual({ token: 't'.repeat(24), code: 'CDF346', name: 'Bob' });
  });

  test('a wrong code is told at the code, before a name is typed', async () => {
    const { request } = server();
    const join = createJoin({ code: '', request, wait: never, device: undefined });
    join.setCode('CDF347');
    await settled();
    expect(join.problem.value).toMatchObject({ field: 'code', said: errors('no-such-class') });
    join.setCode('CDF346');
    await settled();
    expect(join.problem.value).toBeNull();
  });

  test('a name that is taken is told at the name', async () => {
    const { request } = server();
    const join = createJoin({ code: 'CDF346', request, wait: never, device: undefined });
    join.setName('Ada');
    expect(await join.join()).toBeNull();
    expect(join.problem.value).toMatchObject({ field: 'name', said: errors('name-taken') });
    join.setName('Adam');
    expect(join.problem.value).toBeNull();
  });

  test('what is missing is told without asking the server', async () => {
    const { asked, request } = server();
    const join = createJoin({ code: '', request, wait: never, device: undefined });
    await join.join();
    expect(join.problem.value).toEqual({ field: 'code', own: 'code.missing' });
    join.setCode('CDF34');
    await join.join();
    expect(join.problem.value).toEqual({ field: 'name', own: 'name.missing' });
    expect(asked).toEqual([]);
  });

  test('names are suggested one after the other, of those that are free in this class', async () => {
    const { asked, request } = server();
    const join = createJoin({ code: 'CDF346', request, wait: never, device: undefined });
    await settled();
    await join.suggest();
    expect(join.name.value).toBe('Swift Fox');
    await join.suggest();
    expect(join.name.value).toBe('Calm Owl');
    expect(asked.filter(({ url }) => url === '/api/names?code=CDF346')).toHaveLength(1);
  });

  test('a server that is not there is no fault of the code', async () => {
    const join = createJoin({
      code: 'CDF346',
      request: () => Promise.reject(new TypeError('failed to fetch')),
      wait: never,
      device: undefined,
    });
    join.setName('Bob');
    expect(await join.join()).toBeNull();
    expect(join.problem.value).toEqual({ field: 'form', own: 'offline' });
  });
});

test('the code of another device opens its seat, and needs no name', async () => {
  const { request } = server();
  const join = createJoin({ code: 'cdf3 46gj', request, wait: never, device: undefined });
  expect(join.handsOver.value).toBe(true);
  expect(await join.join()).toBeNull();
  expect(join.problem.value).toMatchObject({ field: 'code', said: errors('no-such-hand-over') });
  join.setCode('CDF346GH');
  expect(join.problem.value).toBeNull();
  expect(await join.join()).toMatchObject({ name: 'Ada' });
});

test('what no code has is told at the letter, and not asked for', async () => {
  const { asked, request } = server();
  const join = createJoin({ code: '', request, wait: never, device: undefined });
  join.setCode('CDFO46');
  await settled();
  expect(join.problem.value).toEqual({ field: 'code', own: 'code.strange', character: 'O' });
  expect(asked).toEqual([]);
  join.setCode('CDF346');
  await settled();
  expect([join.problem.value, join.known.value]).toEqual([null, true]);
});

test('a server that has too many at once is asked again when it says, and says so', async () => {
  const full = () => new Response('{}', { status: 429, headers: { 'Retry-After': '7' } });
  const answers = [full(), full(), Response.json({ token: 't'.repeat(24), code: 'CDF346', name: 'Bob' })];
  const request = ((url: string) =>
    Promise.resolve(url === '/api/join' ? answers.shift() : Response.json({}))) as typeof fetch;
  const waited: number[] = [];
  const said: unknown[] = [];
  const join = createJoin({
    code: 'CDF346',
    request,
    wait: (time) => {
      waited.push(time);
      said.push(join.problem.value);
      return Promise.resolve();
    },
    device: undefined,
  });
  join.setName('Bob');
  expect(await join.join()).toMatchObject({ name: 'Bob' });
  expect(waited).toEqual([7_000, 7_000]);
  expect(said[0]).toEqual({ field: 'form', own: 'full', seconds: 7 });
  expect(join.problem.value).toBeNull();
});
