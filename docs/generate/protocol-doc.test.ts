import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ERRORS } from '../../shared/protocol/errors.ts';
import * as http from '../../shared/protocol/http.ts';
import { PROTOCOL_PATH, protocolMarkdown } from './protocol-doc.ts';

const written = readFileSync(join(import.meta.dirname, '..', '..', PROTOCOL_PATH), 'utf8').replaceAll(
  '\r\n',
  '\n',
);

test('docs/protocol.md is what the schemas say today', () => {
  expect(written, 'run npm run docs').toBe(protocolMarkdown());
});

test('docs/protocol.md has every refusal and every request', () => {
  for (const code of Object.keys(ERRORS)) expect(written).toContain(`| \`${code}\` |`);
  for (const { request } of http.ROUTES) if (request !== null) expect(http).toHaveProperty(request);
});
