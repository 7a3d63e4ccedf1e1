/** What a glossary is: one word a concept, what is said instead of it by mistake, and how it is set. */

/** A string is looked for as it stands (a word as a whole word); an expression as it matches. */
export type Variant = string | RegExp;

export interface Term {
  /** What everybody calls it. */
  readonly term: string;
  /** What nobody calls it. */
  readonly never?: readonly Variant[];
  /** A sentence that this matches may all the same. */
  readonly unless?: RegExp;
  readonly note?: string;
}

export interface Style {
  readonly rule: string;
  readonly never: readonly Variant[];
  readonly unless?: RegExp;
}

export interface Glossary<Concept extends string = string> {
  readonly title: string;
  readonly introduction: string;
  readonly columns: { readonly [column in 'concept' | 'term' | 'never' | 'note']: string };
  readonly terms: Readonly<Record<Concept, Term>>;
  readonly style: readonly Style[];
}

export function has(sentence: string, variant: Variant): boolean {
  if (typeof variant !== 'string') return variant.test(sentence);
  if (!/^[\w’'-]/.test(variant)) return sentence.includes(variant);
  const word = variant.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w-])${word}(?![\\w-])`, 'i').test(sentence);
}

/** What is wrong with a sentence: the variant that it has, and what stands in its place. */
export function faults({ terms, style }: Glossary, sentence: string): string[] {
  const rules: readonly (Pick<Term, 'unless'> & { never: readonly Variant[]; instead: string })[] = [
    ...Object.values<Term>(terms).map(({ term, never = [], unless }) => ({
      never,
      instead: term,
      ...(unless ? { unless } : {}),
    })),
    ...style.map(({ rule, ...rest }) => ({ ...rest, instead: rule })),
  ];
  return rules.flatMap(({ never, unless, instead }) =>
    unless?.test(sentence)
      ? []
      : never.filter((variant) => has(sentence, variant)).map((variant) => `${variant} → ${instead}`),
  );
}
