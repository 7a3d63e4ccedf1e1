/** The people of the browser tests: a teacher who speaks HTTP, and players who use the keyboard. */
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import type { Level } from '../../shared/match/input.ts';
import { createHearing, type Heard } from '../../shared/protocol/heard.ts';
import type { ServerMessage } from '../../shared/protocol/server-message.ts';
import { STATES, type State } from '../../shared/tcp/state.ts';
import type { GameServer } from './server.ts';
import { expect } from './test.ts';

/** The keys of the states: 1–9, 0 and -, in the order of the list, as the page shows them. */
const STATE_KEYS = '1234567890-';
const FLAG_KEYS = { SYN: 's', ACK: 'a', FIN: 'f', RST: 'r' } as const;
type FlagName = keyof typeof FLAG_KEYS;
export type Flags = readonly FlagName[];

/** Longer than any timer of a scenario takes at the pace of the tests. */
const WAIT = 90_000;

/** Twice life: no retransmission timer runs out while a slow machine presses a key. */
const PACE = 2;

/** Where people come in: the server, or a network before it. */
type Door = Pick<GameServer, 'origin'>;

/** A teacher without a page: what /teach does over HTTP, for tests that are about something else. */
export class Teacher {
  private constructor(
    private readonly server: GameServer,
    readonly token: string,
    readonly code: string,
  ) {}

  static async open(server: GameServer): Promise<Teacher> {
    const { token } = await post(server, '/api/teach/session', { secret: server.secret });
    const { code } = await post(server, '/api/teach/classes', {}, token);
    return new Teacher(server, token ?? '', code ?? '');
  }

  /** The token of a new player, who needs no browser. */
  async admit(name: string): Promise<string> {
    const { token } = await post(this.server, '/api/join', { code: this.code, name });
    return token ?? '';
  }

  async startRound(scenario: string, level: Level = 'standard'): Promise<void> {
    await this.clock({ pace: PACE });
    await this.#ask('/rounds', { scenario, level, seed: 7 });
  }

  async clock(change: { paused?: boolean; pace?: number }): Promise<void> {
    await this.#ask('/clock', change);
  }

  /** Opens the teacher's page as this teacher. */
  async signIn(page: Page, { origin }: Door = this.server): Promise<void> {
    await page.goto(`${origin}/teach`);
    await page.evaluate(
      ([token, code]) => {
        localStorage.setItem('2msl.teacher', token);
        localStorage.setItem('2msl.teacher.class', code);
      },
      [this.token, this.code] as const,
    );
    await page.reload();
  }

  /** Lets time hurry while there is nothing to do but to wait, and slows down before anybody has to answer. */
  async hurry(until: () => Promise<unknown>): Promise<void> {
    await this.clock({ pace: 16 });
    await until();
    await this.clock({ pace: PACE });
  }

  async endRound(): Promise<void> {
    await this.#ask('/rounds/end', {});
  }

  async deleteClass(): Promise<void> {
    const headers = { authorization: `Bearer ${this.token}` };
    const url = `${this.server.origin}/api/teach/classes/${this.code}`;
    const answer = await fetch(url, { method: 'DELETE', headers });
    if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  }

  #ask(path: string, body: object): Promise<Record<string, string>> {
    return post(this.server, `/api/teach/classes/${this.code}${path}`, body, this.token);
  }
}

async function post(
  server: GameServer,
  path: string,
  body: object,
  token?: string,
): Promise<Record<string, string>> {
  const answer = await fetch(server.origin + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? {} : ((await answer.json()) as Record<string, string>);
}

/** Seconds as the pages show them. */
const tenths = (milliseconds: number): string => (milliseconds / 1_000).toFixed(1);

/** A student with a browser of their own. */
export class Student {
  /** The changes of state that the server told this page while it was played: `12.0 FIN-WAIT-1`. */
  readonly told: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly name: string,
  ) {
    page.on('websocket', (socket) => {
      const hear = createHearing();
      socket.on('framereceived', ({ payload }) => {
        for (const message of hear(JSON.parse(String(payload)) as ServerMessage) ?? []) this.#hear(message);
      });
    });
  }

  #hear(message: Heard): void {
    if (message.type !== 'match') return;
    for (const event of message.events) {
      const change = event.type === 'state' ? `${tenths(event.at)} ${event.to}` : null;
      // What was missed is told again after a reload; it is the same change.
      if (change !== null && !this.told.includes(change)) this.told.push(change);
    }
  }

  static async join(browser: Browser, door: Door, code: string, name: string): Promise<Student> {
    const context = await browser.newContext({
      locale: 'en-GB',
      viewport: { width: 1366, height: 768 },
      reducedMotion: 'reduce',
    });
    const student = new Student(context, await context.newPage(), name);
    const { page } = student;
    await page.goto(`${door.origin}/?code=${code}`);
    await page.getByLabel('Your name').fill(name);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/play');
    return student;
  }

  /** The stimulus at hand, by its heading. */
  get stimulus(): Locator {
    return this.page.locator('.stimulus h2');
  }

  /** The host's state as the page shows it, large. */
  get state(): Locator {
    return this.page.locator('.state-now .name').first();
  }

  async isIn(state: State): Promise<void> {
    await expect(this.state).toHaveText(state, { timeout: WAIT });
  }

  /** Waits for a stimulus whose heading says this. */
  async meets(heading: string | RegExp): Promise<void> {
    await expect(this.stimulus).toHaveText(heading, { timeout: WAIT });
  }

  /** Sends one segment with these flags and claims the state, all by keyboard. */
  async sends(flags: Flags, next: State): Promise<void> {
    await this.composes(flags, next);
    await this.page.keyboard.press('Enter');
  }

  async composes(flags: Flags, next: State): Promise<void> {
    for (const flag of flags) await this.page.keyboard.press(FLAG_KEYS[flag]);
    await this.#claims(next);
  }

  async sendsNothing(next: State): Promise<void> {
    await this.#claims(next);
    await this.page.keyboard.press('n');
  }

  async discards(): Promise<void> {
    await this.page.keyboard.press('d');
  }

  /** Meets a stimulus, answers it with a segment, and sees that it was accepted. */
  async answers(heading: string | RegExp, flags: Flags, next: State): Promise<void> {
    await this.#answered(heading, () =>
      flags.length > 0 ? this.sends(flags, next) : this.sendsNothing(next),
    );
    await this.isIn(next);
  }

  /** Answers, and again where the connection broke on the way, until the log shows it: what was composed is still there. */
  async insists(heading: string, flags: Flags, next: State): Promise<void> {
    await this.meets(heading);
    const log = this.page.locator('.log-line');
    const answered = await this.#answeredSoFar();
    await this.composes(flags, next);
    await expect(async () => {
      if ((await log.count()) === answered) await this.page.keyboard.press(flags.length > 0 ? 'Enter' : 'n');
      await expect(log).toHaveCount(answered + 1, { timeout: 2_000 });
    }).toPass();
    await this.isIn(next);
  }

  async answersByDiscarding(heading: string | RegExp): Promise<void> {
    await this.#answered(heading, () => this.discards());
  }

  async #answered(heading: string | RegExp, answer: () => Promise<void>): Promise<void> {
    await this.meets(heading);
    const answered = await this.#answeredSoFar();
    await answer();
    await expect(this.page.locator('.log-line')).toHaveCount(answered + 1);
  }

  async #answeredSoFar(): Promise<number> {
    // It is fetched when the page has been drawn.
    await this.page.locator('.log').first().waitFor({ state: 'attached' });
    return await this.page.locator('.log-line').count();
  }

  async #claims(state: State): Promise<void> {
    await this.page.keyboard.press(STATE_KEYS[STATES.indexOf(state)] ?? '');
  }
}

/** Two students of one class, the first at host A. */
export async function pair(browser: Browser, door: Door, code: string): Promise<[Student, Student]> {
  const ada = await Student.join(browser, door, code, 'Ada');
  const bob = await Student.join(browser, door, code, 'Bob');
  return [ada, bob];
}

/** Steps through the replay from beginning to end and notes what it shows when a host's state changes. */
export async function watchReplay(page: Page): Promise<Record<'A' | 'B', string[]>> {
  const shown: Record<'A' | 'B', string[]> = { A: [], B: [] };
  const last = { A: 'CLOSED', B: 'CLOSED' };
  await page.getByRole('slider').first().waitFor();
  await page.keyboard.press('Home');
  for (;;) {
    const now = await page.evaluate(() => {
      const states = [...document.querySelectorAll('.host-panel')].map(
        (p) => p.querySelector('.state-badge .name')?.textContent,
      );
      const slider = document.querySelector<HTMLInputElement>('input[type=range]');
      const next = document.querySelector<HTMLButtonElement>('button[aria-keyshortcuts=ArrowRight]');
      return { states, at: slider?.value ?? '', last: next?.disabled !== false };
    });
    for (const [j, host] of (['A', 'B'] as const).entries()) {
      const state = now.states[j] ?? '';
      if (state !== last[host]) shown[host].push(`${tenths(Number(now.at))} ${state}`);
      last[host] = state;
    }
    if (now.last) return shown;
    await page.keyboard.press('ArrowRight');
  }
}
