/**
 * The shape of a YAML text, looked at before anything is made of it.
 * The library composes values by recursion and turns a key that is a collection into text at every level: a few
 * octets of nesting would cost minutes, or the process. Its parser does neither, so the tokens are looked at first.
 */
import { CST, type LineCounter, Parser } from 'yaml';

/** The deepest place of the schema is half as deep. */
export const MOST_LEVELS = 24;
/** A few names for what occurs often are welcome; a file that unfolds without end is not. */
export const MOST_ALIASES = 100;

export interface ShapeDiagnostic {
  /** In characters from the beginning of the text. */
  readonly offset: number;
  readonly message: string;
}

/** Why the text is not to be composed, and where; null when it may be. `lines` learns where the lines begin. */
export function shapeDiagnostic(text: string, lines: LineCounter): ShapeDiagnostic | null {
  let aliases = 0;
  const waiting: { readonly token: CST.Token; readonly level: number }[] = [];
  for (const token of new Parser(lines.addNewLine).parse(text)) waiting.unshift({ token, level: 0 });
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token, level } = next;
    if (token.type === 'alias') aliases += 1;
    if (aliases > MOST_ALIASES) return { offset: token.offset, message: `more than ${MOST_ALIASES} aliases` };
    if (token.type === 'document' && token.value) waiting.push({ token: token.value, level });
    if (!CST.isCollection(token)) continue;
    if (level === MOST_LEVELS)
      return { offset: token.offset, message: `more than ${MOST_LEVELS} levels, one within the other` };
    for (const { key } of token.items)
      if (key && !CST.isScalar(key)) return { offset: key.offset, message: 'a key must be a word' };
    // The last waits longest, so that what comes first in the text is what is told of.
    for (const { value } of [...token.items].reverse())
      if (value) waiting.push({ token: value, level: level + 1 });
  }
  return null;
}
