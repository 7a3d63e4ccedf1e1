/** docs/conformance.md: what the RFCs demand of TCP, and which rule and test answer it, or why none. */
import { LIBERTIES } from '../../shared/judge/liberties.ts';
import { RULEBOOK_VERSION } from '../../shared/tcp/rules.ts';
import { CONNECTION_TOPICS, UNNUMBERED } from './requirements/connections.ts';
import { DELIVERY_TOPICS } from './requirements/delivery.ts';
import { HEADER_TOPICS, OUTSIDE } from './requirements/headers.ts';
import { OTHER_RFCS } from './requirements/other-rfcs.ts';
import type { Answer, Proof, Requirement, Topic } from './requirements/requirement.ts';
import { WINDOW_TOPICS } from './requirements/windows.ts';
import { cell } from './spec.ts';

export const CONFORMANCE_PATH = 'docs/conformance.md';

/** How many numbers Appendix B has of each kind; they run from 1 without a gap. */
export const APPENDIX_B = { MUST: 69, SHLD: 31, MAY: 18, REC: 1 } as const;
export type Kind = keyof typeof APPENDIX_B;
const KINDS = Object.keys(APPENDIX_B) as readonly Kind[];

export const ANSWERS = [
  'done',
  'in part',
  'in captures',
  'in a crowd',
  'deliberately not',
  'outside the game',
] as const;

const TOPICS: readonly Topic[] = [
  ...CONNECTION_TOPICS,
  ...WINDOW_TOPICS,
  ...DELIVERY_TOPICS,
  ...HEADER_TOPICS,
];

/** Every requirement that has a row of its own. */
export const REQUIREMENTS: readonly Requirement[] = [...TOPICS, UNNUMBERED, ...OTHER_RFCS].flatMap(
  (topic) => topic.requirements,
);

/** The numbers of Appendix B that we answer, each with its answer. */
export const ANSWERED: readonly (readonly [id: string, answer: Answer['answer']])[] = [
  ...TOPICS.flatMap(({ requirements }) => requirements).flatMap(({ id, answer }) =>
    id === null ? [] : [[id, answer.answer] as const],
  ),
  ...OUTSIDE.flatMap(({ ids }) => ids.map((id) => [id, 'outside the game'] as const)),
];

const HEAD = `# What the RFCs demand, and what we do

Generated from \`docs/generate/requirements/\` by \`npm run docs\`; change the lists there. It is about version ${RULEBOOK_VERSION} of the rulebook.

Every MUST, SHOULD and MAY of RFC 9293 has a number, and its Appendix B lists them all: so does this page, each once. Then come
the other RFCs that the rulebook leans on. The demands are told in our own words; the RFC's are the ones that count.

| answer | means |
|---|---|
| done | by these rules of [SPEC.md](SPEC.md), and this test sees it done |
| in part | so far, and what is lacking |
| in captures | a match has no octets of a header, but what reads and writes captures has |
| in a crowd | one connection has no queue, but a host of many has |
| deliberately not | it would have a place in the game, and here is why it has none |
| outside the game | a match has nothing that it could be about |

The judge is more lenient than the rulebook where TCP leaves a choice: L1 to ${Object.keys(LIBERTIES).at(-1)} are its liberties, in
\`shared/judge/liberties.ts\`. A test checks that every number of Appendix B stands here once, that every rule and liberty
named here exists, and that every test named here stands where it is said to, under a title that begins with its rules.
`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function countTable(): string {
  const count = (kind: Kind, answer: Answer['answer']) =>
    ANSWERED.filter(([id, given]) => given === answer && id.startsWith(`${kind}-`)).length;
  const rows = KINDS.map((kind) => [
    `${kind}-1 … ${APPENDIX_B[kind]}`,
    ...ANSWERS.map((answer) => `${count(kind, answer)}`),
  ]);
  return table(['of RFC 9293', ...ANSWERS], rows);
}

const linked = (text: string): string =>
  cell(text).replace(/\bR(\d+)\b/g, (rule, number: string) => `[${rule}](SPEC.md#r${number})`);

function proofText({ file, title }: Proof): string {
  const name = file.split('/').pop()?.replace('.test.ts', '');
  return `[${name}](../${file}): ${cell(title.replace(/^(?:R\d+,? )+/, ''))}`;
}

function answerText(answer: Answer): string {
  const rules = 'rules' in answer ? linked(answer.rules.join(', ')) : '';
  const said = [`**${answer.answer}**`, rules].filter((text) => text !== '').join(' ');
  return answer.note === '' ? said : `${said}. ${linked(answer.note)}`;
}

function row({ id, level, where, demand, answer }: Requirement, numbered: boolean): string[] {
  const tests = 'tests' in answer ? answer.tests.map(proofText).join('; ') : '';
  const cells = [
    level ?? '–',
    where.replaceAll(/\b\d+\.[\d.]+|^\d/g, '§$&'),
    cell(demand),
    answerText(answer),
    tests,
  ];
  return numbered ? [id ?? '–', ...cells] : cells;
}

function topicText({ title, requirements }: Topic): string {
  const numbered = requirements.some(({ id }) => id !== null);
  const head = [...(numbered ? ['number'] : []), 'demand', 'where', 'in our words', 'answer', 'test'];
  return `${title}\n\n${table(
    head,
    requirements.map((r) => row(r, numbered)),
  )}\n`;
}

export function conformanceMarkdown(): string {
  const outside = OUTSIDE.map(({ ids, about, why }) => [ids.join(', '), about, why]);
  return [
    HEAD,
    '## RFC 9293, Appendix B\n',
    `${countTable()}\n`,
    'Appendix B marks MAY-5, MAY-10 and MAY-11 as SHOULD, and SHLD-25 as MUST; here the sentences decide that bear these numbers.',
    'MUST-22 stands in Appendix B alone: its sentence in §3.8.3 bears no number.\n',
    ...TOPICS.map((topic) => `### ${topicText(topic)}`),
    `### Plainly outside the game\n\n${table(['numbers', 'about', 'why'], outside)}\n`,
    `## RFC 9293, ${topicText(UNNUMBERED).replace(/^N/, 'n')}`,
    ...OTHER_RFCS.map((topic) => `## ${topicText(topic)}`),
  ].join('\n');
}
