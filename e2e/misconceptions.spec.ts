/** The classic mistakes, played: what a first, second and third refusal say, in both languages. */
import type { Locator, Page } from '@playwright/test';
import { openPractice, press, untilStimulus } from './support/practice.ts';
import { expect, LONG, test } from './support/test.ts';

/** An answer, by the letters of its flags and the state after it; no letters for none sent. */
interface Answer {
  readonly flags: string;
  readonly next: string;
}
const answerOf = (text: string): Answer => {
  const [flags = '', next = ''] = text.split('→');
  return { flags, next };
};

/** What has to be said of a mistake at last, and nothing of it before its time. */
interface Told {
  readonly did: string;
  readonly follows: string;
  readonly question: string;
  readonly plain: string;
}

interface Words {
  readonly rule: string;
  readonly answer: string;
  /** Connected with the SYN,ACK; the crossing FIN as an ACK; 2 MSL after LAST-ACK. */
  readonly early: Told;
  readonly crossing: Told;
  readonly last: Told;
}

const WORDS: Readonly<Record<'en' | 'zh', Words>> = {
  en: {
    rule: 'The rule:',
    answer: 'What RFC 9293 does here',
    early: {
      did: 'You sent SYN,ACK and went to ESTABLISHED.',
      follows:
        'B would send text, although nobody has confirmed that A heard B’s SYN: the SYN,ACK may be lost.',
      question: 'How do you know that A has heard your SYN?',
      plain: 'A host is connected only when its own SYN is acknowledged.',
    },
    crossing: {
      did: 'You sent ACK and went to TIME-WAIT.',
      follows: 'Should A’s FIN be lost, A would never repeat it, and B would wait for it in vain.',
      question: 'Does B know that you have closed, too?',
      plain: 'A FIN that was sent before yours arrived says nothing about yours.',
    },
    last: {
      did: 'You sent nothing and went to TIME-WAIT.',
      follows: 's for nothing: A has already acknowledged everything that B sent.',
      question: 'Whose last segment could still be missing: yours, or that of A?',
      plain: 'Only the side that sent the last ACK waits, because that may be lost.',
    },
  },
  zh: {
    rule: '规则：',
    answer: 'RFC 9293 在这里的做法',
    early: {
      did: '你发送了 SYN,ACK，进入 ESTABLISHED。',
      follows: 'B 会开始发送数据，却没有人证实 A 收到了 B 的 SYN：SYN,ACK 可能丢失。',
      question: '你怎么知道 A 收到了你的 SYN？',
      plain: '自己的 SYN 得到确认，才算建立连接。',
    },
    crossing: {
      did: '你发送了 ACK，进入 TIME-WAIT。',
      follows: '万一 A 的 FIN 丢失，A 不会再重传，B 就白等了。',
      question: 'B 知道你也关闭了吗？',
      plain: '在你的 FIN 到达之前发出的 FIN，对你的 FIN 没有任何表示。',
    },
    last: {
      did: '你什么也没发，进入 TIME-WAIT。',
      follows: '秒：B 发出的一切，A 都已经确认了。',
      question: '谁的最后一个报文段还可能丢失：你的，还是 A 的？',
      plain: '只有发送了最后一个 ACK 的一方才等待，因为它可能丢失。',
    },
  },
};

/** One person's guided match, answered by what the choices are called. */
class Guided {
  constructor(
    private readonly page: Page,
    private readonly words: Words,
  ) {}

  get feedback(): Locator {
    return this.page.getByRole('alert');
  }

  /** All choices, with what they are called. */
  async #choice({ flags, next }: Answer): Promise<Locator> {
    const all = this.page.locator('.choices input');
    const names = await all.evaluateAll((inputs) =>
      inputs.map((one) => one.getAttribute('aria-label') ?? ''),
    );
    const at = names.findIndex((name) => {
      const letters = [...name.matchAll(/\((\w)\)/g)].map(([, letter]) => letter).join('');
      return letters === flags && name.includes(next);
    });
    expect(at, `${flags} → ${next} is offered: ${names.join(' | ')}`).toBeGreaterThanOrEqual(0);
    return all.nth(at);
  }

  async #submit(choice: Locator): Promise<void> {
    // A refusal that has just come takes the focus.
    await expect(async () => {
      await choice.focus();
      await this.page.keyboard.press('Space');
      await expect(choice).toBeChecked({ timeout: 500 });
    }).toPass();
    await press(this.page, 'Enter');
  }

  /** Right answers, one after the other. */
  async answers(...answers: readonly string[]): Promise<void> {
    for (const answer of answers) {
      await untilStimulus(this.page);
      const lines = this.page.locator('.log-line');
      const answered = await lines.count();
      await this.#submit(await this.#choice(answerOf(answer)));
      await expect(lines, answer).toHaveCount(answered + 1);
    }
  }

  /** The same mistake three times, then what is right. */
  async errs(mistake: string, right: string, told: Told): Promise<void> {
    const { rule, answer } = this.words;
    await untilStimulus(this.page);
    await this.#submit(await this.#choice(answerOf(mistake)));
    // First: what was done, what would follow, a question.
    await expect(this.feedback.locator('.did')).toHaveText(told.did);
    await expect(this.feedback).toContainText(told.follows);
    await expect(this.feedback.locator('.question')).toHaveText(told.question);
    await expect(this.feedback).not.toContainText(rule);
    await expect(this.feedback).not.toContainText(answer);
    // Second: the rule, too.
    await this.#submit(await this.#choice(answerOf(mistake)));
    await expect(this.feedback).toContainText(rule);
    await expect(this.feedback).toContainText(told.plain);
    await expect(this.feedback).not.toContainText(answer);
    // Third: the answer.
    await this.#submit(await this.#choice(answerOf(mistake)));
    await expect(this.feedback).toContainText(answer);
    await expect(this.feedback).toContainText(answerOf(right).next);
    await this.answers(right);
    await expect(this.feedback).toHaveCount(0);
  }
}

for (const lang of ['en', 'zh'] as const) {
  const words = WORDS[lang];

  test(`who is connected too early, and who waits after LAST-ACK, is told why not, in ${lang}`, {
    tag: LONG,
  }, async ({ page, server }) => {
    await openPractice(page, server, `scenario=normal-close&host=B&level=guided&lang=${lang}`);
    const me = new Guided(page, words);
    await me.answers('→LISTEN');
    await me.errs('SA→ESTABLISHED', 'SA→SYN-RECEIVED', words.early);
    await me.answers('→ESTABLISHED', 'A→ESTABLISHED', 'A→CLOSE-WAIT', 'FA→LAST-ACK');
    await me.errs('→TIME-WAIT', '→CLOSED', words.last);
  });

  test(`who takes a crossing FIN for an ACK is told what that would come to, in ${lang}`, {
    tag: lang === 'en' ? [] : LONG,
  }, async ({ page, server }) => {
    await openPractice(page, server, `scenario=simultaneous-close&host=A&level=guided&lang=${lang}`);
    const me = new Guided(page, words);
    await me.answers('S→SYN-SENT', 'A→ESTABLISHED', 'A→ESTABLISHED', '→ESTABLISHED', 'A→ESTABLISHED');
    await me.answers('FA→FIN-WAIT-1');
    await me.errs('A→TIME-WAIT', 'A→CLOSING', words.crossing);
    await me.answers('→TIME-WAIT');
  });
}
