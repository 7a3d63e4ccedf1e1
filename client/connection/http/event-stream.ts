/** Reads text/event-stream (HTML Standard §9.2.6), as far as our server writes it. */

export interface StreamEvent {
  /** Empty for a message. */
  readonly name: string;
  readonly id: string;
  readonly data: string;
}

/** Gives the events that are complete, however the octets were cut on their way. */
export function eventReader(): (octets: Uint8Array) => readonly StreamEvent[] {
  const decoder = new TextDecoder();
  let left = '';
  return (octets) => {
    const blocks = (left + decoder.decode(octets, { stream: true })).split('\n\n');
    left = blocks.pop() ?? '';
    return blocks.flatMap((block) => eventOf(block) ?? []);
  };
}

/** Null for a comment. */
function eventOf(block: string): StreamEvent | null {
  const fields = { event: '', id: '' };
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const [, name = '', value = ''] = /^(\w+): (.*)$/.exec(line) ?? [];
    if (name === 'data') data.push(value);
    else if (name === 'event' || name === 'id') fields[name] = value;
  }
  return data.length === 0 ? null : { name: fields.event, id: fields.id, data: data.join('\n') };
}
