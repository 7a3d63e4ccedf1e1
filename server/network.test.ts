/** Tests of an odd student who is the network of a pair: who it is, what they may do, and who is told. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import type { ResultsAnswer } from '../shared/protocol/results.ts';
import type { ClassView } from '../shared/protocol/view.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import type { StoreOptions } from './store/store.ts';
import type { TestClient } from './testing/client.ts';
import { Harness } from './testing/harness.ts';
import { manualClock } from './testing/manual-clock.ts';
import { FIRST_CALL, testLife } from './testing/scenario.ts';

let harness: Harness;
afterEach(() => harness.close());
const dir = mkdtempSync(join(tmpdir(), '2msl-network-'));
afterAll(() => rmSync(dir, { recursive: true }));

const viewOf = (client: TestClient): ClassView | null => {
  const last = client.messages.findLast((message) => message.type === 'class');
  return last?.type === 'class' ? last.view : null;
};
const round = (code: string, more: object = {}) =>
  harness.http('POST', `/api/teach/classes/${code}/rounds`, {
    ...{ scenario: testLife.id, level: 'standard', seed: 7, odd: 'network' },
    ...more,
  });
const teach = (method: string, path: string, body?: unknown) =>
  harness.http(method, `/api/teach/classes/${path}`, body);

/** Three come in; of these one is the network. */
async function three(options: Parameters<typeof Harness.start>[0] = {}, more: object = {}) {
  harness = await Harness.start(options);
  const code = await harness.openClass();
  const tokens: string[] = [];
  for (const name of ['Ada', 'Bob', 'Cy']) tokens.push(await harness.join(code, name));
  const clients: TestClient[] = [];
  for (const token of tokens) clients.push(await harness.player(token));
  expect((await round(code, more)).status).toBe(201);
  const [ada, bob, cy] = clients as [TestClient, TestClient, TestClient];
  await Promise.all(clients.map((client) => client.until(() => client.view !== null)));
  return { code, tokens, ada, bob, cy };
}

const say = async (client: TestClient, host: 'A' | 'B', wanted: 'lose' | 'delay' | 'duplicate' | null) => {
  const id = client.nextId();
  client.send({ type: 'wire', id, match: client.match ?? '', host, do: wanted });
  const reply = await client.reply(id);
  return reply.type === 'error' ? reply.code : 'answer';
};

it('is told of the wire alone, and the pair that a person is its network', async () => {
  const { ada, bob, cy } = await three();
  expect(viewOf(cy)).toMatchObject({
    seat: null,
    network: { match: ada.match, players: { A: { name: 'Ada' }, B: { name: 'Bob', connected: true } } },
  });
  expect(cy.view).toMatchObject({ hosts: [], network: { left: { lose: 2 } } });
  for (const one of [ada, bob])
    expect(viewOf(one)?.seat).toMatchObject({ network: { name: 'Cy', connected: true, did: null } });
  // Nobody else may do what it may; nor may it play a host.
  expect(await say(ada, 'A', 'lose')).toBe('no-such-match');
  const move = await cy.move({ kind: 'discard' }, 1);
  expect(move).toMatchObject({ type: 'error', code: 'no-such-match' });
});

it('does to the next segment what it has chosen, out of its budget; afterwards it is told what it did', async () => {
  const { code, ada, bob, cy } = await three();
  expect(await say(cy, 'A', 'lose')).toBe('answer');
  await cy.until(() => cy.view?.network?.orders.A?.do === 'lose');
  await bob.untilStimulus();
  await bob.move({ kind: 'nothing', next: 'LISTEN' });
  harness.clock.advance(FIRST_CALL);
  await ada.untilStimulus();
  await ada.move({ kind: 'send', segments: [{ flags: 2 }], next: 'SYN-SENT' });
  await cy.until(() => cy.events.some(({ type }) => type === 'lost'));
  expect(cy.view?.network).toEqual({
    left: { lose: 1, delay: 2, duplicate: 2 },
    orders: { A: null, B: null },
  });
  // In life nobody is told what the network did.
  expect(ada.events.some(({ type }) => type === 'lost' || type === 'order')).toBe(false);
  await teach('POST', `${code}/clock`, { paused: true });
  expect(await say(cy, 'B', 'delay')).toBe('clock-paused');
  await teach('POST', `${code}/clock`, { paused: false });
  await teach('POST', `${code}/rounds/end`);
  const did = { lose: 1, delay: 0, duplicate: 0 };
  for (const one of [ada, bob]) {
    await one.until(() => viewOf(one)?.seat?.network?.did != null);
    expect(viewOf(one)?.seat?.network?.did).toEqual(did);
  }
  expect(await say(cy, 'B', 'delay')).toBe('match-ended');
  const results = (await teach('GET', `${code}/results`)).body as ResultsAnswer;
  expect(results.students.map(({ name, rounds, asNetwork }) => [name, rounds, asNetwork])).toEqual([
    ['Ada', 1, 0],
    ['Bob', 1, 0],
    ['Cy', 1, 1],
  ]);
  const { record } = (await harness.http('GET', `/api/records/${ada.match}`)).body;
  expect(record.inputs.map(({ input }: { input: object }) => input)).toContainEqual(
    expect.objectContaining({ type: 'wire', host: 'A', by: 'network' }),
  );
});

it('comes back to what it saw, and after a restart, with what it had ordered', async () => {
  const clock = manualClock();
  const openStore = (options: StoreOptions) => openSqliteStore(join(dir, 'network.sqlite'), options);
  const { tokens, cy } = await three({ clock, openStore });
  await say(cy, 'B', 'duplicate');
  await cy.until(() => cy.view?.network?.orders.B != null);
  const { version } = cy.view ?? {};
  cy.close();
  const again = harness.client().knows(cy);
  await again.hello(tokens[2] ?? '', { resume: true });
  await again.until(() => again.messages.some(({ type }) => type === 'match'));
  const told = again.messages.find((message) => message.type === 'match');
  expect(told?.type === 'match' && [told.since, told.events]).toEqual([version, []]);
  await harness.close();
  harness = await Harness.start({ clock, openStore });
  const later = await harness.player(tokens[2] ?? '');
  await later.until(() => later.view !== null);
  expect(later.view?.network?.orders).toEqual({ A: null, B: { do: 'duplicate', by: 'network' } });
  expect(viewOf(later)?.network?.players.A?.name).toBe('Ada');
});

it('is one who comes late, and then nobody more', async () => {
  harness = await Harness.start();
  const code = await harness.openClass();
  const comes = async (name: string): Promise<TestClient> => harness.player(await harness.join(code, name));
  const ada = await comes('Ada');
  await comes('Bob');
  await round(code);
  await ada.until(() => ada.view !== null);
  const cy = await comes('Cy');
  await cy.until(() => viewOf(cy)?.network != null);
  const dan = await comes('Dan');
  await dan.until(() => viewOf(dan)?.seat != null);
  expect(viewOf(dan)?.seat).toMatchObject({ partner: null, network: null });
});

it('is chosen by the teacher, who puts another there, or nobody', async () => {
  const { code, ada, bob, cy } = await three({}, { odd: 'autopilot' });
  expect(viewOf(cy)?.seat?.partner).toBeNull();
  const id = (client: TestClient) => viewOf(client)?.you.id ?? null;
  const give = async (player: string | null, match = ada.match): Promise<string | number> => {
    const { status, body } = await teach('POST', `${code}/network`, { match, player });
    return body.error?.code ?? status;
  };
  const left = cy.match;
  expect(await give(id(cy))).toBe(200);
  await cy.until(() => cy.view?.network != null && cy.match === ada.match);
  expect(viewOf(ada)?.seat?.network?.name).toBe('Cy');
  // Nobody was left where Cy played with the autopilot.
  expect(await give(id(bob), left)).toBe('no-such-match');
  expect(await give(id(bob))).toBe('not-a-pair');
  expect(await give('nobody')).toBe('no-such-player');
  expect(await give(null)).toBe(200);
  await cy.until(() => viewOf(cy)?.network === null);
  expect(await say(cy, 'A', 'lose')).toBe('no-such-match');
  // With a new match for two others, whoever was the network plays a host.
  await give(id(cy));
  expect((await teach('POST', `${code}/pairs`, { A: id(cy), B: id(ada), network: id(bob) })).status).toBe(
    201,
  );
  await bob.until(() => viewOf(bob)?.network != null);
  await cy.until(() => viewOf(cy)?.seat?.partner != null);
  expect(viewOf(cy)).toMatchObject({ network: null, seat: { host: 'A', partner: { name: 'Ada' } } });
  expect(
    (await teach('POST', `${code}/pairs`, { A: id(cy), B: null, network: id(cy) })).body.error.code,
  ).toBe('not-a-pair');
});

it('who is removed from the class is nobody’s network any more', async () => {
  const { code, ada, cy } = await three();
  await teach('DELETE', `${code}/players/${viewOf(cy)?.you.id}`);
  harness.clock.advance(1_000);
  await ada.until(() => viewOf(ada)?.seat?.network === null);
});
