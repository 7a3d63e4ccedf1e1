/**
 * A requirement of a standard, in our own words, and what the rulebook does about it.
 * docs/conformance.md is made of these lists, and docs/generate/conformance-doc.test.ts holds every line of them
 * against the rules and the tests.
 */
import type { RuleId } from '../../../shared/tcp/rules.ts';

export type Level = 'MUST' | 'MUST NOT' | 'SHOULD' | 'SHOULD NOT' | 'RECOMMENDED' | 'MAY';

/** A test: the file it stands in, and its title there, with … for the values that are put in. */
export interface Proof {
  readonly file: string;
  readonly title: string;
}

export type Answer =
  | {
      readonly answer: 'done';
      readonly rules: readonly RuleId[];
      readonly tests: readonly Proof[];
      readonly note: string;
    }
  | {
      readonly answer: 'in part';
      readonly rules: readonly RuleId[];
      readonly tests: readonly Proof[];
      readonly note: string;
    }
  /** A match has no octets of a header; our reader and writer of captures do. */
  | { readonly answer: 'in captures'; readonly tests: readonly Proof[]; readonly note: string }
  /** One connection has no queue; a host of many has. */
  | { readonly answer: 'in a crowd'; readonly tests: readonly Proof[]; readonly note: string }
  | { readonly answer: 'deliberately not'; readonly note: string }
  | { readonly answer: 'outside the game'; readonly note: string };

export interface Requirement {
  /** `MUST-58`; of a sentence that has no number, null. */
  readonly id: string | null;
  /** The word in capitals; null where the RFC has none, but means it. */
  readonly level: Level | null;
  /** The section where the sentence stands, or sections. */
  readonly where: string;
  readonly demand: string;
  readonly answer: Answer;
}

/** Requirements that stand outside for one and the same reason. */
export interface Outside {
  readonly ids: readonly string[];
  readonly about: string;
  readonly why: string;
}

export interface Topic {
  readonly title: string;
  readonly requirements: readonly Requirement[];
}

export const requirement = (
  id: string | null,
  level: Level | null,
  where: string,
  demand: string,
  answer: Answer,
): Requirement => ({ id, level, where, demand, answer });

export const done = (rules: readonly RuleId[], tests: readonly Proof[], note = ''): Answer => ({
  answer: 'done',
  rules,
  tests,
  note,
});

export const inPart = (rules: readonly RuleId[], tests: readonly Proof[], note: string): Answer => ({
  answer: 'in part',
  rules,
  tests,
  note,
});

export const inCaptures = (tests: readonly Proof[], note: string): Answer => ({
  answer: 'in captures',
  tests,
  note,
});

export const inACrowd = (tests: readonly Proof[], note: string): Answer => ({
  answer: 'in a crowd',
  tests,
  note,
});

export const deliberatelyNot = (note: string): Answer => ({ answer: 'deliberately not', note });

export const outside = (note: string): Answer => ({ answer: 'outside the game', note });

/** A test of the rulebook. */
export const rulebook = (name: string, title: string): Proof => ({
  file: `shared/tcp/${name}.test.ts`,
  title,
});

export const test = (file: string, title: string): Proof => ({ file: `${file}.test.ts`, title });
