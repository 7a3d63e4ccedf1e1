/** Tests of several teachers: whose what is, what is shared, signing out, and getting back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Harness, SECRET } from './testing/harness.ts';

const dir = mkdtempSync(join(tmpdir(), '2msl-colleagues-'));
afterAll(() => rmSync(dir, { recursive: true }));

let harness: Harness;
let folders = 0;
beforeEach(async () => {
  harness = await Harness.start({ scenarioFolder: join(dir, `${++folders}`) });
  await harness.openClass();
});
afterEach(() => harness.close());

const session = (secret: string, held: string | null = null) =>
  harness.http('POST', '/api/teach/session', { secret }, held);
const invite = async (by = harness.teacher) =>
  (await harness.http('POST', '/api/teach/invitations', undefined, by)).body.code as string;
/** The token of a teacher who was invited. */
const colleague = async () => (await session(await invite())).body.token as string;
const classes = async (token: string) =>
  ((await harness.http('GET', '/api/teach/classes', undefined, token)).body as { code: string }[]).map(
    ({ code }) => code,
  );
const open = async (token: string) =>
  (await harness.http('POST', '/api/teach/classes', {}, token)).body.code as string;
const shareOf = async (code: string) =>
  (await harness.http('POST', `/api/teach/classes/${code}/shares`)).body.code as string;
const refusal = (answer: { readonly body: { readonly error?: { readonly code: string } } }) =>
  answer.body.error?.code;

const YAML = `title: "Ours"
introduction: "Two hosts."
debrief: "They met."
cast:
  A: { name: "Ann" }
  B: { name: "Bo" }
goals:
  - established: both
`;

describe('a class', () => {
  it('is its teacher’s alone: to another it is not there, by any path, nor by the connection of the game', async () => {
    const chen = await colleague();
    const { code, A } = await harness.pair();
    expect(await classes(chen)).toEqual([]);
    const { match } = (await A.last('class')).view.seat ?? { match: '' };
    for (const [method, path] of [
      ['DELETE', ''],
      ['POST', '/close'],
      ['POST', '/reopen'],
      ['POST', '/rounds/end'],
      ['POST', '/keep'],
      ['GET', '/results'],
      ['GET', '/export'],
      ['GET', '/shares'],
      ['GET', '/mistakes'],
      ['POST', '/projector'],
      ['GET', '/rehearsal'],
    ] as const) {
      const answer = await harness.http(method, `/api/teach/classes/${code}${path}`, undefined, chen);
      expect(refusal(answer), `${method} ${path}`).toBe('no-such-class');
    }
    expect((await harness.http('GET', `/api/records/${match}`, undefined, chen)).status).toBe(403);
    expect((await harness.http('GET', `/api/records/${match}`)).status).toBe(200);
    const client = harness.client();
    await client.hello(chen, { code });
    expect((await client.error()).code).toBe('no-such-class');
    expect(await classes(harness.teacher)).toContain(code);
  });

  it('is shared by a link that is good once, and taught by both, but given away and deleted by its owner alone', async () => {
    const chen = await colleague();
    const code = await harness.openClass();
    const link = await shareOf(code);
    expect((await session(link, chen)).body.token).toBe(chen);
    expect(await classes(chen)).toEqual([code]);
    expect(refusal(await session(link))).toBe('no-such-link');
    expect((await session(link, chen)).body.token).toBe(chen);
    expect((await harness.http('POST', `/api/teach/classes/${code}/clock`, { pace: 2 }, chen)).status).toBe(
      200,
    );
    for (const [method, path, body] of [
      ['DELETE', '', undefined],
      ['POST', '/shares', undefined],
      ['POST', '/keep', { days: 30 }],
    ] as const)
      expect(refusal(await harness.http(method, `/api/teach/classes/${code}${path}`, body, chen))).toBe(
        'not-yours',
      );
    await harness.http('POST', '/api/teach/account', { name: '陈老师' }, chen);
    const { shares } = (await harness.http('GET', `/api/teach/classes/${code}/shares`)).body;
    expect(shares).toMatchObject([{ taken: true, name: '陈老师' }]);
  });

  it('that is shared no more sends the colleague home at once, in mid-lesson, and a link that was taken back opens nothing', async () => {
    const chen = await colleague();
    const code = await harness.openClass();
    await session(await shareOf(code), chen);
    const unused = await shareOf(code);
    const watching = harness.client();
    await watching.hello(chen, { code });
    await watching.last('teacher');
    const path = `/api/teach/classes/${code}/shares`;
    const { shares } = (await harness.http('GET', path)).body as { shares: { id: string }[] };
    expect(shares).toHaveLength(2);
    for (const { id } of shares) expect((await harness.http('DELETE', `${path}/${id}`)).status).toBe(200);
    expect((await watching.error()).code).toBe('not-yours');
    expect(await classes(chen)).toEqual([]);
    expect(refusal(await session(unused, chen))).toBe('no-such-link');
    expect(refusal(await harness.http('DELETE', `${path}/${shares[0]?.id}`))).toBe('no-such-link');
  });

  it('that is shared no more is shown on no projector that the colleague may have opened, past or open', async () => {
    const chen = await colleague();
    for (const past of [false, true]) {
      const code = await harness.openClass();
      await session(await shareOf(code), chen);
      const wall = (await harness.http('POST', `/api/teach/classes/${code}/projector`, undefined, chen)).body
        .token;
      const watching = harness.client();
      await watching.hello(wall);
      await watching.last('projector');
      if (past) await harness.http('POST', `/api/teach/classes/${code}/close`);
      const path = `/api/teach/classes/${code}/shares`;
      const { shares } = (await harness.http('GET', path)).body;
      expect((await harness.http('DELETE', `${path}/${shares[0].id}`)).status).toBe(200);
      expect((await watching.error()).code).toBe(past ? 'class-closed' : 'no-such-token');
      if (past) await harness.http('POST', `/api/teach/classes/${code}/reopen`);
      const again = harness.client();
      await again.hello(wall);
      expect((await again.error()).code).toBe('no-such-token');
    }
  });

  it('that is taken back while the colleague comes in is not shown', async () => {
    const chen = await colleague();
    const code = await harness.openClass();
    await session(await shareOf(code), chen);
    const path = `/api/teach/classes/${code}/shares`;
    const { shares } = (await harness.http('GET', path)).body;
    const arriving = Array.from({ length: 20 }, () => harness.client());
    const ended = harness.http('DELETE', `${path}/${shares[0].id}`);
    await Promise.all(arriving.map((client) => client.hello(chen, { code }).catch(() => undefined)));
    await ended;
    for (const client of arriving)
      expect(['not-yours', 'no-such-class']).toContain((await client.error()).code);
  });

  it('is no more open to a token in an address, in other letters, or by a path that winds', async () => {
    const chen = await colleague();
    const code = await harness.openClass();
    const { teacher } = harness;
    for (const [path, token] of [
      [`/api/teach/classes?token=${teacher}`, null],
      [`/api/teach/classes/${code}/results?authorization=Bearer%20${teacher}`, null],
      [`/API/Teach/classes/${code}/results`, chen],
      [`/api/teach/classes/${code}/results/`, chen],
      [`/api/teach/classes/${code.toLowerCase()}/results`, chen],
      [`/api/teach/classes/x/../${code}/results`, chen],
      [`/api/teach/classes/%${code.charCodeAt(0).toString(16)}${code.slice(1)}/results`, chen],
      [`/api/teach//classes/${code}/results`, chen],
    ] as const)
      expect([401, 404], path).toContain((await harness.http('GET', path, undefined, token)).status);
  });

  it('opened by a link makes a teacher of whoever is none, and two who open it at once are one and none', async () => {
    const code = await harness.openClass();
    const link = await shareOf(code);
    const both = await Promise.all([session(link), session(link)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, expect.any(Number)]);
    expect(both.filter(({ status }) => status === 201)).toHaveLength(1);
    const token = both.find(({ status }) => status === 201)?.body.token;
    expect(await classes(token)).toEqual([code]);
    expect(await classes(token)).not.toContain(await open(harness.teacher));
  });
});

describe('a scenario', () => {
  it('is seen, played, shared and removed by whoever added it, and by others only once it is shared', async () => {
    const [chen, lee] = [await colleague(), await colleague()];
    const add = (token: string) =>
      harness.http('POST', '/api/teach/scenarios', { name: 'ours', text: YAML }, token);
    const { id } = (await add(chen)).body;
    const seen = async (token: string) =>
      [
        ...(await harness.http('GET', '/api/teach/scenarios', undefined, token)).body.scenarios,
        ...(await harness.http('GET', '/api/scenarios', undefined, token)).body,
      ]
        .map((one: { id: string }) => one.id)
        .filter((one) => one === id).length;
    expect([await seen(chen), await seen(lee), await seen(harness.teacher)]).toEqual([2, 0, 0]);
    expect(refusal(await harness.http('GET', `/api/teach/scenarios/${id}`, undefined, lee))).toBe(
      'no-such-scenario',
    );
    expect(refusal(await harness.http('DELETE', `/api/teach/scenarios/${id}`, undefined, lee))).toBe(
      'no-such-scenario',
    );
    const round = { scenario: id, level: 'guided' };
    const code = await open(lee);
    const start = () => harness.http('POST', `/api/teach/classes/${code}/rounds`, round, lee);
    expect(refusal(await start())).toBe('no-such-scenario');
    // The same text is another scenario for another teacher.
    expect((await add(lee)).body.id).not.toBe(id);
    const link = (await harness.http('POST', `/api/teach/scenarios/${id}/shares`, undefined, chen)).body.code;
    await session(link, lee);
    expect(await seen(lee)).toBe(2);
    expect(refusal(await start())).toBe('nobody-here');
    expect(refusal(await harness.http('DELETE', `/api/teach/scenarios/${id}`, undefined, lee))).toBe(
      'not-yours',
    );
    const { shares } = (await harness.http('GET', `/api/teach/scenarios/${id}/shares`, undefined, chen)).body;
    await harness.http('DELETE', `/api/teach/scenarios/${id}/shares/${shares[0].id}`, undefined, chen);
    expect(await seen(lee)).toBe(0);
    expect((await harness.http('DELETE', `/api/teach/scenarios/${id}`, undefined, chen)).status).toBe(200);
  });
});

describe('signing out', () => {
  it('makes the token worth nothing at once, and no other', async () => {
    const other = (await session(SECRET)).body.token;
    const code = await harness.openClass();
    const watching = await harness.watch(code);
    await watching.last('teacher');
    expect((await harness.http('DELETE', '/api/teach/session')).status).toBe(200);
    expect((await watching.error()).code).toBe('not-a-teacher');
    expect((await harness.http('GET', '/api/teach/classes')).status).toBe(401);
    expect(await classes(other)).toContain(code);
  });

  it('everywhere leaves this device alone, and no recovery code, link or invitation that another may have made', async () => {
    const stolen = (await session(SECRET)).body.token;
    const recovery = (await harness.http('POST', '/api/teach/recovery', undefined, stolen)).body.code;
    const handOver = (await harness.http('POST', '/api/teach/hand-over', undefined, stolen)).body.code;
    const invitation = await invite(stolen);
    const chen = await colleague();
    expect((await harness.http('GET', '/api/teach/account')).body.devices).toHaveLength(2);
    expect((await harness.http('DELETE', '/api/teach/sessions')).status).toBe(200);
    expect((await harness.http('GET', '/api/teach/classes', undefined, stolen)).status).toBe(401);
    expect(refusal(await session(recovery))).toBe('wrong-password');
    for (const link of [handOver, invitation]) expect(refusal(await session(link))).toBe('no-such-link');
    expect((await harness.http('GET', '/api/teach/classes')).status).toBe(200);
    expect(await classes(chen)).toEqual([]);
    const { devices, recovery: has } = (await harness.http('GET', '/api/teach/account')).body;
    expect([devices.length, has]).toEqual([1, false]);
  });
});

describe('a teacher who has lost the browser', () => {
  it('gets back by the recovery code, however it is typed, until another one is made', async () => {
    const chen = await colleague();
    const code = await open(chen);
    const recover = async () =>
      (await harness.http('POST', '/api/teach/recovery', undefined, chen)).body.code;
    const first = await recover();
    expect(first).toMatch(/^[A-Z0-9]{20}$/);
    const typed = first.toLowerCase().replaceAll(/(.{4})/g, '$1 - ');
    expect(await classes((await session(typed)).body.token)).toEqual([code]);
    await recover();
    expect(refusal(await session(first))).toBe('wrong-password');
  });

  it('gets back by a link that the operator makes, once', async () => {
    const chen = await colleague();
    const code = await open(chen);
    await harness.http('POST', '/api/teach/account', { name: 'Chen' }, chen);
    const { teacherLink } = harness.running;
    expect(await teacherLink('Nobody')).toBeNull();
    const link = (await teacherLink('Chen')) ?? { code: '' };
    expect(await classes((await session(link.code)).body.token)).toEqual([code]);
    // Not that a password is wrong: nobody has typed one.
    expect(refusal(await session(link.code))).toBe('no-such-link');
    const host = (await teacherLink(null)) ?? { code: '' };
    expect(await classes((await session(host.code)).body.token)).not.toContain(code);
  });

  it('and whose session has expired is the same teacher again', async () => {
    const code = await harness.openClass();
    harness.clock.advance(31 * 24 * 3_600_000);
    expect((await harness.http('GET', '/api/teach/classes')).status).toBe(401);
    expect(await classes((await session(SECRET, harness.teacher)).body.token)).toContain(code);
  });
});

describe('a link that somebody sends', () => {
  it('does not sign a teacher in as another unasked, and stays good', async () => {
    const chen = await colleague();
    const handOver = (await harness.http('POST', '/api/teach/hand-over')).body.code;
    const answer = await session(handOver, chen);
    expect([answer.status, refusal(answer)]).toEqual([409, 'signed-in-as-another']);
    expect((await session(handOver)).status).toBe(201);
    expect(refusal(await session(SECRET, chen))).toBe('signed-in-as-another');
  });

  it('is good for a week, and there are no more than thirty of one thing', async () => {
    const code = await harness.openClass();
    const links: string[] = [];
    for (let i = 0; i < 30; i += 1) links.push(await shareOf(code));
    expect(refusal(await harness.http('POST', `/api/teach/classes/${code}/shares`))).toBe('too-many-links');
    harness.clock.advance(7 * 24 * 3_600_000);
    expect(refusal(await session(links[0] ?? ''))).toBe('no-such-link');
    expect((await harness.http('POST', `/api/teach/classes/${code}/shares`)).status).toBe(201);
  });
});
