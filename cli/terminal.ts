/**
 * Standard output and error, gathered into large writes.
 * A capture may hold a million connections, each of them told.
 */
import type { Writable } from 'node:stream';

export interface Terminal {
  write(text: string): void;
  /** Lets what was written go out, when there is enough of it, and waits until its reader has kept up. */
  keepUp(): Promise<void>;
  /** Lets all of it go out. */
  flush(): Promise<void>;
  /** Who reads has gone away (`2msl check … | head`), or nothing can be written: nobody is to be told anything any more. */
  readonly closed: boolean;
  /** Why nothing can be written, the disk being full perhaps; null when it can, or who reads has gone away. */
  readonly failure: Error | null;
  /** For people only: complaints and progress. */
  readonly errors: Writable & { readonly isTTY?: boolean };
}

const PIECE = 64 * 1024;

export function createTerminal(output: Writable, errors: Terminal['errors']): Terminal {
  let waiting: string[] = [];
  let length = 0;
  let closed = false;
  let failure: Error | null = null;
  output.on('error', (error: NodeJS.ErrnoException) => {
    closed = true;
    if (error.code !== 'EPIPE') failure = error;
  });
  const flush = async (): Promise<void> => {
    const text = waiting.join('');
    waiting = [];
    length = 0;
    if (text === '' || closed) return;
    // Also called when it fails, just before the event.
    await new Promise((resolve) => {
      output.write(text, resolve);
    });
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  };
  return {
    write(text) {
      waiting.push(text);
      length += text.length;
    },
    keepUp: async () => (length < PIECE ? undefined : flush()),
    flush,
    get closed() {
      return closed;
    },
    get failure() {
      return failure;
    },
    errors,
  };
}
