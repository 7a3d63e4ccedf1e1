/** Tests of docs/protocol.md: fresh, with every refusal, path, request and field. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { clientMessageSchema } from '../../shared/protocol/client-message.ts';
import { ERROR_CODES } from '../../shared/protocol/errors.ts';
import { ROUTES } from '../../shared/protocol/http.ts';
import { serverMessageSchema } from '../../shared/protocol/server-message.ts';
import { PROTOCOL_PATH, protocolMarkdown, REQUESTS, type Schema, schemaOf } from './protocol-doc.ts';

const written = readFileSync(join(import.meta.dirname, '..', '..', PROTOCOL_PATH), 'utf8').replaceAll(
  '\r\n',
  '\n',
);

test('docs/protocol.md is what the schemas say today', () => {
  expect(written, 'run npm run docs').toBe(protocolMarkdown());
});

test('docs/protocol.md has every refusal, and the bodies of every path', () => {
  for (const code of ERROR_CODES) expect(written).toContain(`| \`${code}\` |`);
  for (const { request, answer } of ROUTES) {
    if (request !== null) expect(written).toContain(`\n\`${request}\`:\n`);
    const name = answer.replace('[]', '');
    if (name !== '{}')
      expect(written).toMatch(new RegExp(`^(interface|type) ${name}\\b|\`${name}\` stands? in`, 'm'));
  }
});

/** Where each router of the API is mounted by app.ts and teacher-api.ts. */
const ROUTERS = {
  'public-api.ts': '/api',
  'teacher-api.ts': '/api/teach',
  'scenario-api.ts': '/api/teach/scenarios',
  'account-api.ts': '/api/teach',
  'lesson-plan-api.ts': '/api/teach/lesson-plans',
  'question-api.ts': '/api/teach',
  'rehearsal-api.ts': '/api/teach',
} as const;

test('every path of the API stands in ROUTES, and so in docs/protocol.md, and no other', () => {
  const folder = join(import.meta.dirname, '..', '..', 'server', 'http');
  const answered = Object.entries(ROUTERS).flatMap(([file, mount]) =>
    [
      ...readFileSync(join(folder, file), 'utf8').matchAll(/\brouter\.(get|post|put|delete)\(\s*'([^']+)'/g),
    ].map(([, method = '', path = '']) => `${method.toUpperCase()} ${mount}${path.replace(/\/$/, '')}`),
  );
  const told = ROUTES.map(({ method, path }) => `${method} ${path}`);
  // Those of account-api.ts that it makes in a loop, and what app.ts has itself.
  const shared = ['/invitations', '/classes/:code/shares', '/scenarios/:id/shares'].flatMap((path) =>
    ['GET /api/teach', 'POST /api/teach', 'DELETE /api/teach'].map((to) =>
      to.startsWith('DELETE') ? `${to}${path}/:share` : to + path,
    ),
  );
  expect([...answered, ...shared, 'GET /api/check', 'GET /api/privacy'].toSorted()).toEqual(told.toSorted());
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

const SCHEMAS: readonly (readonly [string, z.ZodType])[] = [
  ['the server says', serverMessageSchema],
  ['the client says', clientMessageSchema],
  ...Object.entries(REQUESTS).map(([name, schema]) => [`stands in ${name}`, schema] as const),
];

test.each(SCHEMAS)('every field of what %s has its meaning', (_who, schema) => {
  expect(unexplained(schemaOf(schema), '')).toEqual([]);
});

test('every field of every message stands in docs/protocol.md', () => {
  for (const schema of [serverMessageSchema, clientMessageSchema])
    for (const [name, { properties = {} }] of Object.entries(schemaOf(schema).$defs ?? {})) {
      const section = written.split(`\n### ${name}\n`)[1]?.split('\n### ')[0];
      for (const field of Object.keys(properties)) expect(section, name).toContain(`| \`${field}\``);
    }
});

test('no row of a table of docs/protocol.md leaves its meaning out', () => {
  // Their last column has no heading.
  const tables = written.match(/^\|.*\| {2}\|\n\| ---.*\n(?:\|.*\n)+/gm) ?? [];
  expect(tables.length).toBeGreaterThan(40);
  expect(tables.flatMap((table) => table.split('\n').slice(2)).filter((row) => row.endsWith('|  |'))).toEqual(
    [],
  );
});

test('every field of an answer of HTTP has its meaning in docs/protocol.md', () => {
  const answers = written.split('\n### Answers\n')[1]?.split('\n## ')[0]?.split('\n') ?? [];
  const fields = answers.flatMap((line, i) => (/^ +readonly \w+\??:/.test(line) ? [i] : []));
  expect(fields.length).toBeGreaterThan(30);
  const bare = fields.filter((i) => !answers[i - 1]?.trimEnd().endsWith('*/'));
  expect(bare.map((i) => answers[i]?.trim())).toEqual([]);
  expect(
    answers.filter((line) => /\{ readonly (?!A:)/.test(line)),
    'in one line',
  ).toEqual([]);
});
