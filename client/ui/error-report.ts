/** What developers are handed of an error: what happened and where, nothing of who or which class. */
import type { PageError } from './page-errors.ts';

export interface Circumstances {
  readonly at: string;
  /** Of the page's address only this: the rest may hold a code or a secret. */
  readonly path: string;
  readonly language: string;
  readonly browser: string;
}

export function reportOf({ kind, error }: PageError, { at, path, language, browser }: Circumstances): string {
  const told = error instanceof Error ? (error.stack ?? '') : '';
  // Not every browser begins the stack with the error.
  const lines = told.includes(String(error)) ? told : `${String(error)}\n${told}`;
  return [`2MSL ${path} (${language}), ${kind}, ${at}`, browser, lines.trim()].join('\n');
}
