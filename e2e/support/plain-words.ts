/**
 * The search for words of a page that no dictionary has said.
 * Under the pseudo-locale those that one has said are in brackets.
 */
import type { Page } from '@playwright/test';
import { STATES } from '../../shared/tcp/state.ts';

/** Words that are the same in every language: the protocol's own names, which every language writes as RFC 9293 does. */
const PROTOCOL = new Set<string>([
  // Their names whole, and in two lines, as a drawing has them.
  ...STATES.flatMap((state) => [state, state.replace(/-.*/, ''), state.replace(/^[A-Z]+-/, '')]),
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
const GIVEN = /_|^(ulimit|n|iptables|limit|close|fd|Wireshark|http)$/;
/** The SI writes them alike in every language. */
const UNITS = /^[kMG]?B$/;
/** What Intl writes on its own: the months, and the half of the day. */
const DATES = new Set(
  Array.from({ length: 12 }, (_, month) =>
    new Intl.DateTimeFormat('en', { month: 'short' }).format(new Date(2026, month)),
  ).concat('AM', 'PM'),
);

export interface PlainWord {
  readonly place: string;
  readonly words: string;
  readonly where: string;
}

/** Texts as they are seen or read aloud, a sentence each, in which what stands in brackets is left out. */
function outsideOfBrackets(page: Page): Promise<{ text: string; where: string }[]> {
  return page.evaluate(() => {
    const found: { text: string; where: string }[] = [];
    /** Text of another language, and what somebody typed or would type, is not the page's. */
    const own = (element: Element): boolean =>
      element.closest('[lang]') === document.documentElement && element.closest('kbd, [data-typed]') === null;
    const describe = (element: Element): string =>
      `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}">`;
    const strip = (text: string): string => {
      let depth = 0;
      let outside = '';
      for (const letter of text) {
        if (letter === '[') depth += 1;
        else if (letter === ']') depth = Math.max(0, depth - 1);
        else if (depth === 0) outside += letter;
      }
      return outside;
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
    for (const [block, sentence] of sentences) found.push({ text: strip(sentence), where: describe(block) });

    for (const element of document.querySelectorAll(
      '[aria-label], [title], [placeholder], [alt], [aria-valuetext]',
    )) {
      if (!own(element)) continue;
      for (const name of [
        'aria-label',
        'title',
        'placeholder',
        'alt',
        'aria-valuetext',
        'aria-description',
      ]) {
        const text = element.getAttribute(name);
        if (text !== null) found.push({ text: strip(text), where: `${describe(element)} ${name}` });
      }
    }
    return found;
  });
}

/**
 * @param place how the finding names the page
 * @param names what people of this test have typed: names, codes, files
 */
export async function plainWords(page: Page, place: string, names: readonly string[]): Promise<PlainWord[]> {
  const known = (word: string): boolean =>
    PROTOCOL.has(word) ||
    [OURS, GIVEN, UNITS].some((names) => names.test(word)) ||
    DATES.has(word) ||
    names.includes(word);
  const texts = await outsideOfBrackets(page);
  const findings = texts.flatMap(({ text, where }) => {
    const words = (
      text.match(/\p{Script=Latin}[\p{Script=Latin}\d_]*(-[\p{Script=Latin}\d]+)*/gu) ?? []
    ).filter((word) => !known(word));
    return words.length > 0 ? [{ place, words: words.join(' '), where }] : [];
  });
  return [...new Map(findings.map((one) => [`${one.words}${one.where}`, one])).values()];
}
