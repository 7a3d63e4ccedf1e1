/** Writes the captured lives that a class can be asked about from fixtures/traces. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capturedLives } from './played.ts';

export const PATH = join(import.meta.dirname, '..', '..', 'shared', 'positions', 'captured', 'lives.ts');

export const text = (): string => `/** Captured lives of kernels, written by \`npm run captured-lives\`. */
// biome-ignore-all format: it is generated, a life a line
import type { CapturedLife } from './life.ts';

export const CAPTURED_LIVES: readonly CapturedLife[] = [
${capturedLives()
  .map((life) => `  ${JSON.stringify(life)},\n`)
  .join('')}];
`;

if (process.argv[1] === import.meta.filename) writeFileSync(PATH, text());
