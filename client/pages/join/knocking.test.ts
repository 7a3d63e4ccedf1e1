/** Tests of waiting at the door: what passes is waited for, and anything else is the answer. */
import { describe, expect, test } from 'vitest';
import { ERROR_STATUS, type ErrorCode } from '../../../shared/protocol/errors.ts';
import { wordsOf } from '../../../shared/words/every-language.ts';
import { createAsk } from './asking.ts';
import { createKnocking } from './knocking.ts';

const { errors } = wordsOf('en');
const SEAT = { token: 't'.repeat(24), code: 'CDF346', name: 'Bob' };
const BOB = { code: 'CDF346', name: 'Bob', why: 'class-locked' } as const;

type Step = ErrorCode | 'offline' | object;

/** A server that answers one after the other; when it has no more to say, it lets one wait. */
function door(...steps: readonly Step[]) {
  const asked: string[] = [];
  const left = [...steps];
  const request = ((url: string, init: RequestInit = {}) => {
    const { method = 'GET', headers } = init;
    const bearer = new Headers(headers).get('authorization') ?? '';
    asked.push(`${method} ${url} ${method === 'POST' ? init.body : bearer}`);
    const step = left.shift();
    if (step === undefined)
      return new Promise((_, reject) => {
        init.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      });
    if (step === 'offline') return Promise.reject(new TypeError('failed to fetch'));
    if (typeof step !== 'string') return Promise.resolve(Response.json(step));
    return Promise.resolve(
      Response.json({ error: { code: step, message: errors(step) } }, { status: ERROR_STATUS[step] }),
    );
  }) as typeof fetch;
  const waited: boolean[] = [];
  const knocking = createKnocking(
    createAsk(request),
    () => {
      waited.push(knocking.lost.value);
      return Promise.resolve();
    },
    'a-mark-of-this-device',
  );
  return { asked, knocking, waited };
}
const KNOCK = { token: 'a-knock' };
const WAIT = { seat: null };

describe('at the door', () => {
  test('one knocks, asks for the answer until there is one, and is in', async () => {
    const { asked, knocking, waited } = door(KNOCK, WAIT, WAIT, { seat: SEAT });
    const knocked = knocking.knock(BOB);
    expect(knocking.waiting.value).toEqual(BOB);
    expect(await knocked).toEqual(SEAT);
    expect(knocking.waiting.value).toBeNull();
    const body = JSON.stringify({ name: 'Bob', device: 'a-mark-of-this-device' });
    const ask = 'GET /api/classes/CDF346/knock Bearer a-knock';
    expect(asked).toEqual([`POST /api/classes/CDF346/knock ${body}`, ask, ask, ask]);
    expect(waited).toEqual([]);
  });

  test('one is told what the teacher said', async () => {
    const { knocking } = door(KNOCK, 'not-let-in');
    expect(await knocking.knock(BOB)).toMatchObject({ field: 'form', code: 'not-let-in' });
    const late = door(KNOCK, 'name-taken');
    expect(await late.knocking.knock(BOB)).toMatchObject({ field: 'name', code: 'name-taken' });
  });

  test('one knocks again after a silence, a restart, or a sleep, and says that the server is silent', async () => {
    const steps: readonly Step[] = [
      'offline',
      KNOCK,
      'offline',
      KNOCK,
      'server-closing',
      KNOCK,
      'no-such-knock',
      KNOCK,
      { seat: SEAT },
    ];
    const { asked, knocking, waited } = door(...steps);
    expect(await knocking.knock(BOB)).toEqual(SEAT);
    expect(asked.filter((line) => line.startsWith('POST'))).toHaveLength(5);
    expect(waited).toEqual([true, true, true]);
    expect(knocking.lost.value).toBe(false);
  });

  test('one may give up, and the server is told', async () => {
    const { asked, knocking } = door(KNOCK);
    const knocked = knocking.knock(BOB);
    await new Promise((resolve) => setTimeout(resolve));
    knocking.giveUp();
    expect(knocking.waiting.value).toBeNull();
    expect(await knocked).toBeNull();
    expect(asked.at(-1)).toBe('DELETE /api/classes/CDF346/knock Bearer a-knock');
  });
});
