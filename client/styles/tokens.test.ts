/** Tests of the design tokens: contrast, in light and dark. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const [, more = ''] = /@media \(prefers-contrast: more\) \{([^}]*)\}/.exec(css) ?? [];
type Theme = 'light' | 'dark';

/** The colour behind a token, followed through var(). */
function colour(name: string, theme: Theme, sheet = css): string {
  const told = new RegExp(`--${name}: (?:light-dark\\((#\\w+), (#\\w+)\\)|var\\(--([\\w-]+)\\));`).exec(
    sheet,
  );
  if (!told) throw new Error(`no colour --${name} in tokens.css`);
  const [, light = '', dark = '', alias] = told;
  if (alias === undefined) return theme === 'light' ? light : dark;
  return colour(alias, theme, sheet);
}

/** Relative luminance and contrast as WCAG 2 defines them. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const channel = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['bg', 'surface', 'surface-2'];
const inks = [
  'ink',
  'ink-2',
  'ink-3',
  'accent',
  'a',
  'b',
  'bad',
  'none',
  'opening',
  'established',
  'closing',
];
const onSoft = ['accent', 'a', 'b', 'none', 'opening', 'established', 'closing', 'good', 'warn', 'bad'];

const texts = [
  ...inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)),
  ...onSoft.map((ink) => [ink, `${ink}-soft`] as const),
  ...['none', 'opening', 'established', 'closing', 'good', 'warn', 'bad', 'accent'].map(
    (soft) => ['ink', `${soft}-soft`] as const,
  ),
  ...['ink', 'accent', 'a', 'b', 'bad'].map((ground) => [`on-${ground}`, ground] as const),
  // The name of the state that a host is in stands on the state's full colour.
  ...['none', 'opening', 'established', 'closing'].map((phase) => ['surface', phase] as const),
];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(texts)('%s can be read on %s (WCAG AA)', (ink, ground) => {
    expect(contrast(colour(ink, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(texts)('%s can be read on %s by who asks for more contrast (WCAG AAA)', (ink, ground) => {
    const sheet = more + css;
    expect(contrast(colour(ink, theme, sheet), colour(ground, theme, sheet))).toBeGreaterThanOrEqual(7);
  });

  test.each(grounds)('the edge of a control can be made out on %s', (ground) => {
    expect(contrast(colour('line-strong', theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});
