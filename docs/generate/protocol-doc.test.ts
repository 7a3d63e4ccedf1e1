/** Tests of docs/protocol.md: fresh, with every refusal, request and field. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ERROR_CODES } from '../../shared/protocol/errors.ts';
import * as http from '../../shared/protocol/http.ts';
import { serverMessageSchema } from '../../shared/protocol/server-message.ts';
import { PROTOCOL_PATH, protocolMarkdown, type Schema, schemaOf } from './protocol-doc.ts';

const written = readFileSync(join(import.meta.dirname, '..', '..', PROTOCOL_PATH), 'utf8').replaceAll(
  '\r\n',
  '\n',
);

test('docs/protocol.md is what the schemas say today', () => {
  expect(written, 'run npm run docs').toBe(protocolMarkdown());
});

test('docs/protocol.md has every refusal and every request', () => {
  for (const code of ERROR_CODES) expect(written).toContain(`| \`${code}\` |`);
  for (const { request } of http.ROUTES) if (request !== null) expect(http).toHaveProperty(request);
});

/** Fields without a word of what they mean: neither of their own nor of the shape that they have. */
function unexplained(schema: Schema, path: string): string[] {
  const below = [
    ...Object.entries(schema.properties ?? {}),
    ...(schema.oneOf ?? schema.anyOf ?? []).map((choice, i) => [String(i), choice] as const),
    ...(schema.items ? [['[]', schema.items] as const] : []),
    ...(schema.additionalProperties ? [['{}', schema.additionalProperties] as const] : []),
    ...Object.entries(schema.$defs ?? {}),
  ];
  const named = Object.entries(schema.properties ?? {})
    .filter(([, { description, $ref, const: tag }]) => !description && !$ref && tag === undefined)
    .map(([name]) => `${path}.${name}`);
  return [...named, ...below.flatMap(([name, part]) => unexplained(part, `${path}.${name}`))];
}

test('every field of what the server says has its meaning in docs/protocol.md', () => {
  const schema = schemaOf(serverMessageSchema);
  expect(unexplained(schema, '')).toEqual([]);
  for (const [name, { properties = {} }] of Object.entries(schema.$defs ?? {})) {
    const section = written.split(`\n### ${name}\n`)[1]?.split('\n### ')[0];
    for (const field of Object.keys(properties)) expect(section, name).toContain(`| \`${field}\``);
  }
});
