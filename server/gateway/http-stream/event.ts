/** Events as text/event-stream spells them (HTML Standard §9.2.6). */

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

/** Some of those that pass it on begin only when they have a few octets. A comment is no event. */
export const PADDING = Buffer.from(`:${' '.repeat(2_048)}\n\n`);
