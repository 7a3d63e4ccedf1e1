/** docs/protocol.md: every message between browser and server, from the schemas that check them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { clientMessageSchema } from '../../shared/protocol/client-message.ts';
import { ERROR_CODES, ERROR_STATUS } from '../../shared/protocol/errors.ts';
import {
  accountRequest,
  classRequest,
  clockRequest,
  type ErrorAnswer,
  giveSeatRequest,
  giveWireRequest,
  helpRequest,
  joinRequest,
  keepRequest,
  knockRequest,
  lessonPlanRequest,
  limitRequest,
  lockRequest,
  MAX_PLAN_OCTETS,
  MAX_SCENARIO_OCTETS,
  pairRequest,
  planRequest,
  projectorRequest,
  questionRequest,
  ROUTES,
  rehearsalRequest,
  renameRequest,
  roundRequest,
  scenarioRequest,
  seatRequest,
  sessionRequest,
  wireRequest,
} from '../../shared/protocol/http.ts';
import { serverMessageSchema } from '../../shared/protocol/server-message.ts';
import { CLOSE_CODES, SOCKET_PATH } from '../../shared/protocol/socket.ts';
import {
  FALLBACK_REASONS,
  MAX_POST_OCTETS,
  MOST_MESSAGES,
  STREAM_EVENTS,
  STREAM_HEADERS,
  STREAM_PATH,
} from '../../shared/protocol/transport.ts';
import { MAX_MESSAGE_OCTETS, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { wordsOf } from '../../shared/words/every-language.ts';

export const PROTOCOL_PATH = 'docs/protocol.md';

/** The part of JSON Schema that our schemas make. */
export interface Schema {
  readonly type?: string | readonly string[];
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
  readonly pattern?: string;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | false;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

export const schemaOf = (schema: z.ZodType): Schema =>
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
  const { type, properties, items, $ref, propertyNames, additionalProperties, required = [] } = schema;
  if ($ref !== undefined) return link($ref.split('/').at(-1) ?? '');
  const choices = alternatives(schema);
  if (choices.length > 0) return choices.map(typeText).join(' or ');
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum && schema.enum.length > MANY)
    return `one of \`${schema.enum[0]}\`, \`${schema.enum[1]}\` … (${schema.enum.length})`;
  if (schema.enum) return words(schema.enum);
  if (typeof type === 'object') return type.map((one) => typeText({ ...schema, type: one })).join(' or ');
  if (type === 'array')
    return `list of${range(schema.minItems, schema.maxItems)} × ${items ? typeText(items) : ''}`;
  if (type === 'string' && schema.pattern !== undefined) return 'text of this form';
  if (type === 'string') {
    const length = range(schema.minLength, schema.maxLength);
    return length === '' ? 'text' : `text,${length} characters`;
  }
  if (type === 'integer') return `integer${range(schema.minimum, schema.maximum)}`;
  if (type === 'number') return `number${range(schema.minimum, schema.maximum)}`;
  if (propertyNames && additionalProperties)
    return `by ${typeText(propertyNames)}${propertyNames.enum && required.length === 0 ? ', some' : ''}: ${typeText(additionalProperties)}`;
  if (type === 'object' && properties) {
    const fields = Object.entries(properties).map(([name, field]) => {
      const note = field.description === undefined ? '' : ` (${field.description})`;
      return `${name}${required.includes(name) ? '' : '?'}: ${typeText(field)}${note}`;
    });
    return `{ ${fields.join('; ')} }`;
  }
  return type ?? 'anything';
}

const words = (values: readonly unknown[]): string =>
  values.map((value) => `\`${JSON.stringify(value)}\``).join(', ');
const link = (name: string): string => `[${name}](#${name.toLowerCase()})`;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |\n`).join('');

function fields({ properties = {}, required = [] }: Schema, leaveOut: readonly string[] = []): string {
  const rows = Object.entries(properties)
    .filter(([name]) => !leaveOut.includes(name))
    .map(([name, schema]) => [
      required.includes(name) ? `\`${name}\`` : `\`${name}\` (may be left out)`,
      typeText(schema),
      schema.description ?? '',
    ]);
  return rows.length === 0 ? '' : `${table(['field', 'type', ''], rows)}\n`;
}

/** What the messages are made of, each under its name. */
function shapes(...schemas: readonly z.ZodType[]): string {
  const named = new Map(schemas.flatMap((schema) => Object.entries(schemaOf(schema).$defs ?? {})));
  return [...named]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, shape]) => `### ${name}\n\n${shape.description ?? ''}.\n\n${shapeText(shape)}`)
    .join('');
}

function shapeText(shape: Schema): string {
  const variants = alternatives(shape);
  if (variants.some(({ properties }) => properties)) return variantsText(variants);
  if (variants.length > 0) return '';
  if (shape.enum) return `${words(shape.enum)}\n\n`;
  return fields(shape);
}

/** Shapes that one field, which is a constant in each, tells apart. What all of them have is said once. */
function variantsText(variants: readonly Schema[]): string {
  const [first = {}] = variants;
  const tag = Object.keys(first.properties ?? {}).find(
    (name) => first.properties?.[name]?.const !== undefined,
  );
  const shared = Object.entries(first.properties ?? {}).filter(([name, schema]) =>
    variants.every(({ properties }) => isDeepStrictEqual(properties?.[name], schema)),
  );
  const leaveOut = [tag ?? '', ...shared.map(([name]) => name)];
  const common: Schema = { properties: Object.fromEntries(shared), required: first.required ?? [] };
  const rows = variants.flatMap(({ properties = {}, required = [], description }) => {
    const own = Object.entries(properties).filter(([name]) => !leaveOut.includes(name));
    return [
      [
        typeText(properties[tag ?? ''] ?? {}),
        '',
        '',
        description ?? properties[tag ?? '']?.description ?? '',
      ],
      ...own.map(([name, schema]) => [
        '',
        required.includes(name) ? `\`${name}\`` : `\`${name}\` (may be left out)`,
        typeText(schema),
        schema.description ?? '',
      ]),
    ];
  });
  return `${shared.length > 0 ? fields(common) : ''}${table([`\`${tag}\``, 'field', 'type', ''], rows)}\n`;
}

function messages(schema: z.ZodType): string {
  return alternatives(schemaOf(schema))
    .map((message) => {
      const name = String(message.properties?.type?.const);
      return `### \`${name}\`\n\n${message.description}.\n\n${fields(message, ['type'])}`;
    })
    .join('');
}

type Request = NonNullable<(typeof ROUTES)[number]['request']>;
export const REQUESTS = {
  joinRequest,
  knockRequest,
  seatRequest,
  sessionRequest,
  scenarioRequest,
  roundRequest,
  clockRequest,
  lessonPlanRequest,
  limitRequest,
  planRequest,
  projectorRequest,
  lockRequest,
  pairRequest,
  giveSeatRequest,
  giveWireRequest,
  questionRequest,
  rehearsalRequest,
  classRequest,
  helpRequest,
  wireRequest,
  renameRequest,
  accountRequest,
  keepRequest,
} as const satisfies Readonly<Record<Request, z.ZodType>>;

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
    ERROR_CODES.map((code) => [
      `\`${code}\``,
      String(ERROR_STATUS[code]),
      wordsOf('en').errors(code),
      wordsOf('zh').errors(code),
    ]),
  );
}

/** The types of a file as they are written there, each with its comment. */
function typesOf(path: string): string {
  const text = readFileSync(join(import.meta.dirname, '..', '..', path), 'utf8').replaceAll('\r\n', '\n');
  const types =
    text.match(
      /^(?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?export (?:interface [\s\S]*?^}$|type [\s\S]*?^ +\};$)/gm,
    ) ?? [];
  return `\`\`\`ts\n${types.join('\n\n').replaceAll('export ', '')}\n\`\`\`\n`;
}

const REFUSAL: ErrorAnswer = {
  error: { code: 'no-such-class', message: wordsOf('en').errors('no-such-class') },
};

const HEAD = `# The protocol

Generated from \`shared/protocol\` by \`npm run docs\`. Protocol version ${PROTOCOL_VERSION}.

Pages ask for rare things over HTTP and play over one WebSocket, \`${SOCKET_PATH}\` on the host that served the page. Every
message is one JSON object in one text frame, at most ${MAX_MESSAGE_OCTETS} octets from a client. Where no WebSocket gets through,
the same messages go [over HTTP](#without-a-websocket).

1. A connection begins with \`hello\`. The server answers \`welcome\`, then says all there is to see: \`class\` or \`teacher\`,
   and \`match\` where there is one, each with its \`view\`. From then on it says what changes: a message of the same type has a
   [\`change\`](#change) in the place of the \`view\`, to be made to the view that was told last, or all of it where that is shorter.
   A client that is told the change of a view that it does not have (\`since\`) begins anew on another connection.
   What a connection has said it does not say again: which match a \`match\` is about and how its clock goes, what the [event](#toldevent)
   before says, and a verdict, for which the version of the event stands that had it first. A \`change\` of a match is made to what its events
   have made of the view already (\`shared/protocol/expected-view.ts\`).
2. A client numbers its messages from 1 on every connection. Each gets exactly one \`answer\` or \`error\` with its number; the answer
   to a move comes mostly as the \`answer\` of the \`match\` that tells what came of it.
3. An \`answer\` is sent when the input is on the disk, and so is everything that a message shows: what a client has
   seen survives a crash of the server. A warm-up alone does not: it lives in memory.
4. A \`match\` message has the match as it is now, or what changed in it, and the events after version \`since\` that this viewer
   may see; what it has after that is \`view.version\`. A client that comes back names that version in \`hello\`, and \`history\`, which
   proves it, and gets exactly what it missed. Where the server's journal tells otherwise, as after a backup was put back, it says
   \`history-lost\` and tells all.
   \`since: 0\` means: forget the events that you have, these are all. Versions that a viewer may not see are left out, so versions have holes.
5. Times are virtual milliseconds of the match. \`clock\` says what time it was when the message left, how fast it goes on,
   and whether it stands.
6. A player has one connection: a second takes the seat over. Messages are limited per player, to bursts of 20 and 5 a
   second in the long run; who does not heed \`too-fast\` is disconnected.
7. The server says \`ping\` every \`heartbeat\` milliseconds of \`welcome\`, and a client \`pong\`; whatever either says is a sign of
   life. A client that is silent for three of them is cut off. One that hears nothing for one and a half says \`ping\`,
   and comes back over another connection if no \`pong\` follows.

`;

const STREAM = `## Without a WebSocket

All requests go to \`${STREAM_PATH}\`, with the token of \`hello\` in \`Authorization: Bearer <token>\`. Nothing that is secret stands in the
address.

1. \`GET\` begins a connection, and says why in \`${STREAM_HEADERS.reason}\`: ${FALLBACK_REASONS.map((reason) => `\`${reason}\``).join(', ')}. The answer
   is \`text/event-stream\`: first an event \`${STREAM_EVENTS.open}\` whose data is the stream’s id, then an event without a name for each message of
   the server, numbered by \`id\`, and in the end \`${STREAM_EVENTS.close}\` with \`{ "code": …, "reason": … }\`, as a WebSocket would close.
2. \`POST\`, with that id in \`${STREAM_HEADERS.stream}\`, brings messages: \`{ "first": 7, "messages": ["…", "…"] }\`, each the text of one, at most
   ${MOST_MESSAGES} of them and ${MAX_POST_OCTETS / 1024} KiB. \`first\` is the number of the first one, counted from 1 on every connection. 204 says that all of them
   have come. A client posts one request at a time, and the same again while it has no answer: what came before is not
   taken twice. Another status means that the connection is over, 502, 503 and 504 that it is worth a repetition.
3. With \`${STREAM_HEADERS.poll}: 1\` the first answer, and every other, is complete as soon as there was something to say. A \`GET\` with
   \`${STREAM_HEADERS.stream}\` and \`${STREAM_HEADERS.last}\`, the id of the last event, asks for what comes after it. This gets through where something
   holds back every answer that is not complete.
4. \`DELETE\`, with \`${STREAM_HEADERS.stream}\`, ends it.

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
    '\n',
    STREAM,
    '## HTTP\n\n',
    `Bodies are JSON of at most ${MAX_MESSAGE_OCTETS / 1024} KiB, with a scenario ${MAX_SCENARIO_OCTETS / 1024} KiB,\nwith a lesson plan ${MAX_PLAN_OCTETS / 1024} KiB. A teacher’s requests carry\n`,
    '`Authorization: Bearer <token>`. A refusal has the status that stands below, and is told in the language that\n',
    '`Accept-Language` prefers, or in English:\n\n',
    `\`${JSON.stringify(REFUSAL)}\`\n\n`,
    routes(),
    '\nBesides: the pages, `/healthz` (the process lives), `/readyz` (moves are accepted), `/metrics` (Prometheus), and\n',
    `\`${SOCKET_PATH}\` itself: a client whose WebSocket does not open is told here why. \`Retry-After\` says when to come back.\n\n`,
    '### Requests\n\n',
    requests(),
    '### Answers\n\n',
    typesOf('shared/protocol/http.ts'),
    '\n`MatchRecord` stands in `shared/record/record.ts`, `Outlines` stands in `shared/record/outline.ts`, `ScenarioFile` in\n`shared/scenario-files/file.ts`, `LessonPlan` in `shared/lesson-plans/plan.ts`, and\n`ResultsAnswer` stands in `shared/protocol/results.ts`, `OwnResultsAnswer` stands in `shared/protocol/results.ts`. `/api/names?code=…` leaves out the names of that class.\n\n',
    '## Refusals\n\n',
    'Illegal moves are not among them: those are answered with the judge’s verdict.\n\n',
    errors(),
    '\n## What the messages are made of\n\n',
    'From `shared/protocol/schemas`. Times are milliseconds, virtual ones of the match where nothing else is said.\n\n',
    shapes(serverMessageSchema, clientMessageSchema),
  ].join('');
}
