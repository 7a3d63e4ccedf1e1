/** What scenarios say, and to whom. */
import { describe, expect, test } from 'vitest';
import { scenarioOf } from '../scenario-files/build.ts';
import type { FileGoal, ScenarioFile } from '../scenario-files/file.ts';
import english from '../words/en/scenarios/index.ts';
import { scenarioWordsOf } from '../words/every-scenario-language.ts';
import type { LanguageCode } from '../words/languages.ts';
import { SCENARIO_DICTIONARIES } from '../words/scenario-dictionaries.ts';
import { CATALOGUE } from './catalogue/catalogue.ts';
import { THEMES } from './catalogue/themes.ts';
import { inLanguage } from './own-texts.ts';
import { scenarioTexts, themeTitle } from './texts.ts';

const LANGUAGES = ['en', 'zh', 'qps'] as const;
const ENGLISH = scenarioWordsOf('en');

/** One of each kind that a file may name. */
const GOALS: readonly FileGoal[] = [
  { established: 'both' },
  { established: 'without RST' },
  { closed: 'in order' },
  { acknowledged: 'everything' },
  { walks: { host: 'A', states: ['CLOSED', 'SYN-SENT', 'ESTABLISHED'] } },
  { walks: { host: 'B', states: ['CLOSED', 'LISTEN'] } },
  { visits: { host: 'A', states: ['FIN-WAIT-1', 'CLOSING'] } },
  { receives: { host: 'A', text: 'Hello' } },
  { meets: { host: 'B', rule: 'R45' } },
  { hears: { host: 'A', signal: 'connection reset' } },
  { retransmits: { host: 'A', times: 1 } },
  { retransmits: { host: 'A', times: 2 } },
  { resets: { host: 'B', times: 1 } },
  { resets: { host: 'B', times: 3 } },
  { served: 5 },
  { piles: { host: 'A', state: 'TIME-WAIT', count: 7 } },
  { tries: { host: 'A', control: 'fin-timeout', seconds: 9 } },
  { fails: { host: 'A', control: 'fin-timeout' } },
  { helps: { host: 'A', control: 'fin-timeout', value: 5_000, requests: 4 } },
];

const FILE: ScenarioFile = {
  title: { en: 'A file', zh: '文件', fr: 'Un fichier' },
  introduction: { zh: '只有中文。', fr: 'Rien que cela.' },
  debrief: 'To everybody.',
  cast: { A: { name: { fr: 'Client' } }, B: { name: 'B' } },
  goals: GOALS,
};
const ownOf = (file: ScenarioFile) => scenarioOf(file, { id: 'own-file', version: 1 });
const sayIn = (file: ScenarioFile, code: LanguageCode) => scenarioTexts(ownOf(file), scenarioWordsOf(code));

describe('the catalogue', () => {
  const rows = CATALOGUE.map((scenario) => [scenario.id, scenario] as const);

  test.each(rows)('%s has words for itself and for each of its goals', (id, scenario) => {
    const passages = (scenario.debrief ?? []).map((passage) => `debrief.${passage.id}`);
    for (const key of ['title', 'introduction', ...passages, 'question', 'cast.A', 'cast.B']) {
      expect(english).toHaveProperty([`${id}/${key}`]);
    }
    for (const goal of scenario.goals) {
      const key = goal.sentence === undefined ? `${id}/goal.${goal.id}` : `goal/${goal.sentence}`;
      expect(english).toHaveProperty([key]);
    }
  });

  test.each(rows)('%s has words for its predictions, their options, and why it came so', (id, scenario) => {
    for (const { question, options, because } of scenarioTexts(scenario, ENGLISH).predictions) {
      for (const text of [question, because, ...options.map((option) => option.text)]) {
        expect(text).not.toBeNull();
        expect(text).not.toContain(`${id}/`);
      }
    }
  });

  test('has no words for goals, passages and scenarios that there are not', () => {
    const known = new Set(['goal', 'prediction', 'theme', 'debrief', ...CATALOGUE.map(({ id }) => id)]);
    const goals = CATALOGUE.flatMap(({ id, goals: all }) => all.map((goal) => `${id}/goal.${goal.id}`));
    const predictions = CATALOGUE.flatMap(({ id, predictions: all = [] }) =>
      all.map((prediction) => `${id}/predict.${prediction.id}`),
    );
    const passages = CATALOGUE.flatMap(({ id, debrief = [] }) =>
      debrief.map((passage) => `${id}/debrief.${passage.id}`),
    );
    for (const key of Object.keys(english)) {
      expect(known).toContain(key.split('/')[0]);
      if (key.includes('/predict.')) expect(predictions.filter((one) => key.startsWith(one))).not.toEqual([]);
      if (key.includes('/debrief.')) expect(passages).toContain(key);
      if (key.includes('/goal.')) expect(goals).toContain(key.replace(/\.(veiled|todo)$/, ''));
    }
  });

  test.each(LANGUAGES)('leaves no place unfilled in %s', (code) => {
    const words = scenarioWordsOf(code);
    for (const scenario of CATALOGUE) {
      expect(JSON.stringify(scenarioTexts(scenario, words)), scenario.id).not.toMatch(/\{\w+\}/);
    }
  });

  test.each(LANGUAGES)('has themes in %s', (code) => {
    for (const { id } of THEMES) {
      expect(themeTitle(id, scenarioWordsOf(code))).toBe(SCENARIO_DICTIONARIES[code][`theme/${id}`]);
    }
  });
});

describe('a goal that explains itself', () => {
  test('is told in English', () => {
    const { goals } = sayIn(FILE, 'en');
    expect(goals.map(({ text }) => text)).toEqual([
      'Both hosts reach ESTABLISHED.',
      'Both hosts reach ESTABLISHED, and nobody needs an RST.',
      'Both hosts end in CLOSED, and no RST cuts either short.',
      'Both hosts have sent text, and all of it is delivered and acknowledged.',
      'A: CLOSED → SYN-SENT → ESTABLISHED',
      'B: CLOSED → LISTEN',
      'A has been in FIN-WAIT-1, CLOSING.',
      'A receives “Hello”: every octet once, and in order.',
      `B applies rule R45 (RFC 9293 §3.10.7.4): ${ENGLISH.rules('R45')}`,
      'The application of A is told “connection reset”.',
      'A has retransmitted at least once.',
      'A has retransmitted at least 2 times.',
      'B has sent an RST.',
      'B has sent at least 3 RSTs.',
      '5 requests in a row are served.',
      '7 connections of A are in TIME-WAIT at once.',
      'tcp_fin_timeout is changed, alone, for 9 s of trouble.',
      'tcp_fin_timeout is changed, alone, and helps only for a while.',
      'tcp_fin_timeout is changed, alone, and 4 requests in a row are served.',
    ]);
    expect(goals.flatMap(({ veiled }) => veiled ?? [])).toEqual([
      'A: CLOSED → … → ESTABLISHED',
      'B applies rule R45.',
      'tcp_fin_timeout is changed, alone: what is it worth?',
      'tcp_fin_timeout is changed, alone: what is it worth?',
      'tcp_fin_timeout is changed, alone: what is it worth?',
    ]);
    expect(goals.flatMap(({ todo }) => todo ?? [])).toEqual([
      'when requests fail, change tcp_fin_timeout, and nothing else, and watch for 9 s.',
      'change tcp_fin_timeout, and nothing else, and see what it is worth.',
      'change tcp_fin_timeout, and nothing else, and see what it is worth.',
    ]);
  });

  test('and in Chinese, as Chinese sets items apart', () => {
    const texts = sayIn(FILE, 'zh').goals.map(({ text }) => text);
    expect(texts).toContain('A 到过 FIN-WAIT-1、CLOSING。');
    expect(texts).toContain('A 至少重传了 2 次。');
    expect(texts).toContain(`B 用到规则 R45（RFC 9293 §3.10.7.4）：${scenarioWordsOf('zh').rules('R45')}`);
  });

  test.each(LANGUAGES)('has every place filled in %s', (code) => {
    expect(JSON.stringify(sayIn(FILE, code).goals)).not.toMatch(/\{\w+\}/);
  });
});

describe('a scenario of its author', () => {
  test('is told in the language of the reader, else in English, else in the first that it has', () => {
    expect(sayIn(FILE, 'zh')).toMatchObject({ title: '文件', introduction: '只有中文。' });
    expect(sayIn(FILE, 'en')).toMatchObject({ title: 'A file', introduction: '只有中文。' });
    expect(sayIn(FILE, 'qps').title).toBe('A file');
    expect(inLanguage({ zh: '文件', fr: 'Un fichier' }, 'fr')).toBe('Un fichier');
    expect(inLanguage({ fr: 'Un fichier' }, 'zh')).toBe('Un fichier');
  });

  test('in one language is told to everybody', () => {
    for (const code of LANGUAGES) {
      expect(sayIn(FILE, code)).toMatchObject({
        debrief: [{ text: 'To everybody.', needs: [] }],
        question: null,
        cast: { A: 'Client', B: 'B' },
      });
    }
  });

  test('words its goals as it likes, and braces are braces', () => {
    const goals: FileGoal[] = [
      {
        walks: { host: 'A', states: ['CLOSED', 'SYN-SENT', 'ESTABLISHED'] },
        text: { en: 'A {host} opens.' },
      },
      { closed: 'in order', text: 'The end.', veiled: { zh: '？', en: '?' } },
    ];
    expect(sayIn({ ...FILE, goals }, 'zh').goals).toEqual([
      {
        id: '1-A-walks-CLOSED-SYN-SENT-ESTABLISHED',
        text: 'A {host} opens.',
        veiled: 'A：CLOSED → … → ESTABLISHED',
        todo: null,
      },
      { id: '2-closed-in-order', text: 'The end.', veiled: '？', todo: null },
    ]);
  });
});
