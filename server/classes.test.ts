/** Tests of a class over its whole life: named, closed, opened again, deleted with all that it holds. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Harness } from './testing/harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await Harness.start();
});
afterEach(() => harness.close());

const list = async () => (await harness.http('GET', '/api/teach/classes')).body;
const teach = (method: string, path: string, body?: unknown) =>
  harness.http(method, `/api/teach/classes/${path}`, body);
const code = (answer: { readonly body: { readonly error?: { readonly code: string } } }) =>
  answer.body.error?.code;

describe('a class', () => {
  it('has the name that it was opened with, or another one later, or none', async () => {
    await harness.openClass();
    const { body } = await harness.http('POST', '/api/teach/classes', { name: '  10b   Physics ' });
    const teacher = await harness.watch(body.code);
    expect((await teacher.last('teacher')).view.name).toBe('10b Physics');
    await teach('POST', `${body.code}/name`, { name: '网络课 10b' });
    await vi.waitFor(async () => expect((await teacher.last('teacher')).view.name).toBe('网络课 10b'));
    expect((await list()).find((row: { name: string | null }) => row.name !== null).name).toBe('网络课 10b');
    await teach('POST', `${body.code}/name`, { name: null });
    expect((await list()).map(({ name }: { name: string | null }) => name)).toEqual([null, null]);
    for (const name of ['', '\u200b', 'x'.repeat(41), '<b>'.repeat(20)])
      expect(code(await teach('POST', `${body.code}/name`, { name }))).toBe('bad-class-name');
    expect(code(await harness.http('POST', '/api/teach/classes', { name: '' }))).toBe('bad-class-name');
    expect(await list()).toHaveLength(2);
  });

  it('that is closed is listed with its date, players and rounds, keeps its records, and can be renamed', async () => {
    const { code: closed, tokens, A } = await harness.pair();
    const { match } = (await A.last('class')).view.seat ?? { match: '' };
    const openedAt = harness.clock.epoch();
    harness.clock.advance(60_000);
    await teach('POST', `${closed}/rounds/end`);
    expect((await teach('POST', `${closed}/close`)).status).toBe(200);
    expect(code(await teach('POST', `${closed}/close`))).toBe('class-closed');
    expect((await teach('POST', `${closed}/name`, { name: 'Past' })).status).toBe(200);
    const [row] = await list();
    const times = { openedAt, closedAt: harness.clock.epoch() };
    expect(row).toEqual({
      code: closed,
      name: 'Past',
      ...times,
      rounds: 1,
      players: 2,
      scenario: null,
      damaged: false,
      own: true,
      keptFor: null,
      deletion: null,
    });
    const again = harness.client();
    await again.hello(tokens[0]);
    expect((await again.error()).code).toBe('class-closed');
    expect((await harness.http('GET', `/api/records/${match}`, undefined, null)).status).toBe(200);
  });

  it('is opened again with its players and its round, and stays open a day from then on', async () => {
    const { code: closed, tokens } = await harness.pair();
    await teach('POST', `${closed}/close`);
    harness.clock.advance(30 * 24 * 3_600_000);
    harness.teacher = '';
    await harness.openClass();
    expect((await teach('POST', `${closed}/reopen`)).status).toBe(200);
    expect((await teach('POST', `${closed}/reopen`)).status).toBe(200);
    const ada = await harness.player(tokens[0]);
    expect((await ada.last('class')).view).toMatchObject({
      you: { name: 'Ada' },
      seat: { host: expect.any(String) },
    });
    harness.clock.advance(23 * 3_600_000);
    expect((await list()).find((row: { code: string }) => row.code === closed).closedAt).toBeNull();
  });

  it.each(['open', 'closed'])(
    'that is %s is deleted with all that it holds, and its links say so',
    async (how) => {
      const { code: gone, tokens, A } = await harness.pair();
      const { match } = (await A.last('class')).view.seat ?? { match: '' };
      await teach('POST', `${gone}/rounds/end`);
      expect((await harness.http('GET', `/api/records/${match}/outlines`)).status).toBe(200);
      if (how === 'closed') await teach('POST', `${gone}/close`);
      expect((await teach('DELETE', gone)).status).toBe(200);
      expect(await list()).toEqual([]);
      for (const path of ['', '/outlines']) {
        const answer = await harness.http('GET', `/api/records/${match}${path}`, undefined, null);
        expect([answer.status, code(answer)]).toEqual([410, 'class-deleted']);
      }
      for (const [method, path, body] of [
        ['DELETE', gone, undefined],
        ['POST', `${gone}/reopen`, undefined],
        ['POST', `${gone}/close`, undefined],
        ['POST', `${gone}/name`, { name: 'Ghost' }],
        ['POST', `${gone}/rounds/end`, undefined],
      ] as const)
        expect(code(await teach(method, path, body)), `${method} ${path}`).toBe('no-such-class');
      const again = harness.client();
      await again.hello(tokens[0]);
      expect((await again.error()).code).toBe('no-such-token');
    },
  );

  it('is closed, opened, renamed and deleted by a teacher alone', async () => {
    const { code: kept, tokens } = await harness.pair();
    for (const token of [null, tokens[0]])
      for (const [method, path] of [
        ['DELETE', kept],
        ['POST', `${kept}/close`],
        ['POST', `${kept}/reopen`],
        ['POST', `${kept}/name`],
      ] as const) {
        const answer = await harness.http(method, `/api/teach/classes/${path}`, undefined, token);
        expect([answer.status, code(answer)]).toEqual([401, 'not-a-teacher']);
      }
  });
});
