/** Tests of the themes: every scenario in one of them, in the catalogue's order. */
import { expect, test } from 'vitest';
import { CATALOGUE } from './catalogue.ts';
import { byTheme, THEMES } from './themes.ts';

const ids = CATALOGUE.map(({ id }) => id);

test('each scenario of the catalogue stands in one theme, in its order', () => {
  const themed = THEMES.flatMap(({ scenarios }) => scenarios);
  for (const id of ids) expect(themed.filter((one) => one === id)).toEqual([id]);
  for (const { scenarios } of THEMES) {
    const inCatalogue = scenarios.filter((id) => ids.includes(id));
    expect(inCatalogue).toEqual(ids.filter((id) => scenarios.includes(id)));
  }
});

test('what no theme names comes last, and an empty theme is left out', () => {
  const groups = byTheme(['own-lesson', 'half-open', 'data'], (id) => id);
  expect(groups.map(({ theme, items }) => [theme?.id ?? null, ...items])).toEqual([
    ['data', 'data'],
    ['reset', 'half-open'],
    [null, 'own-lesson'],
  ]);
});
