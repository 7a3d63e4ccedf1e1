/** The two pictures of README.md: a match at a student's page, and the teacher's page with a class. */
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { TestClient } from '../server/testing/client.ts';
import { ACK, FIN, RST, SYN } from '../shared/tcp/segment.ts';
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
  await page.keyboard.press('9');
  await page.getByText('Ladder', { exact: true }).click();
}

/** A normal close, stimulus by stimulus: who answers, with which flags, and names which state. */
const LIFE = [
  ['B', 0, 'LISTEN'],
  ['A', SYN, 'SYN-SENT'],
  ['B', SYN | ACK, 'SYN-RECEIVED'],
  ['A', ACK, 'ESTABLISHED'],
  ['B', 0, 'ESTABLISHED'],
  ['A', ACK, 'ESTABLISHED'],
  ['B', ACK, 'ESTABLISHED'],
  ['A', 0, 'ESTABLISHED'],
  ['A', FIN | ACK, 'FIN-WAIT-1'],
  ['B', ACK, 'CLOSE-WAIT'],
  ['A', 0, 'FIN-WAIT-2'],
  ['B', FIN | ACK, 'LAST-ACK'],
  ['A', ACK, 'TIME-WAIT'],
  ['B', 0, 'CLOSED'],
  ['A', 0, 'CLOSED'],
] as const;

/** The class: who, how many stimuli each pair has answered when the picture is taken, and how often it was refused. */
const CLASS = [
  { names: ['Ada', 'Bilal'], answers: 15, refused: 1 },
  { names: ['Chi', 'Dana'], answers: 7, refused: 0 },
  { names: ['Emeka', 'Freya'], answers: 9, refused: 2 },
  { names: ['Goran', 'Hana'], answers: 5, refused: 1, stuck: true },
  { names: ['Ines', 'Jun'], answers: 13, refused: 0 },
  { names: ['Kofi', 'Lena'], answers: 8, refused: 0, leaves: true },
  { names: ['Mei', 'Noor'], answers: 10, refused: 1 },
  { names: ['Omar', 'Pia'], answers: 3, refused: 0 },
  { names: ['Quinn', 'Rosa'], answers: 12, refused: 3 },
  { names: ['Sami', 'Tove'], answers: 6, refused: 0 },
  { names: ['Uma', 'Viktor'], answers: 15, refused: 0 },
  { names: ['Wen', 'Yara'], answers: 2, refused: 1 },
] as const;

type Pair = Readonly<Record<'A' | 'B', TestClient>>;

async function dashboard(browser: Browser, server: GameServer): Promise<void> {
  const teacher = await Teacher.open(server);
  const pairs: Pair[] = [];
  for (const { names } of CLASS)
    pairs.push({ A: await enter(server, teacher, names[0]), B: await enter(server, teacher, names[1]) });
  const context = await browser.newContext({ locale: 'en-GB', viewport: SIZE });
  const page = await context.newPage();
  await teacher.signIn(page);
  await teacher.startRound('normal-close');
  await page.locator('.pair').first().waitFor();
  await teacher.clock({ pace: 8 });
  // Those who have done all first, for they wait out their 2 MSL; meanwhile the others have a stimulus that waits.
  for (const done of [true, false])
    await Promise.all(
      pairs.map((two, i) => ((CLASS[i]?.answers === LIFE.length) === done ? play(two, i) : null)),
    );
  await teacher.clock({ pace: 1 });
  for (const [i, two] of pairs.entries()) {
    const given = CLASS[i];
    if (given && 'stuck' in given) for (let n = 0; n < 4; n++) await errs(two, given.answers);
    if (given && 'leaves' in given) two.A.close();
  }
  await page.locator('.pair[data-condition=away]').waitFor();
  await page.locator('.pair[data-condition=stuck]').waitFor();
  await take(page, 'dashboard');
  for (const { A, B } of pairs) for (const client of [A, B]) client.close();
  await context.close();
}

async function enter(server: GameServer, teacher: Teacher, name: string): Promise<TestClient> {
  const client = new TestClient(server.port);
  await client.hello(await teacher.admit(name));
  return client;
}

/** A pair of CLASS answers what it is there to answer. */
async function play(two: Pair, place: number): Promise<void> {
  const { answers = 0, refused = 0 } = CLASS[place] ?? {};
  for (let n = 0; n < answers; n++) {
    if (n < refused) await errs(two, n);
    const [host, flags, next] = LIFE[n] ?? LIFE[0];
    const client = two[host];
    await client.untilStimulus();
    const { stimulus } = client;
    const reply = await client.move(
      flags === 0 ? { kind: 'nothing', next } : { kind: 'send', segments: [{ flags }], next },
    );
    if (reply.type === 'error' || reply.verdict?.legal !== true)
      throw new Error(`${n}: ${JSON.stringify(reply)}`);
    await client.until(() => client.stimulus !== stimulus);
  }
}

/** Whoever has the stimulus of this place sends a RST, which is legal nowhere in LIFE. */
async function errs(two: Pair, place: number): Promise<void> {
  const [host] = LIFE[place] ?? LIFE[0];
  const client = two[host];
  await client.untilStimulus();
  await client.move({ kind: 'send', segments: [{ flags: RST }], next: 'CLOSED' });
}

export async function readmePictures(browser: Browser, server: GameServer): Promise<void> {
  await match(browser, server);
  // The secret of the teacher's link is good for one device, so each picture takes a start of its own.
  await server.down('SIGTERM');
  await server.up();
  await dashboard(browser, server);
}
