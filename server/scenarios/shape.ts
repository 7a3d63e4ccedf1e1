/**
 * The shape of a YAML text, looked at before anything is made of it.
 * The library composes values by recursion and turns a key that is a collection into text at every level: a few
 * octets of nesting would cost minutes, or the process. Its parser does neither, so the tokens are looked at first.
 */
import { CST, Lexer, type LineCounter, Parser } from 'yaml';
import type { SayOfFiles } from './file-words.ts';

/** The deepest place of the schema is half as deep. */
export const MOST_LEVELS = 24;
/** A few names for what occurs often are welcome; a file that unfolds without end is not. */
export const MOST_ALIASES = 100;

/** Words, colons, spaces and what else YAML is made of: far more than a file needs that a person writes. Each costs time. */
export const MOST_TOKENS = 8_000;

export interface ShapeDiagnostic {
  /** In characters from the beginning of the text. */
  readonly offset: number;
  readonly message: string;
}

/** Why the text is not to be composed, and where; null when it may be. `lines` learns where the lines begin. */
export function shapeDiagnostic(text: string, lines: LineCounter, say: SayOfFiles): ShapeDiagnostic | null {
  let aliases = 0;
  const waiting: { readonly token: CST.Token; readonly level: number }[] = [];
  if (hasTooMany(text)) {
    lines.addNewLine(0);
    return { offset: 0, message: say('tokens', { most: MOST_TOKENS }) };
  }
  for (const token of new Parser(lines.addNewLine).parse(text)) waiting.push({ token, level: 0 });
  waiting.reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token, level } = next;
    if (token.type === 'alias') aliases += 1;
    if (aliases > MOST_ALIASES)
      return { offset: token.offset, message: say('aliases', { most: MOST_ALIASES }) };
    if (token.type === 'document' && token.value) waiting.push({ token: token.value, level });
    if (!CST.isCollection(token)) continue;
    if (level === MOST_LEVELS) return { offset: token.offset, message: say('levels', { most: MOST_LEVELS }) };
    const keys = new Set<string>();
    for (const { key } of token.items) {
      if (!key) continue;
      if (!CST.isScalar(key)) return { offset: key.offset, message: say('key-no-word') };
      // As YAML spells it: what is written otherwise and means the same is found by the schema, which takes the last.
      if (keys.has(key.source)) return { offset: key.offset, message: say('twice', { key: key.source }) };
      keys.add(key.source);
    }
    // The last waits longest, so that what comes first in the text is what is told of.
    for (const { value } of [...token.items].reverse())
      if (value) waiting.push({ token: value, level: level + 1 });
  }
  return null;
}

/** Looked at before anything is made of them. */
function hasTooMany(text: string): boolean {
  let tokens = 0;
  for (const _token of new Lexer().lex(text)) {
    tokens += 1;
    if (tokens > MOST_TOKENS) return true;
  }
  return false;
}
