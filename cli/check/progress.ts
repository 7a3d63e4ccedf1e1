/** The progress of a long reading, on the terminal's last line. */
import type { Terminal } from '../terminal.ts';

/** How far a long file is read, as one line on standard error that is written over again and again. */
export interface Progress {
  /** So many octets of the file have been read, and so many segments were in them. */
  at(octets: number, segments: number): void;
  /** Takes the line away. */
  end(): void;
}

const EVERY_MS = 500;
const CLEAR = '\r\u001b[K';

const silent: Progress = { at: () => undefined, end: () => undefined };

/** @param size octets of the whole file; null when nobody knows, as of a pipe; nothing is said when `errors` is null */
export function progressOf(file: string, size: number | null, errors: Terminal['errors'] | null): Progress {
  if (errors === null) return silent;
  const [clear, ending] = errors.isTTY === true ? [CLEAR, ''] : ['', '\n'];
  let next = performance.now() + EVERY_MS;
  let written = false;
  return {
    at(octets, segments) {
      const now = performance.now();
      if (now < next) return;
      next = now + EVERY_MS;
      written = true;
      const part = size === null || size === 0 ? '' : ` ${Math.floor((100 * octets) / size)} %,`;
      const read = segments.toLocaleString('en');
      errors.write(`${clear}${file}:${part} ${read} segments${ending}`);
    },
    end() {
      if (written) errors.write(clear);
    },
  };
}
