/** Tests that what a widely read article gets wrong is held against what a match shows. */
import { expect, test } from 'vitest';
import { scenarioWordsOf } from '../../words/every-scenario-language.ts';
import { scenarioTexts } from '../texts.ts';
import { scenarioById } from './catalogue.ts';

/** Where it is told, and what the passage names of it. */
const SLIPS = [
  ['half-close', /half-connection/, /半连接/],
  ['real-or-forged', /application to judge/, /应用程序来判断/],
  ['syn-flood', /one SYN a second/, /每秒只放行一个 SYN/],
  ['time-wait-pile-up', /tcp_fin_timeout/, /tcp_fin_timeout/],
  ['close-wait-leak', /WAIT_CLOSE/, /WAIT_CLOSE/],
  ['silent-client', /SYN_RCVD/, /SYN_RCVD/],
] as const;

test.each(SLIPS)('%s says what one may have read, and what was seen', (id, english, chinese) => {
  const scenario = scenarioById(id);
  if (scenario === null) throw new Error(`no scenario ${id}`);
  const index = scenario.debrief?.findIndex((one) => one.id === 'said') ?? -1;
  const told = (language: 'en' | 'zh') =>
    scenarioTexts(scenario, scenarioWordsOf(language)).debrief[index]?.text;
  expect(told('en')).toMatch(/A text you may have read/);
  expect(told('en')).toMatch(english);
  expect(told('zh')).toMatch(/你也许读到过/);
  expect(told('zh')).toMatch(chinese);
});
