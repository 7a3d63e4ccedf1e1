/** A page that everybody can use, as far as a program can tell. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const found = async (builder: AxeBuilder): Promise<string[]> => {
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join('\n')}`);
};

export async function hasNoViolations(page: Page): Promise<void> {
  expect(await found(new AxeBuilder({ page }).setLegacyMode())).toEqual([]);
}

/** What a theme can break; to be asked of each. */
export async function hasContrast(page: Page): Promise<void> {
  expect(await found(new AxeBuilder({ page }).setLegacyMode().withRules('color-contrast'))).toEqual([]);
}
