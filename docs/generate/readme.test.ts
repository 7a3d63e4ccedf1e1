/** Tests that README.md counts the scenarios and the rules that there are. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CATALOGUE } from '../../shared/scenarios/catalogue/catalogue.ts';
import { RULES } from '../../shared/tcp/rules.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');

test('README.md counts the scenarios and the rules', () => {
  expect(page).toContain(`one of ${CATALOGUE.length} scenarios`);
  expect(page).toContain(`R1 to ${Object.keys(RULES).at(-1)}`);
});
