/**
 * The search for words of a page that no dictionary has said.
 * Under the pseudo-locale those that one has said are in brackets, and have accents: what was put into a sentence from
 * elsewhere has none.
 */
import type { Page } from '@playwright/test';
import { SPELLINGS } from '../../shared/host/table.ts';
import { STATES } from '../../shared/tcp/state.ts';

/** Words that are the same in every language: the protocol's own names, which every language writes as RFC 9293 does. */
const PROTOCOL = new Set<string>([
  // Their names whole, and in two lines, as a drawing has them.
  ...STATES.flatMap((state) => [state, state.replace(/-.*/, ''), state.replace(/^[A-Z]+-/, '')]),
  // As tools print them.
  ...Object.values(SPELLINGS).flatMap(({ ss, netstat }) => [ss, netstat]),
  ...['SYN', 'ACK', 'FIN', 'RST', 'PSH', 'URG', 'CTL'],
  ...[
    'SEG',
    'SND',
    'RCV',
    'SEQ',
    'LEN',
    'WND',
    'UP',
    'NXT',
    'UNA',
    'WL1',
    'WL2',
    'ISS',
    'IRS',
    'MSS',
    'TCB',
    'MSL',
  ],
  ...['OPEN', 'SEND', 'RECEIVE', 'CLOSE', 'ABORT', 'STATUS'],
  // As segments and calls are written: `seq=100`, `OPEN active`.
  ...['seq', 'ack', 'len', 'active', 'passive'],
  // As the RFC's state diagram writes them: `rcv ACK of FIN`, `Timeout=2MSL`.
  ...['snd', 'rcv', 'of', 'Timeout'],
  ...['RTO', 'SRTT', 'RTTVAR', 'TCP', 'IP', 'RFC'],
]);
/** The game's name, hosts, keys of one letter, and the numbers of rules. */
const OURS = /^(MSL|[ABC]+|[A-Z]|R\d+[a-z]?)$/;
/** Names that others have given: to settings, options, commands and calls of systems, to a program, to a scheme. */
const GIVEN = /_|^(ss|netstat|ulimit|n|iptables|limit|close|fd|Wireshark|http)$/;
/** The SI writes them alike in every language. */
const UNITS = /^[kMG]?B$/;
/** What Intl writes on its own: the months, and the half of the day. */
const DATES = new Set(
  Array.from({ length: 12 }, (_, month) =>
    new Intl.DateTimeFormat('en', { month: 'short' }).format(new Date(2026, month)),
  ).concat('AM', 'PM'),
);
/** Addresses are the same in every language, too. */
const ADDRESS = /(?<![\p{L}\d])(https?:\/)?\/[^\s\]]+/gu;

export interface PlainWord {
  readonly place: string;
  readonly words: string;
  readonly where: string;
}

/** A text as it is seen or read aloud: what of it stands outside of brackets, and what within. */
interface Sentence {
  readonly outside: string;
  readonly within: string;
  readonly where: string;
}

function sentencesOf(page: Page): Promise<Sentence[]> {
  return page.evaluate(() => {
    const found: Sentence[] = [];
    /** Text of another language, and what somebody typed or would type, is not the page's. */
    const own = (element: Element): boolean =>
      element.closest('[lang]') === document.documentElement && element.closest('kbd, [data-typed]') === null;
    const describe = (element: Element): string =>
      `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}">`;
    const add = (text: string, where: string): void => {
      let depth = 0;
      let outside = '';
      let within = '';
      for (const letter of text) {
        if (letter === '[') {
          depth += 1;
          within += ' ';
        } else if (letter === ']') {
          depth = Math.max(0, depth - 1);
          within += ' ';
        } else if (depth === 0) outside += letter;
        else within += letter;
      }
      found.push({ outside, within, where });
    };

    const sentences = new Map<Element, string>();
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || !own(parent) || parent.closest('script, style, noscript')) continue;
      if (parent.closest('head') === null && !parent.checkVisibility()) continue;
      // What stands in one line, or on one button, is one sentence, whatever it is made of.
      let block: Element = parent.closest('label, button, a, abbr') ?? parent;
      while (getComputedStyle(block).display.startsWith('inline') && block.parentElement)
        block = block.parentElement;
      // In a drawing each piece has a place of its own.
      const space = parent instanceof SVGElement ? ' ' : '';
      sentences.set(block, `${sentences.get(block) ?? ''}${space}${node.nodeValue}`);
    }
    for (const [block, sentence] of sentences) add(sentence, describe(block));

    const said = [
      ...['aria-label', 'aria-description', 'aria-valuetext', 'aria-roledescription'],
      ...['title', 'placeholder', 'alt'],
    ];
    for (const element of document.querySelectorAll(said.map((name) => `[${name}]`).join(', '))) {
      if (!own(element)) continue;
      for (const name of said) {
        const text = element.getAttribute(name);
        if (text !== null) add(text, `${describe(element)} ${name}`);
      }
    }
    return found;
  });
}

/**
 * @param place how the finding names the page
 * @param names what people of this test have typed, and what applications send: names, codes, files, text
 */
export async function plainWords(page: Page, place: string, names: readonly string[]): Promise<PlainWord[]> {
  // Words begin with a letter, and codes may begin with digits.
  const typed = new Set(names.map((name) => name.replace(/^\d+/, '')));
  const known = (word: string): boolean =>
    PROTOCOL.has(word) ||
    [OURS, GIVEN, UNITS].some((names) => names.test(word)) ||
    DATES.has(word) ||
    typed.has(word);
  const unknown = (text: string): string[] =>
    (
      text
        .replaceAll(ADDRESS, ' ')
        .match(/\p{Script=Latin}[\p{Script=Latin}\d_]*(-[\p{Script=Latin}\d]+)*/gu) ?? []
    ).filter((word) => !known(word));
  const findings = (await sentencesOf(page)).flatMap(({ outside, within, where }) => {
    const words = [...unknown(outside), ...unknown(within).filter((word) => /[aeiou]/i.test(word))];
    return words.length > 0 ? [{ place, words: words.join(' '), where }] : [];
  });
  return [...new Map(findings.map((one) => [`${one.words}${one.where}`, one])).values()];
}
