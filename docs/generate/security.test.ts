/** Test of docs/SECURITY.md: every threat names a test, and every test that it names exists. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(`${ROOT}docs/SECURITY.md`, 'utf8');

/** Of the tables of threats: threat, what is done, where it is tried. */
const threats = page
  .split('\n| threat |')
  .slice(1)
  .flatMap((table) => (table.split('\n\n')[0] ?? '').split('\n').slice(2))
  .map((row) => row.split('|').map((cell) => cell.trim()))
  .map(([, threat = '', , tried = '']) => ({ threat, tried }));

/** `file`: the title of a test; more of them behind a semicolon. */
const testsIn = (tried: string) =>
  [...tried.matchAll(/`([^`]+\.(?:test|spec)\.ts)`: (.+?)(?=; `|$)/g)].map(([, file = '', title = '']) => ({
    file,
    title,
  }));

/** A quote is straight in the source or not. */
const plain = (text: string): string => text.replaceAll(/\\?['’]/g, "'");

describe('docs/SECURITY.md', () => {
  it('has its threats', () => expect(threats.length).toBeGreaterThan(12));

  it.each(threats)('$threat is tried in a test that exists', ({ tried }) => {
    const named = testsIn(tried);
    expect(named.length).toBeGreaterThan(0);
    for (const { file, title } of named) {
      expect(existsSync(ROOT + file), file).toBe(true);
      expect(plain(readFileSync(ROOT + file, 'utf8')), file).toContain(plain(title));
    }
  });
});
