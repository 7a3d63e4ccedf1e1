/** Tests of the projector: what it is shown, what its token opens, and what it never opens. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROUTES } from '../shared/protocol/http.ts';
import { CLOSE_CODES } from '../shared/protocol/socket.ts';
import type { ProjectorShows } from '../shared/protocol/view.ts';
import type { TestClient } from './testing/client.ts';
import { Harness } from './testing/harness.ts';
import { DELAY, FIRST_CALL } from './testing/scenario.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await Harness.start();
});
afterEach(() => harness.close());

const SHOWS: ProjectorShows = { scene: 'join', match: null, named: false, address: null };

const project = (code: string, shows: Partial<ProjectorShows>) =>
  harness.http('POST', `/api/teach/classes/${code}/projector/shows`, { ...SHOWS, ...shows });
const openProjector = async (code: string): Promise<string> =>
  (await harness.http('POST', `/api/teach/classes/${code}/projector`)).body.token;
/** What is told to eyes is told five times a second. */
const shown = async <T>(told: () => Promise<T>): Promise<T> => {
  harness.clock.advance(250);
  return await told();
};
const viewOf = async (wall: TestClient) => (await wall.last('projector')).view;

it('has a leader board that host A can lead, too, though it has less to answer', async () => {
  const { code, A, B } = await harness.pair('standard');
  const wall = await harness.player(await openProjector(code));
  await B.untilStimulus();
  await B.move({ kind: 'nothing', next: 'CLOSED' });
  await B.move({ kind: 'nothing', next: 'LISTEN' });
  harness.clock.advance(FIRST_CALL);
  await A.untilStimulus();
  await A.move({ kind: 'send', segments: [{ flags: 2 }], next: 'SYN-SENT' });
  harness.clock.advance(DELAY);
  await B.untilStimulus();
  await B.move({ kind: 'send', segments: [{ flags: 18 }], next: 'SYN-RECEIVED' });
  harness.clock.advance(DELAY);
  await A.untilStimulus();
  await A.move({ kind: 'send', segments: [{ flags: 16 }], next: 'ESTABLISHED' });
  await project(code, { scene: 'leaders', named: true });
  await expect
    .poll(() =>
      shown(async () => (await viewOf(wall)).round?.leaders.map(({ host, right, of }) => [host, right, of])),
    )
    .toEqual([
      ['A', 2, 2],
      ['B', 1, 2],
    ]);
});

describe('a projector', () => {
  it('is shown its class with its token alone, and no name', async () => {
    const { code, A } = await harness.pair();
    const wall = await harness.player(await openProjector(code));
    expect((await wall.last('welcome')).role).toBe('projector');
    const view = await viewOf(wall);
    expect(view).toMatchObject({ code, shows: SHOWS, players: { joined: 2, here: 2 }, watched: null });
    expect(view.round).toMatchObject({ number: 1, title: 'A life', matches: { all: 1, reached: 0 } });
    expect(view.round?.states).toMatchObject({ CLOSED: 2, LISTEN: 0 });
    for (const name of ['Ada', 'Bob']) expect(JSON.stringify(wall.messages)).not.toContain(name);
    expect(JSON.stringify(view)).not.toContain(A.match);
  });

  it('shows what the dashboard chooses: a match from its beginning, both hosts, and then something else', async () => {
    const { code, A, B } = await harness.pair('standard');
    const wall = await harness.player(await openProjector(code));
    await project(code, { scene: 'match', match: A.match });
    await expect.poll(() => shown(async () => wall.view)).not.toBeNull();
    expect(wall.view?.hosts.map(({ host }) => host)).toEqual(['A', 'B']);
    expect((await viewOf(wall)).watched).toMatchObject({ match: A.match, names: { A: null, B: null } });
    const events = () => wall.events.length;
    const before = events();
    await B.untilStimulus();
    await B.move({ kind: 'nothing', next: 'LISTEN' });
    await wall.until(() => events() > before);
    await project(code, { scene: 'match', match: A.match, named: true });
    await expect
      .poll(() => shown(async () => Object.values((await viewOf(wall)).watched?.names ?? {}).sort()))
      .toEqual(['Ada', 'Bob']);
    await project(code, { scene: 'picture' });
    await expect.poll(() => shown(async () => (await viewOf(wall)).watched)).toBeNull();
    expect((await viewOf(wall)).round?.states.LISTEN).toBe(1);
  });

  it('stands still while the class is paused, and goes on with it', async () => {
    const { code } = await harness.pair();
    const wall = await harness.player(await openProjector(code));
    for (const paused of [true, false]) {
      await harness.http('POST', `/api/teach/classes/${code}/clock`, { paused });
      await expect.poll(async () => (await wall.last('clock')).clock.paused).toBe(paused);
    }
  });

  it('is refused a scene that there is not, and an address that is none', async () => {
    const code = await harness.openClass();
    for (const shows of [
      { scene: 'answers' },
      { address: 'javascript:alert(1)' },
      { match: 7 },
      { more: 1 },
    ]) {
      const { status, body } = await harness.http('POST', `/api/teach/classes/${code}/projector/shows`, {
        ...SHOWS,
        ...shows,
      });
      expect([status, body.error.code]).toEqual([400, 'bad-message']);
    }
  });

  it('shows a leader board that is fair between the hosts, only when it is wanted, under other names', async () => {
    const { code, A, B } = await harness.pair();
    for (let turn = 0; turn < 400 && A.view?.outcome === null; turn += 1) {
      if (A.stimulus !== null) await A.answer();
      else if (B.stimulus !== null) await B.answer();
      else harness.clock.advance(500);
      await new Promise((resolve) => {
        setTimeout(resolve, 1);
      });
    }
    const wall = await harness.player(await openProjector(code));
    expect((await viewOf(wall)).round?.leaders).toEqual([]);
    await project(code, { scene: 'leaders' });
    await expect.poll(() => shown(async () => (await viewOf(wall)).round?.leaders.length)).toBe(2);
    const leaders = (await viewOf(wall)).round?.leaders ?? [];
    const shares = leaders.map(({ right, of }) => right / of);
    expect(shares).toEqual([...shares].sort((one, other) => other - one));
    expect(leaders.map(({ name }) => name)).not.toContain('Ada');
    await project(code, { scene: 'leaders', named: true });
    await expect
      .poll(() => shown(async () => (await viewOf(wall)).round?.leaders.map(({ name }) => name).sort()))
      .toEqual(['Ada', 'Bob']);
  });
});

describe('the token of a projector', () => {
  it('opens nothing of the teacher’s, and does nothing', async () => {
    const { code, A } = await harness.pair();
    const token = await openProjector(code);
    for (const { method, path, by } of ROUTES) {
      if (by !== 'teacher') continue;
      const { status, body } = await harness.http(
        method,
        path.replace(':code', code).replace(':id', 'x'),
        method === 'GET' ? undefined : {},
        token,
      );
      expect([path, status, body.error?.code]).toEqual([path, 401, 'not-a-teacher']);
    }
    expect((await harness.http('GET', `/api/records/${A.match}`, undefined, token)).body.error.code).toBe(
      'match-running',
    );
    expect((await harness.http('POST', '/api/seat/hand-over', undefined, token)).body.error.code).toBe(
      'no-such-token',
    );
    const wall = await harness.player(token);
    const match = A.match ?? '';
    const id = wall.nextId();
    wall.send({ type: 'watch', id, match });
    expect(await wall.reply(id)).toMatchObject({ type: 'error', code: 'only-shows' });
    const next = wall.nextId();
    wall.send({ type: 'leap', id: next, match });
    expect(await wall.reply(next)).toMatchObject({ type: 'error', code: 'only-shows' });
  });

  it('opens its own class, whatever it names', async () => {
    const [one, other] = [await harness.openClass(), await harness.openClass()];
    const wall = harness.client();
    await wall.hello(await openProjector(one), { code: other });
    expect((await viewOf(wall)).code).toBe(one);
  });

  it('is worth nothing once the teacher has ended it, and others are none the worse', async () => {
    const { code, tokens, A } = await harness.pair();
    const token = await openProjector(code);
    const wall = await harness.player(token);
    await harness.http('DELETE', `/api/teach/classes/${code}/projector`);
    expect((await wall.end()).code).toBe(CLOSE_CODES['no-such-token']);
    const again = harness.client();
    await again.hello(token);
    expect((await again.error()).code).toBe('no-such-token');
    expect(A.closed).toBeNull();
    const next = await harness.player(await openProjector(code));
    expect((await viewOf(next)).code).toBe(code);
    await (await harness.player(tokens[0])).last('class');
  });

  it('is given by a teacher alone: neither the class’s code nor a student’s token opens one', async () => {
    const { code, tokens } = await harness.pair();
    for (const [method, path] of [
      ['POST', ''],
      ['DELETE', ''],
      ['POST', '/shows'],
    ] as const)
      for (const asking of [null, tokens[0]]) {
        const at = `/api/teach/classes/${code}/projector${path}`;
        expect((await harness.http(method, at, {}, asking)).status).toBe(401);
      }
    const guessed = harness.client();
    await guessed.hello(`${code}${code}`);
    expect((await guessed.error()).code).toBe('no-such-token');
    const student = await harness.player(tokens[0]);
    expect((await student.last('welcome')).role).toBe('player');
  });
});
