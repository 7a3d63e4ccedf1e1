/** Events as text/event-stream spells them (HTML Standard §9.2.6). */
import type { ServerResponse } from 'node:http';

/**
 * @param data without a carriage return, which would end a line: JSON spells it `\r`
 */
export function eventOf(data: string, { id, name = null }: EventHead): Buffer {
  const head = `id: ${id}\n${name === null ? '' : `event: ${name}\n`}`;
  return Buffer.from(`${head}data: ${data.replaceAll('\n', '\ndata: ')}\n\n`);
}

interface EventHead {
  readonly id: number;
  readonly name?: string | null;
}

/**
 * What is answered must come through now, and as it is: nginx heeds the last one, others the one before.
 * (A browser's other pages cannot ask: a header with a token needs a leave that the server gives to nobody.)
 */
const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
} as const;

/** Says that events are what is answered; more may be said before the first of them. */
export function announceEvents(response: ServerResponse): void {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
}

/** Some of those that pass it on begin only when they have a few octets. A comment is no event. */
export const PADDING = Buffer.from(`:${' '.repeat(2_048)}\n\n`);
