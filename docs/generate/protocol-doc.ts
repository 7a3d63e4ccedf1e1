/** docs/protocol.md: every message between browser and server, from the schemas that check them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { clientMessageSchema } from '../../shared/protocol/client-message.ts';
import { ERRORS } from '../../shared/protocol/errors.ts';
import {
  clockRequest,
  joinRequest,
  ROUTES,
  roundRequest,
  sessionRequest,
} from '../../shared/protocol/http.ts';
import { serverMessageSchema } from '../../shared/protocol/server-message.ts';
import { CLOSE_CODES, SOCKET_PATH } from '../../shared/protocol/socket.ts';
import { MAX_MESSAGE_OCTETS, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';

export const PROTOCOL_PATH = 'docs/protocol.md';

/** The part of JSON Schema that our schemas make. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

const schemaOf = (schema: z.ZodType): Schema =>
  z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Schema;

const alternatives = ({ oneOf, anyOf }: Schema): readonly Schema[] => oneOf ?? anyOf ?? [];

/** `3…8`, `≥ 1`, `≤ 64`; nothing where only the numbers of the language end it. */
function range(least: number | undefined, most: number | undefined): string {
  const from = least === undefined || least <= Number.MIN_SAFE_INTEGER ? null : least;
  const to = most === undefined || most >= Number.MAX_SAFE_INTEGER ? null : most;
  if (from !== null && to !== null) return ` ${from}…${to}`;
  if (from !== null) return ` ≥ ${from}`;
  return to === null ? '' : ` ≤ ${to}`;
}

/** A long list of words is named where it is first meant. */
const MANY = 8;

function typeText(schema: Schema): string {
  const { type, properties, items, required = [] } = schema;
  const choices = alternatives(schema);
  if (choices.length > 0) return choices.map(typeText).join(' or ');
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum && schema.enum.length > MANY)
    return `one of \`${schema.enum[0]}\`, \`${schema.enum[1]}\` … (${schema.enum.length})`;
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(', ');
  if (type === 'array')
    return `list of${range(schema.minItems, schema.maxItems)} × ${items ? typeText(items) : ''}`;
  if (type === 'string') {
    const length = range(schema.minLength, schema.maxLength);
    return length === '' ? 'text' : `text,${length} characters`;
  }
  if (type === 'integer') return `integer${range(schema.minimum, schema.maximum)}`;
  if (type === 'number') return `number${range(schema.minimum, schema.maximum)}`;
  if (type === 'object' && properties) {
    const fields = Object.entries(properties).map(([name, field]) => {
      const note = field.description === undefined ? '' : ` (${field.description})`;
      return `${name}${required.includes(name) ? '' : '?'}: ${typeText(field)}${note}`;
    });
    return `{ ${fields.join('; ')} }`;
  }
  // A shape that the compiler checks: its description is its name.
  return (
    type ?? (schema.description === undefined ? 'anything' : `[${schema.description}](#what-pages-are-shown)`)
  );
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |\n`).join('');

function fields({ properties = {}, required = [] }: Schema, leaveOut: readonly string[] = []): string {
  const rows = Object.entries(properties)
    .filter(([name]) => !leaveOut.includes(name))
    .map(([name, schema]) => {
      const isShape = schema.type === undefined && alternatives(schema).length === 0;
      return [
        required.includes(name) ? `\`${name}\`` : `\`${name}\` (may be left out)`,
        typeText(schema),
        isShape ? '' : (schema.description ?? ''),
      ];
    });
  return rows.length === 0 ? '' : `${table(['field', 'type', ''], rows)}\n`;
}

function messages(schema: z.ZodType): string {
  return alternatives(schemaOf(schema))
    .map((message) => {
      const name = String(message.properties?.type?.const);
      return `### \`${name}\`\n\n${message.description}.\n\n${fields(message, ['type'])}`;
    })
    .join('');
}

const REQUESTS = { joinRequest, sessionRequest, roundRequest, clockRequest } as const;

function routes(): string {
  return table(
    ['', 'path', 'who', 'request', 'answer'],
    ROUTES.map(({ method, path, by, request, answer }) => [
      method,
      `\`${path}\``,
      by,
      request === null ? '' : `[\`${request}\`](#requests)`,
      `\`${answer}\``,
    ]),
  );
}

function requests(): string {
  return Object.entries(REQUESTS)
    .map(([name, schema]) => `\`${name}\`:\n\n${fields(schemaOf(schema))}`)
    .join('');
}

function errors(): string {
  return table(
    ['code', 'HTTP', 'English', '中文'],
    Object.entries(ERRORS).map(([code, { status, en, zh }]) => [`\`${code}\``, String(status), en, zh]),
  );
}

/** The types of a file as they are written there, each with its comment. */
function typesOf(path: string): string {
  const text = readFileSync(join(import.meta.dirname, '..', '..', path), 'utf8').replaceAll('\r\n', '\n');
  const types = text.match(/^(?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?export interface [\s\S]*?^}$/gm) ?? [];
  return `\`\`\`ts\n${types.join('\n\n').replaceAll('export ', '')}\n\`\`\`\n`;
}

const HEAD = `# The protocol

Generated from \`shared/protocol\` by \`npm run docs\`. Protocol version ${PROTOCOL_VERSION}.

Pages ask for rare things over HTTP and play over one WebSocket, \`${SOCKET_PATH}\` on the host that served the page. Every
message is one JSON object in one text frame, at most ${MAX_MESSAGE_OCTETS} octets from a client.

1. A connection begins with \`hello\`. The server answers \`welcome\`, then says all there is to see: \`class\` or \`teacher\`,
   and \`match\` where there is one. From then on it says what changes.
2. A client numbers its messages from 1 on every connection. Each gets exactly one \`answer\` or \`error\` with its number.
3. An \`answer\` is sent when the input is on the disk, and so is everything that a message shows: what a client has
   seen survives a crash of the server.
4. A \`match\` message has the match as it is now, and the events after version \`since\` that this viewer may see; what it
   has after that is \`view.version\`. A client that comes back names that version in \`hello\` and gets exactly what it missed.
   \`since: 0\` means: forget what you have, this is all. Versions that a viewer may not see are left out, so versions have holes.
5. Times are virtual milliseconds of the match. \`clock\` says what time it was when the message left, how fast it goes on,
   and whether it stands.
6. A player has one connection: a second takes the seat over. Messages are limited per player, to bursts of 20 and 5 a
   second in the long run; who does not heed \`too-fast\` is disconnected.

`;

export function protocolMarkdown(): string {
  return [
    HEAD,
    '## From the client\n\n',
    messages(clientMessageSchema),
    '## From the server\n\n',
    messages(serverMessageSchema),
    '## How a connection ends\n\n',
    'An `error` with the reason in words goes before it. A client comes back by itself unless the code is 4001 or more.\n\n',
    table(
      ['close code', 'why'],
      Object.entries(CLOSE_CODES).map(([why, code]) => [String(code), `\`${why}\``]),
    ),
    '\n## HTTP\n\n',
    'Bodies are JSON of at most 16 KiB. A teacher’s requests carry `Authorization: Bearer <token>`. A refusal is\n',
    '`{ "error": { "code", "message": { "en", "zh" } } }` with the status below.\n\n',
    routes(),
    '\nBesides: the pages, `/healthz` (the process lives), `/readyz` (moves are accepted), `/metrics` (Prometheus).\n\n',
    '### Requests\n\n',
    requests(),
    '### Answers\n\n',
    typesOf('shared/protocol/http.ts'),
    '\n`Record` stands in `shared/record/record.ts`. `/api/names?code=…` leaves out the names of that class.\n\n',
    '## Refusals\n\n',
    'Illegal moves are not among them: those are answered with the judge’s verdict.\n\n',
    errors(),
    '\n## What pages are shown\n\n',
    'The types as they stand in `shared/protocol/view.ts`; those of a match in `shared/match/view.ts` and\n',
    '`shared/match/event.ts`, a verdict in `shared/judge/verdict.ts`.\n\n',
    typesOf('shared/protocol/view.ts'),
  ].join('');
}
