/** What is wrong with a value of a file, as its author reads it: in a language, and in words of files. */
import type { ErrorCode } from 'yaml';
import type { z } from 'zod';
import type { Words } from '../../shared/words/words.ts';

export type SayOfFiles = Words['files'];

/** Of the library's codes, those that say more than that something cannot stand there. */
const YAML: Partial<Record<ErrorCode, Parameters<SayOfFiles>[0] & `yaml.${string}`>> = {
  BAD_INDENT: 'yaml.indent',
  TAB_AS_INDENT: 'yaml.tab',
  MISSING_CHAR: 'yaml.sign',
  BLOCK_AS_IMPLICIT_KEY: 'yaml.colon',
  BAD_SCALAR_START: 'yaml.begins',
  BAD_DQ_ESCAPE: 'yaml.backslash',
  MULTIPLE_DOCS: 'yaml.second',
};

export const yamlReason = (say: SayOfFiles, code: ErrorCode): string => say(YAML[code] ?? 'yaml.unexpected');

const TYPES = {
  string: 'text',
  number: 'number',
  int: 'whole',
  boolean: 'boolean',
  array: 'list',
  object: 'keys',
  record: 'keys',
} as const;

const typeOf = (expected: string): (typeof TYPES)[keyof typeof TYPES] | 'no-such-kind' =>
  expected in TYPES ? TYPES[expected as keyof typeof TYPES] : 'no-such-kind';

function listed(say: SayOfFiles, values: readonly unknown[]): string {
  const written = values.map((value) => JSON.stringify(value));
  const last = written.pop() ?? '';
  return written.length === 0 ? last : say('or', { some: written.join(say('comma')), last });
}

/** Words an issue for which its schema has no words of its own. */
export const issueReason =
  (say: SayOfFiles) =>
  (issue: z.core.$ZodRawIssue): string => {
    switch (issue.code) {
      case 'invalid_type':
        return say(typeOf(issue.expected));
      case 'invalid_value':
        return say('one-of', { values: listed(say, issue.values) });
      case 'too_small':
        return boundReason(say, issue.origin, 'least', Number(issue.minimum));
      case 'too_big':
        return boundReason(say, issue.origin, 'most', Number(issue.maximum));
      default:
        return say('no-such-kind');
    }
  };

function boundReason(say: SayOfFiles, origin: string, end: 'least' | 'most', n: number): string {
  if (origin === 'string') return say(`characters-${end}`, { n });
  return origin === 'array' ? say(`items-${end}`, { n }) : say(end, { n });
}
