/** The two pictures of README.md: a match at a student's page, and the teacher's page while a class plays. */
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { TestClient } from '../server/testing/client.ts';
import { pair, type Student, Teacher } from './support/actors.ts';
import type { GameServer } from './support/server.ts';

const SIZE = { width: 1280, height: 800 } as const;

const picture = (name: string): string =>
  fileURLToPath(new URL(`../docs/images/${name}.png`, import.meta.url));

async function take(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize(SIZE);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: picture(name) });
  console.log(`docs/images/${name}.png`);
}

/** Ada at host A is about to acknowledge the FIN of her partner: everything of the page is in use. */
async function match(browser: Browser, server: GameServer): Promise<void> {
  const teacher = await Teacher.open(server);
  const [a, b] = await pair(browser, server, teacher.code);
  await a.page.setViewportSize(SIZE);
  await teacher.startRound('normal-close');
  const opens = 'The application calls OPEN';
  const sends = 'The application calls SEND';
  const closes = 'The application calls CLOSE';
  const arrived = 'A segment arrived';
  await b.answers(opens, [], 'LISTEN');
  await a.answers(opens, ['SYN'], 'SYN-SENT');
  await b.answers(arrived, ['SYN', 'ACK'], 'SYN-RECEIVED');
  await a.answers(arrived, ['ACK'], 'ESTABLISHED');
  await b.answers(arrived, [], 'ESTABLISHED');
  await a.answers(sends, ['ACK'], 'ESTABLISHED');
  await b.answers(arrived, ['ACK'], 'ESTABLISHED');
  await a.answers(arrived, [], 'ESTABLISHED');
  await a.answers(closes, ['FIN', 'ACK'], 'FIN-WAIT-1');
  await b.answers(arrived, ['ACK'], 'CLOSE-WAIT');
  await a.answers(arrived, [], 'FIN-WAIT-2');
  await b.answers(closes, ['FIN', 'ACK'], 'LAST-ACK');
  await a.meets(arrived);
  await compose(a);
  await take(a.page, 'match');
  await teacher.endRound();
}

/** ACK is set and TIME-WAIT is claimed; Enter would send it. */
async function compose({ page }: Student): Promise<void> {
  await page.keyboard.press('a');
  await page.keyboard.press('-');
}

/** The class: who, and how many stimuli each pair has answered when the picture is taken. */
const CLASS = [
  { names: ['Ada', 'Bilal'], answers: 12 },
  { names: ['Chi', 'Dana'], answers: 7 },
  { names: ['Emeka', 'Freya'], answers: 9 },
  { names: ['Goran', 'Hana'], answers: 5 },
  { names: ['Ines', 'Jun'], answers: 14 },
  { names: ['Kofi', 'Lena'], answers: 8 },
  { names: ['Mei', 'Noor'], answers: 10 },
  { names: ['Omar', 'Pia'], answers: 14 },
  { names: ['Quinn', 'Rosa'], answers: 11 },
  { names: ['Sami', 'Tove'], answers: 6 },
] as const;
/** Of these, by place: one who guesses, and one whose battery is empty. */
const GUESSES = 3;
const LEAVES = 5;

async function dashboard(browser: Browser, server: GameServer): Promise<void> {
  const teacher = await Teacher.open(server);
  const players: TestClient[] = [];
  for (const name of CLASS.flatMap(({ names }) => names)) {
    const client = new TestClient(server.port);
    await client.hello(await teacher.admit(name));
    players.push(client);
  }
  const context = await browser.newContext({ locale: 'en-GB', viewport: SIZE });
  const page = await context.newPage();
  await teacher.signIn(page);
  await teacher.startRound('normal-close', 'guided');
  await teacher.clock({ pace: 8 });
  await page.locator('.pair').first().waitFor();
  await Promise.all(CLASS.map(({ answers }, i) => playOn(players.slice(2 * i, 2 * i + 2), answers)));
  await teacher.clock({ pace: 1 });
  await guess(players.slice(2 * GUESSES, 2 * GUESSES + 2));
  players[2 * LEAVES]?.close();
  await page.locator('.pair[data-condition=offline]').waitFor();
  await page.locator('.pair[data-condition=stuck]').waitFor();
  await take(page, 'dashboard');
  for (const player of players) player.close();
  await context.close();
}

/** Whoever of the two has something to answer. */
async function whoMust(two: readonly TestClient[]): Promise<TestClient> {
  const one = await Promise.race(two.map((client) => client.untilStimulus().then(() => client)));
  return one;
}

async function playOn(two: readonly TestClient[], answers: number): Promise<void> {
  for (let n = 0; n < answers; n++) {
    const client = await whoMust(two);
    const { stimulus } = client;
    await client.answer();
    await client.until(() => client.stimulus !== stimulus);
  }
}

/** The same wrong answer until the teacher's page calls the pair stuck. */
async function guess(two: readonly TestClient[]): Promise<void> {
  const client = await whoMust(two);
  for (const choice of client.view?.hosts[0]?.choices ?? []) {
    const reply = await client.move(choice);
    if (reply.type === 'error' || reply.verdict?.legal !== false) continue;
    for (let n = 0; n < 3; n++) await client.move(choice);
    return;
  }
  return await guess(two);
}

export async function readmePictures(browser: Browser, server: GameServer): Promise<void> {
  await match(browser, server);
  // The secret of the teacher's link is good for one device, so each picture takes a start of its own.
  await server.down('SIGTERM');
  await server.up();
  await dashboard(browser, server);
}
