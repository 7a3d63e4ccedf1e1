/** `npm run docs`: writes every generated page of docs/. A new generator adds its page here. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFORMANCE_PATH, conformanceMarkdown } from './conformance-doc.ts';
import { DECISIONS_PATH, decisionsMarkdown } from './decisions.ts';
import { GAME_PATH, gameMarkdown } from './game-doc.ts';
import { GLOSSARIES, glossaryMarkdown, glossaryPath } from './glossary-doc.ts';
import { PROTOCOL_PATH, protocolMarkdown } from './protocol-doc.ts';
import { SPEC_PATH, specMarkdown } from './spec.ts';
import { TEACHING_PATH, teachingMarkdown } from './teaching-doc.ts';

const root = join(import.meta.dirname, '..', '..');

const pages: readonly { readonly path: string; readonly text: () => string }[] = [
  { path: SPEC_PATH, text: specMarkdown },
  { path: CONFORMANCE_PATH, text: conformanceMarkdown },
  { path: GAME_PATH, text: gameMarkdown },
  { path: PROTOCOL_PATH, text: protocolMarkdown },
  { path: TEACHING_PATH, text: teachingMarkdown },
  { path: DECISIONS_PATH, text: decisionsMarkdown },
  ...Object.entries(GLOSSARIES).map(([code, glossary]) => ({
    path: glossaryPath(code),
    text: () => glossaryMarkdown(code, glossary),
  })),
];

for (const { path, text } of pages) {
  writeFileSync(join(root, path), text());
  console.log(`wrote ${path}`);
}
