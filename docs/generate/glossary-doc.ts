/** docs/glossary: a page a language, one word a concept, from its glossary. */
import { en } from './glossary/en.ts';
import type { Glossary, Term, Variant } from './glossary/glossary.ts';
import { zh } from './glossary/zh.ts';

/** By language; a language without one is not held to any. */
export const GLOSSARIES: Readonly<Record<string, Glossary>> = { en, zh };

export const glossaryPath = (code: string): string => `docs/glossary/${code}.md`;

const cell = (text: string): string => text.replaceAll('|', '\\|');
/** Only what can be read as words: expressions are for the test. */
const words = (variants: readonly Variant[]): string =>
  variants.flatMap((variant) => (typeof variant === 'string' ? [variant] : [])).join(', ');

export function glossaryMarkdown(
  code: string,
  { title, introduction, columns, terms, style }: Glossary,
): string {
  const rows = Object.entries<Term>(terms).map(
    ([concept, { term, never = [], note = '' }]) =>
      `| ${[concept, `**${term}**`, words(never), note].map(cell).join(' | ')} |`,
  );
  return `# ${title}

<!-- Written by npm run docs from docs/generate/glossary/${code}.ts, which docs/generate/glossary.test.ts enforces. -->

${introduction}

| ${columns.concept} | ${columns.term} | ${columns.never} | ${columns.note} |
|---|---|---|---|
${rows.join('\n')}

${style.map(({ rule }) => `- ${rule}`).join('\n')}
`;
}
