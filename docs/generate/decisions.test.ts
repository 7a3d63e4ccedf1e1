/** Tests of docs/adr: its table, the numbers and dates, and the template. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DECISIONS_PATH, decisionOf, decisions, decisionsMarkdown } from './decisions.ts';

const read = (path: string) =>
  readFileSync(join(import.meta.dirname, '..', '..', path), 'utf8').replaceAll('\r\n', '\n');

test('docs/adr/README.md lists every decision as its page has it today', () => {
  expect(read(DECISIONS_PATH), 'run npm run docs').toBe(decisionsMarkdown());
});

test('no two decisions have one number, and none is dated before the one it follows', () => {
  const all = decisions();
  expect(new Set(all.map(({ number }) => number)).size).toBe(all.length);
  const dates = all.map(({ date }) => date);
  expect(dates).toEqual(dates.toSorted());
});

test('the template keeps to itself', () => {
  expect(decisionOf('0000-template.md', read('docs/adr/0000-template.md')).status).toBe('accepted');
});

test('what superseded a decision exists', () => {
  for (const { status } of decisions()) {
    const by = /\(([^)]+)\)/.exec(status)?.[1];
    if (by) expect(existsSync(join(import.meta.dirname, '..', 'adr', by)), by).toBe(true);
  }
});

const page = (head: string, sections = '## Context\n\n## Decision\n\n## Consequences\n') =>
  `${head}\n\n${sections}`;

test('a page that deviates from the template is named, and what it lacks', () => {
  const good = page('# 7. Title\n\n- Date: 2026-11-23\n- Status: accepted');
  expect(decisionOf('0007-title.md', good)).toEqual({
    file: '0007-title.md',
    number: '0007',
    title: 'Title',
    date: '2026-11-23',
    status: 'accepted',
  });
  expect(() => decisionOf('0008-title.md', good)).toThrow('0008-title.md calls itself 7');
  expect(() => decisionOf('0007-t.md', page('# Title\n\n- Date: 2026-11-23\n- Status: accepted'))).toThrow(
    'does not begin with number, title, date and status',
  );
  expect(() => decisionOf('0007-t.md', page('# 7. T\n\n- Date: 2026-11-23\n- Status: fine'))).toThrow(
    '"fine" is not a status',
  );
  expect(() => decisionOf('0007-t.md', good.replace('## Consequences', '## Outlook'))).toThrow(
    'three sections',
  );
});
