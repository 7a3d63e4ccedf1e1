/** Tests of the API of lesson plans. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LONGEST_PLAN } from '../../shared/lesson-plans/plan.ts';
import { Harness } from '../testing/harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await Harness.start();
  await harness.openClass();
});
afterEach(() => harness.close());

const PLAN = `lessonPlan: 1
title: Closing
rounds:
  - scenario: normal-close
    level: guided
    minutes: 8
    notes: "Before: who may still send?"
  - { scenario: half-close, level: standard }
`;

describe('lesson plans', () => {
  it('come with the game, in the language that is asked for', async () => {
    const { status, body } = await harness.http('GET', '/api/teach/lesson-plans');
    expect(status).toBe(200);
    expect(body).toMatchObject({ plans: [{ title: 'Opening and closing' }, {}, {}] });
  });

  it('are for teachers alone', async () => {
    const { status } = await harness.http('GET', '/api/teach/lesson-plans', undefined, null);
    expect(status).toBe(401);
  });

  it('are read from a file, YAML or JSON', async () => {
    const read = (text: string) => harness.http('POST', '/api/teach/lesson-plans/read', { text });
    const { status, body } = await read(PLAN);
    expect(status).toBe(200);
    expect(body).toMatchObject({ ok: true, plan: { title: 'Closing', rounds: [{ minutes: 8 }, {}] } });
    expect((await read(JSON.stringify(body.plan))).body).toEqual(body);
  });

  it.each([
    ['a level that is none', PLAN.replace('guided', 'easy'), 5, 12, /^rounds\[0\]\.level: /],
    ['no rounds', 'lessonPlan: 1\ntitle: x\nrounds: []\n', 3, 9, /^rounds: /],
    ['something else', PLAN.replace('minutes', 'seconds'), 6, 5, /“seconds”/],
    ['another format', PLAN.replace('lessonPlan: 1', 'lessonPlan: 2'), 1, 13, /^lessonPlan: /],
    ['no YAML at all', 'title: "open', 1, 13, /quot/],
    ['nothing in it', '', 1, 1, /empty/],
    ['nothing but space', ' \n', 1, 1, /empty/],
    ['what is no text', 'PK\u0003\u0004\u0000\u0000', 1, 1, /UTF-8/],
    ['text of another encoding', 'title: \ufffd\ufffd', 1, 1, /UTF-8/],
    ['more than any plan', 'x'.repeat(LONGEST_PLAN + 1), 1, 1, /longer than 64 KiB/],
    ['as much that no text has', '\u0001'.repeat(LONGEST_PLAN + 1), 1, 1, /longer than 64 KiB/],
  ])('with %s says where and why', async (_, text, line, column, message) => {
    const { status, body } = await harness.http('POST', '/api/teach/lesson-plans/read', { text });
    expect(status).toBe(422);
    expect(body).toMatchObject({ ok: false });
    expect(body.diagnostics).toContainEqual({ line, column, message: expect.stringMatching(message) });
  });

  it('may be longer than other messages, but not without end', async () => {
    const read = (notes: string) =>
      harness.http('POST', '/api/teach/lesson-plans/read', {
        text: PLAN.replace('Before: who may still send?', notes),
      });
    expect((await read('长'.repeat(2_000))).status).toBe(200);
    expect((await read('x'.repeat(LONGEST_PLAN))).status).toBe(422);
    expect((await read('x'.repeat(7 * LONGEST_PLAN))).status).toBe(413);
  });

  it('that are wrong say so in the language of who reads it', async () => {
    const text = PLAN.replace('guided', 'easy')
      .replace('minutes: 8', 'minutes: 1.5')
      .replace('title: Closing', 'title: ""');
    const read = (language: string) =>
      fetch(`${harness.origin}/api/teach/lesson-plans/read`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'accept-language': language,
          authorization: `Bearer ${harness.teacher}`,
        },
        body: JSON.stringify({ text }),
      }).then((answer) => answer.json());
    const saidIn = async (language: string) =>
      ((await read(language)) as { diagnostics: { message: string }[] }).diagnostics.map(
        ({ message }) => message,
      );
    expect(await saidIn('en')).toEqual([
      'title: must have at least 1 character',
      'rounds[0].level: must be "guided", "standard" or "expert"',
      'rounds[0].minutes: must be a whole number',
    ]);
    expect(await saidIn('zh')).toEqual([
      'title：至少要有 1 个字符',
      'rounds[0].level：必须是 "guided"、"standard" 或 "expert"',
      'rounds[0].minutes：必须是整数',
    ]);
  });
});
