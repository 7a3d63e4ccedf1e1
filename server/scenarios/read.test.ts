/** What a teacher's text is read as, and what is said of one that is wrong. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LONGEST_SCENARIO } from '../../shared/protocol/http.ts';
import { OFFERED_LANGUAGES } from '../../shared/words/choose.ts';
import { readScenario } from './read.ts';

const page = readFileSync(new URL('../../docs/SCENARIOS.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(
  ([, text = '']) => [/title: (.*)/.exec(text)?.[1], text] as const,
);

const SMALL = `title: T
introduction: I
debrief: D
cast: { A: { name: A }, B: { name: B } }
goals:
  - established: both
`;

const EACH = OFFERED_LANGUAGES.map((code) => `${code}: …`).join(', ');

const diagnosticsOf = async (text: string): Promise<readonly string[]> => {
  const read = await readScenario(text, 'own-test');
  if (read.ok) throw new Error('it was accepted');
  return read.diagnostics.map(({ line, column, message }) => `${line}:${column} ${message}`);
};

describe('the examples of docs/SCENARIOS.md', () => {
  test('are several', () => expect(examples.length).toBeGreaterThanOrEqual(3));

  test.each(examples)('%s: is a scenario whose goals two autopilots reach', async (_title, text) => {
    const read = await readScenario(text, 'own-example');
    expect(read).toMatchObject({ ok: true, missed: [] });
  });
});

describe('a text', () => {
  test('has the id that it is given, a version of its content, and no number', async () => {
    const read = await readScenario(SMALL, 'own-test');
    const same = await readScenario(`# a comment\n${SMALL}`, 'own-test');
    const other = await readScenario(SMALL.replace('title: T', 'title: U'), 'own-test');
    if (!read.ok || !same.ok || !other.ok) throw new Error('it was refused');
    expect(read.scenario).toMatchObject({ id: 'own-test', number: 0, own: { title: 'T' } });
    expect(same.scenario.version).toBe(read.scenario.version);
    expect(other.scenario.version).not.toBe(read.scenario.version);
    expect(Number.isInteger(read.scenario.version) && read.scenario.version >= 0).toBe(true);
  });

  test('whose goals only people may reach is offered, and says so', async () => {
    const read = await readScenario(`${SMALL}  - resets: { host: A, times: 1 }\n`, 'own-test');
    expect(read).toMatchObject({ ok: true, missed: ['2-A-resets'] });
  });

  test.each([
    ['thousands of keys', (i: number) => `k${i}: 1\n`],
    ['thousands of short keys', (i: number) => `${i.toString(36)}:\n`],
    ['the same key again and again', () => 'a: 1\n'],
    ['empty collections', () => '- {}\n'],
    ['what is no YAML, again and again', () => '- [\n'],
    ['documents', () => '---\n'],
  ])('%s are refused before anything is made of them', async (_what, line) => {
    let text = '';
    for (let i = 0; text.length < LONGEST_SCENARIO - 20; i += 1) text += line(i);
    const read = await readScenario(text, 'own-test');
    expect(read).toMatchObject({
      ok: false,
      diagnostics: [{ line: 1, column: 1, message: 'more than 8,000 words and signs' }],
    });
  });

  test.each([
    [
      'no YAML',
      'title: [',
      ['1:9 is not indented as what it belongs to, or a bracket before it is not closed'],
    ],
    ['the same key twice', `title: A\n${SMALL}`, ['2:1 “title” is there twice']],
    ['a list', '- title', ['1:1 must have keys with values']],
    [
      'a prediction of which nothing is right',
      `${SMALL}predictions:\n  - question: Who?\n    options: [A, B]\n`,
      ['9:14 predictions[0].options: must have one that is right, and only one'],
    ],
    [
      'a prediction that waits for what has no name',
      `${SMALL}predictions:\n  - { question: Who?, options: [A, { right: B }], when: { goals: end } }\n`,
      ['8:66 predictions[0].when.goals: no goal is named "end"'],
    ],
    ['an unknown key', `${SMALL}golas: []\n`, ['7:1 there is nothing called “golas”']],
    [
      'an unknown key within',
      SMALL.replace('{ name: A }', '{ name: A, is: 5 }'),
      ['4:23 cast.A: there is nothing called “is”'],
    ],
    [
      'a missing key, told where it should stand',
      SMALL.replace('debrief: D\n', ''),
      ['1:1 debrief: is missing'],
    ],
    [
      'a text of no characters',
      SMALL.replace('debrief: D', 'debrief: ""'),
      ['3:10 debrief: must have at least 1 character'],
    ],
    [
      'a text in no language',
      SMALL.replace('title: T', 'title: {}'),
      [`1:8 title: must be a text of 1 to 80 characters, or one in each language: { ${EACH} }`],
    ],
    [
      'a language that there is not, and the one that was meant',
      SMALL.replace('title: T', 'title: { en: T, zh-CN: 题 }').replace(
        '{ name: A }',
        '{ name: { zhh: 甲 } }',
      ),
      [
        '1:24 title.zh-CN: there is no language "zh-CN": zh?',
        '4:27 cast.A.name.zhh: there is no language "zhh": zh?',
      ],
    ],
    [
      'a language that is like none of ours',
      `${SMALL}    text: { qaaaa: Qapla }\n`,
      [
        `7:20 goals[0].text.qaaaa: there is no language "qaaaa": it may be one of ${OFFERED_LANGUAGES.join(', ')}`,
      ],
    ],
    [
      'a value out of bounds',
      `${SMALL}wire:\n  delay: 2\n  loss: 1.5\n`,
      ['9:9 wire.loss: must be at most 1'],
    ],
    [
      'a state that there is not',
      SMALL.replace('- established: both', '- walks: { host: A, states: [CLOSED, OPEN] }'),
      [
        '6:40 goals[0].walks.states[1]: Invalid option: expected one of "CLOSED"|"LISTEN"|"SYN-SENT"|"SYN-RECEIVED"|"ESTABLISHED"|"FIN-WAIT-1"|"FIN-WAIT-2"|"CLOSING"|"TIME-WAIT"|"CLOSE-WAIT"|"LAST-ACK"',
      ],
    ],
    [
      'a goal of no kind',
      SMALL.replace('- established: both', '- wins: A'),
      [
        '6:5 goals[0]: there is no goal called "wins": it may be one of established, closed, acknowledged, walks, visits, receives, meets, hears, retransmits, resets, served, piles, tries, fails, helps',
      ],
    ],
    [
      'an item of two kinds',
      `${SMALL}script:\n  - { host: A, call: CLOSE, crash: B }\n`,
      ['8:5 script[0]: must be an item with exactly one of call, control, inject, crash, crowd, act'],
    ],
    [
      'an item that waits for one behind it',
      `${SMALL}script:\n  - { host: A, call: CLOSE, when: { after: late } }\n  - { name: late, host: B, call: CLOSE }\n`,
      ['8:44 script[0].when.after: no item before this one is named "late"'],
    ],
    [
      'an item that waits for a goal that there is not',
      `${SMALL}script:\n  - { host: A, call: CLOSE, when: { goals: full } }\n`,
      ['8:44 script[0].when.goals: no goal is named "full"'],
    ],
    [
      'two goals of one name',
      SMALL.replace(
        '- established: both',
        '- { name: g, established: both }\n  - { name: g, closed: in order }',
      ),
      ['7:13 goals[1].name: another goal is named "g"'],
    ],
    [
      'a goal of a value that the control cannot have',
      SMALL.replace(
        '- established: both',
        '- helps: { host: B, control: descriptors, value: 7, requests: 5 }',
      ),
      [
        '6:5 goals[0]: is about a crowd, but the file has none: “crowd” is missing',
        '6:52 goals[0].helps.value: must be one of 24, 48 for descriptors',
      ],
    ],
    [
      'an act of host A, which serves nobody',
      `${SMALL}script:\n  - { host: A, act: restart }\n`,
      ['8:13 script[0].host: Invalid input: expected "B"'],
    ],
    [
      'control bits that there are not',
      `${SMALL}wire: { faults: [{ on: { from: A, flags: SYNACK }, do: lose }] }\n`,
      ['7:42 wire.faults[0].on.flags: must be control bits, such as SYN,ACK'],
    ],
    [
      'a control at a value that it cannot have',
      `${SMALL}script:\n  - { host: A, control: time-wait, value: 7 }\n`,
      ['8:43 script[0].value: must be one of 30000, 0 for time-wait'],
    ],
    [
      'text that no stream of octets can carry',
      `${SMALL}script:\n  - { host: A, call: SEND, text: 你好 }\n`,
      ['8:34 script[0].text: must consist of characters of one octet: Latin letters, digits, signs'],
    ],
    [
      'a crowd that asks too often',
      `${SMALL}crowd: { from: world, every: 0.01, patience: 6, acceptQueue: 8 }\nscript: [{ crowd: begins }]\n`,
      [
        '7:8 crowd: “every” is 0.01 s: a crowd asks at most once in 0.25 s, and at least once a minute.',
        '7:8 crowd: With one request in 0.01 s and a patience of 6 s too many connections would be open at once.',
      ],
    ],
    [
      'a crowd that nothing begins',
      `${SMALL}crowd: { from: A, every: 1, patience: 6, acceptQueue: 8 }\n`,
      ['7:8 crowd: never begins: the script needs an item “crowd: begins”'],
    ],
    [
      'acts and goals of a crowd that is not there',
      `${SMALL}  - served: 5\nacts: { B: [restart] }\n`,
      [
        '7:5 goals[1]: is about a crowd, but the file has none: “crowd” is missing',
        '8:12 acts.B: is about a crowd, but the file has none: “crowd” is missing',
      ],
    ],
    [
      'a goal that is misspelt',
      SMALL.replace('- established: both', '- { name: g, establishd: both }'),
      ['6:5 goals[0]: there is no goal called "establishd": established?'],
    ],
    [
      'an item that nobody knows',
      `${SMALL}script:\n  - { host: A, cal: CLOSE }\n  - { weather: fine }\n`,
      [
        '8:5 script[0]: there is no item called "cal": call?',
        '9:5 script[1]: there is no item called "weather": it may be one of call, control, inject, crash, crowd, act',
      ],
    ],
    [
      'an alias of nothing',
      SMALL.replace('title: T', 'title: *lost'),
      ['1:8 nothing before it is named “lost”'],
    ],
    ['a key that is a list', `${SMALL}? [a]\n: b\n`, ['7:3 a key must be a word']],
    [
      'more aliases than anybody needs',
      `title: &t T\nx: [${'*t, '.repeat(120)}]`,
      ['2:405 more than 100 aliases'],
    ],
    ['too long a text', `# ${'x'.repeat(40_000)}\n${SMALL}`, ['1:1 the file is longer than 32 KiB']],
  ])('with %s says where and what', async (_what, text, wanted) => {
    expect(await diagnosticsOf(text)).toEqual(wanted);
  });

  test('that unfolds without end is not unfolded', async () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [one, next] of [...'abcdef'].map((c, i) => [c, 'bcdefg'[i]])) {
      bomb.push(`${next}: &${next} [${Array.from({ length: 10 }, () => `*${one}`).join(', ')}]`);
    }
    expect(await diagnosticsOf(bomb.join('\n'))).toEqual([
      '1:1 its aliases unfold to more than 100 times what they name',
    ]);
  });

  // Each of these ended the process or kept it busy for minutes when it went to the library as it is.
  test.each([
    ['lists in a line', '[', 24],
    ['maps in a line', '{a: ', 24],
    ['lists in lines', '- ', 24],
    ['maps of tags', '!!map {a: ', 24],
  ])('of %s, one within the other, is not composed', async (_what, open, levels) => {
    for (const times of [25, 500, 1_000]) {
      const [diagnostic] = await diagnosticsOf(open.repeat(times).slice(0, 32_000));
      expect(diagnostic).toBe(
        `1:${open.length * levels + open.search(/[[{-]/) + 1} more than 24 levels, one within the other`,
      );
    }
  });

  test('of keys within keys is not composed', async () => {
    expect(await diagnosticsOf(`${'? '.repeat(800)}x`)).toEqual(['1:3 a key must be a word']);
  });

  test('as deep as it may be is read', async () => {
    expect(await diagnosticsOf(`${'['.repeat(24)}${']'.repeat(24)}`)).toEqual([
      '1:1 must have keys with values',
    ]);
  });

  test('whose crowd would keep a server busy is refused while it is tried', async () => {
    const busy = `${SMALL}crowd: { from: world, every: 0.25, patience: 100, acceptQueue: 1000 }
script: [{ crowd: begins }]
timeLimit: 7200
`
      .replace('{ name: B }', '{ name: B, controls: { close-at-end: 0 } }')
      .replace('- established: both', '- visits: { host: A, states: [CLOSING] }');
    let others = 0;
    const meanwhile = setInterval(() => {
      others += 1;
    }, 1);
    expect(await diagnosticsOf(busy)).toEqual([
      expect.stringMatching(
        /^1:1 played by two autopilots it has kept too many connections for too long at /,
      ),
    ]);
    clearInterval(meanwhile);
    expect(others).toBeGreaterThan(20);
  });

  test('of a war of ACKs that would never end is refused', async () => {
    // Text that neither side has sent: each side's ACK is an ACK of the future to the other.
    const war = `${SMALL}constants: { base: humane }
wire: { delay: 0.05, duplication: 1 }
think: 0.1
script:
  - { inject: { to: A, flags: ACK, seq: { host: A, of: RCV.NXT }, ack: { host: A, of: SND.NXT }, text: x }, when: { states: { A: ESTABLISHED, B: ESTABLISHED } } }
  - { inject: { to: B, flags: ACK, seq: { host: B, of: RCV.NXT }, ack: { host: B, of: SND.NXT }, text: x }, when: { states: { A: ESTABLISHED, B: ESTABLISHED } } }
`;
    expect(
      await diagnosticsOf(war.replace('- established: both', '- resets: { host: A, times: 1 }')),
    ).toEqual([expect.stringMatching(/^1:1 played by two autopilots it .* would flood the server$/)]);
  });
});
