/** Messages over HTTP: through what lets no WebSocket pass a pair plays on, and misses nothing. */
import type { Browser, Page } from '@playwright/test';
import { hasNoViolations } from './support/accessibility.ts';
import { pair, type Student, Teacher } from './support/actors.ts';
import type { Filter, HostileProxy } from './support/hostile-proxy.ts';
import type { GameServer } from './support/server.ts';
import { expect, LONG, test } from './support/test.ts';
import { Told, versionsOnRecord } from './support/told.ts';

// The shortest heartbeat there is: what is tested is what follows, not how long it takes.
// A proxy may call the server by another name, if the operator has allowed it.
test.use({ settings: { HEARTBEAT: '1', ALLOWED_HOSTS: 'inside.example' } });

const OPEN = 'The application calls OPEN';
const ARRIVED = 'A segment arrived';

/** No retransmission timer runs out while a page comes back. */
const SLOWEST = 0.25;

const line = (page: Page) => page.getByText('Over HTTP: no WebSockets here');

interface Handshake {
  readonly students: readonly [Student, Student];
  readonly told: readonly [Told, Told];
}

/** A pair comes in through this network and plays a handshake. */
async function plays(
  { browser, server, network }: { browser: Browser; server: GameServer; network: HostileProxy },
  filter: Filter,
  meanwhile?: () => void,
): Promise<Handshake> {
  const teacher = await Teacher.open(server);
  network.filter(filter);
  const [a, b] = await pair(browser, network, teacher.code);
  const told = [await Told.by(a.page), await Told.by(b.page)] as const;
  for (const { page } of [a, b]) await page.reload();
  await teacher.startRound('three-way-handshake');
  if (meanwhile) await teacher.clock({ pace: SLOWEST });
  meanwhile?.();
  await b.insists(OPEN, [], 'LISTEN');
  await a.insists(OPEN, ['SYN'], 'SYN-SENT');
  await b.insists(ARRIVED, ['SYN', 'ACK'], 'SYN-RECEIVED');
  await a.insists(ARRIVED, ['ACK'], 'ESTABLISHED');
  await b.insists(ARRIVED, [], 'ESTABLISHED');
  for (const { page } of [a, b])
    await expect(page.getByRole('heading', { name: 'All goals reached' })).toBeVisible();
  // Missed 0, doubled 0.
  for (const [i, host] of (['A', 'B'] as const).entries()) {
    const recorded = await versionsOnRecord(server, told[i]?.match ?? '', host);
    await expect.poll(() => told[i]?.versions).toEqual(recorded);
  }
  return { students: [a, b], told };
}

test('where WebSockets are refused a pair plays over HTTP, and each page says so, until one gets through', async ({
  browser,
  server,
  network,
}) => {
  const { students, told } = await plays({ browser, server, network }, { upgrades: 'refused' });
  for (const { webSockets, answers } of told) {
    expect(webSockets).toBe(0);
    expect(answers).toBeGreaterThan(0);
  }
  const [{ page }] = students;
  await expect(line(page)).toBeVisible();
  await hasNoViolations(page);
  // A page that was looked through for longer than a heartbeat has to come back first.
  await expect
    .poll(() => server.metrics())
    .toContain('twomsl_connections{role="player",transport="event-stream"} 2');
  expect(await server.metrics()).toMatch(/twomsl_fallbacks_total\{reason="refused"\} [2-9]/);
  // Another network: a WebSocket is looked for at once, and nobody notices more than that the line is gone.
  network.passOn();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(line(page)).toBeHidden();
  await expect(page.getByText(/No connection/)).toBeHidden();
  await expect.poll(() => told[0].webSockets).toBe(1);
  network.filter({ upgrades: 'refused' });
  network.cut();
  await expect(line(page)).toBeVisible();
});

test('where WebSockets are swallowed, and every answer is held back until it is complete, long polls get through', {
  tag: LONG,
}, async ({ browser, server, network }) => {
  const { students, told } = await plays(
    { browser, server, network },
    { upgrades: 'swallowed', holdsBack: true },
  );
  for (const { webSockets, answers } of told) {
    expect(webSockets).toBe(0);
    expect(answers).toBeGreaterThan(2);
  }
  for (const { page } of students) await expect(line(page)).toBeVisible();
});

test('where the server is told another name for itself its refusal of WebSockets is no end', {
  tag: LONG,
}, async ({ browser, server, network }) => {
  const { told } = await plays({ browser, server, network }, { host: 'inside.example' });
  for (const { webSockets } of told) expect(webSockets).toBe(0);
});

test('where what the way over HTTP needs gets no answer, it is asked for once more, and taken', {
  tag: LONG,
}, async ({ browser, server, network }) => {
  const entry = /^GET \/assets\/entry-[\w-]+\.js HTTP/;
  const { told } = await plays({ browser, server, network }, { upgrades: 'refused', swallows: entry });
  for (const { webSockets, answers } of told) {
    expect(webSockets).toBe(0);
    expect(answers).toBeGreaterThan(0);
  }
});

test('where streams are cut over and over nothing is missed and nothing comes twice', { tag: LONG }, async ({
  browser,
  server,
  network,
}) => {
  const { told } = await plays({ browser, server, network }, { upgrades: 'refused' }, () =>
    network.cutAfter(4),
  );
  expect(network.cuts).toBeGreaterThan(0);
  for (const { webSockets, answers } of told) {
    expect(webSockets).toBe(0);
    expect(answers).toBeGreaterThan(1);
  }
});

test('where long polls are cut over and over nothing is missed either', { tag: LONG }, async ({
  browser,
  server,
  network,
}) => {
  const { told } = await plays({ browser, server, network }, { upgrades: 'refused', holdsBack: true }, () =>
    network.cutAfter(4),
  );
  expect(network.cuts).toBeGreaterThan(0);
  for (const { webSockets } of told) expect(webSockets).toBe(0);
});

test('a stream that dies without a word is noticed, and what was missed comes when the network is back', {
  tag: LONG,
}, async ({ browser, server, network }) => {
  const teacher = await Teacher.open(server);
  network.filter({ upgrades: 'swallowed' });
  const [a, b] = await pair(browser, network, teacher.code);
  const told = await Told.by(a.page);
  await a.page.reload();
  await teacher.startRound('three-way-handshake');
  await b.answers(OPEN, [], 'LISTEN');
  await a.meets(OPEN);
  network.fallSilent();
  await expect(a.page.getByText(/No connection since/)).toBeVisible();
  await teacher.clock({ paused: true });
  network.passOn();
  network.filter({ upgrades: 'swallowed' });
  // Each of the six connections that the browser kept is dead, and it may try them one after the other.
  await expect(a.page.getByText('Paused by your teacher.')).toBeVisible({ timeout: 150_000 });
  await teacher.clock({ paused: false, pace: SLOWEST });
  await a.insists(OPEN, ['SYN'], 'SYN-SENT');
  await b.insists(ARRIVED, ['SYN', 'ACK'], 'SYN-RECEIVED');
  await a.insists(ARRIVED, ['ACK'], 'ESTABLISHED');
  await b.insists(ARRIVED, [], 'ESTABLISHED');
  await expect(a.page.getByRole('heading', { name: 'All goals reached' })).toBeVisible();
  expect(told.webSockets).toBe(0);
  const recorded = await versionsOnRecord(server, told.match, 'A');
  await expect.poll(() => told.versions).toEqual(recorded);
});
