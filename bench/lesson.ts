/**
 * `npm run bench:lesson`: what the dashboard of a lesson of 500 costs in a real browser.
 * They join, play a round in pairs, err, go away and come back, and are asked a question. `-- 40` for a smaller class.
 */
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { Teacher } from '../e2e/support/actors.ts';
import { openBrowser } from '../e2e/support/browser.ts';
import { GameServer } from '../e2e/support/server.ts';
import type { PositionListing } from '../shared/protocol/http.ts';
import type { Robot } from '../shared/rehearsal/robot.ts';
import { Meter, type Told } from './meter.ts';
import { percentile } from './percentile.ts';
import { cpuOf } from './process.ts';
import { join, robotAt } from './robots.ts';
import { head, row } from './table.ts';

const STUDENTS = Number(process.argv[2] ?? 500);
const SCENARIO = 'half-close';
const SKILL = 0.7;
/** They come within ten seconds, as a class does that is told to. */
const ARRIVAL = 10_000;
/** Seconds that each tab of the dashboard is looked at. */
const LOOKED_AT = 20;
const QUESTION_SECONDS = 20;
/** The tabs of the dashboard, by their keys. */
const TABS = { Pairs: '2', Mistakes: '3', States: '4', Question: '5', Results: '6' } as const;

/** How a page felt since it was last asked, in milliseconds. */
interface Felt {
  readonly frames: readonly number[];
  readonly tasks: readonly number[];
}

interface Row {
  readonly name: string;
  readonly seconds: number;
  readonly dashboard: Told;
  readonly students: Told;
  readonly felt: Felt;
  /** Seconds of a processor that the server took. */
  readonly cpu: number;
}

/** In the page: as text, because what runs us names functions by a helper that a page does not have. */
const FEEL = `
  const felt = { frames: [], tasks: [] };
  Object.assign(window, { felt });
  let last = performance.now();
  requestAnimationFrame(function next(now) {
    felt.frames.push(now - last);
    last = now;
    requestAnimationFrame(next);
  });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) felt.tasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
`;

/** Notes every frame and every long task of a page. */
async function feel(page: Page): Promise<() => Promise<Felt>> {
  await page.addInitScript({ content: FEEL });
  return () =>
    page.evaluate(() => {
      const { felt } = window as unknown as { felt: { frames: number[]; tasks: number[] } };
      return { frames: felt.frames.splice(0), tasks: felt.tasks.splice(0) };
    });
}

const server = await GameServer.start({ MAX_PLAYERS: String(STUDENTS) });
const browser = await openBrowser();
const robots: Robot[] = [];

async function asked<T>({ token }: Teacher, path: string, body?: object): Promise<T> {
  const answer = await fetch(`${server.origin}/api/teach${path}`, {
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

try {
  const teacher = await Teacher.open(server);
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  const dashboard = new Meter();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  devtools.on('Network.webSocketFrameReceived', ({ response }) =>
    dashboard.note(Buffer.byteLength(response.payloadData)),
  );
  const felt = await feel(page);
  await teacher.signIn(page);
  await page.getByRole('button', { name: 'Pairs', exact: true }).waitFor();

  const students = new Meter();
  const rows: Row[] = [];
  const during = async (name: string, act: () => Promise<unknown>): Promise<void> => {
    dashboard.take();
    students.take();
    await felt();
    const [begin, cpu] = [performance.now(), cpuOf(server.pid)];
    await act();
    rows.push({
      name,
      seconds: (performance.now() - begin) / 1_000,
      dashboard: dashboard.take(),
      students: students.take(),
      felt: await felt(),
      cpu: cpuOf(server.pid) - cpu,
    });
  };
  // By its key: to find a button by its name among thousands is a long task of the tool's own.
  const open = (tab: keyof typeof TABS): Promise<void> => page.keyboard.press(TABS[tab]);
  const look = (tab: keyof typeof TABS) => async (): Promise<void> => {
    await open(tab);
    await sleep(1_000 * LOOKED_AT);
  };

  await during(`${STUDENTS} join`, async () => {
    for (let i = 1; i <= STUDENTS; i++) {
      const began = performance.now();
      const seat = { code: teacher.code, name: `Student ${i}` };
      const token = await join(server.origin, seat, 'en');
      robots.push(robotAt(server.origin, token, { seed: i, skill: SKILL, language: 'en' }, students.note));
      await sleep(Math.max(0, ARRIVAL / STUDENTS - (performance.now() - began)));
    }
  });
  await during('round begins', async () => {
    await teacher.startRound(SCENARIO, 'guided');
    await look('Pairs')();
  });
  for (const tab of ['Pairs', 'Mistakes', 'States'] as const) await during(`tab ${tab}`, look(tab));
  await teacher.endRound();
  const [position] = await asked<readonly PositionListing[]>(teacher, `/scenarios/${SCENARIO}/positions`);
  if (position === undefined) throw new Error('there is no position to ask about');
  await during('question to all', async () => {
    await open('Question');
    const { version, host } = position;
    const question = { of: { scenario: SCENARIO }, version, host, seconds: QUESTION_SECONDS };
    await asked(teacher, `/classes/${teacher.code}/questions`, question);
    await sleep(1_000 * (QUESTION_SECONDS + 5));
  });
  await during('tab Results', look('Results'));

  console.log(
    `${STUDENTS} students, ${Math.floor(STUDENTS / 2)} pairs, ${SCENARIO}, guided; load ${loadavg()[0]?.toFixed(1)}\n`,
  );
  head(
    '',
    's',
    'to dashboard',
    'messages',
    'longest',
    'to a student',
    'frames',
    'p95',
    'tasks > 50 ms',
    'longest',
    'server CPU',
  );
  for (const {
    name,
    seconds,
    dashboard: shown,
    students: told,
    felt: { frames, tasks },
    cpu,
  } of rows)
    row(
      name,
      seconds.toFixed(0),
      `${(shown.octets / 1_000 / seconds).toFixed(1)} kB/s`,
      `${(shown.messages / seconds).toFixed(1)}/s`,
      `${(shown.longest / 1_000).toFixed(1)} kB`,
      `${(told.octets / STUDENTS / seconds).toFixed(0)} B/s`,
      `${(frames.length / seconds).toFixed(0)}/s`,
      `${percentile(frames, 0.95).toFixed(0)} ms`,
      tasks.length,
      `${Math.max(0, ...tasks).toFixed(0)} ms`,
      `${((100 * cpu) / seconds).toFixed(0)} %`,
    );
} finally {
  for (const { stop } of robots) stop();
  await browser.close();
  await server.remove();
}
