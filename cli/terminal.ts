/** Standard output and error. What goes out is gathered: a capture may hold a million connections, each of them told. */
import type { Writable } from 'node:stream';

export interface Terminal {
  write(text: string): void;
  /** Lets what was written go out, when there is enough of it, and waits until its reader has kept up. */
  keepUp(): Promise<void>;
  /** Lets all of it go out. */
  flush(): Promise<void>;
  /** Who reads has gone away (`2msl check … | head`): nobody is to be told anything any more. */
  readonly closed: boolean;
  /** For people only: complaints and progress. */
  readonly errors: Writable & { readonly isTTY?: boolean };
}

const PIECE = 64 * 1024;

/** Also when it will never take anything again. */
function drained(output: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      output.off('drain', done).off('close', done);
      resolve();
    };
    output.on('drain', done).on('close', done);
  });
}

export function createTerminal(output: Writable, errors: Terminal['errors']): Terminal {
  let waiting: string[] = [];
  let length = 0;
  let closed = false;
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    closed = true;
  });
  const flush = async (): Promise<void> => {
    const text = waiting.join('');
    waiting = [];
    length = 0;
    if (text === '' || closed || output.write(text)) return;
    await drained(output);
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
    errors,
  };
}
