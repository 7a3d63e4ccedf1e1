/** Messages on their way up: in order, one request at a time, and again until it has an answer. */
import { MOST_MESSAGES } from '../../../shared/protocol/transport.ts';
import { MAX_MESSAGE_OCTETS } from '../../../shared/protocol/version.ts';
import { after } from '../../ui/frame.ts';

export interface Posts {
  readonly send: (text: string) => void;
  readonly stop: () => void;
}

export interface PostsOptions {
  /** Posts a body; resolves with the status, or with 0 where nobody answered. */
  readonly post: (body: string) => Promise<number>;
  /** The server takes no more. */
  readonly onRefused: () => void;
}

const AGAIN = 500;
const LATEST = 4_000;
/** Nobody answered, or somebody on the way did. */
const WORTH_A_REPETITION: readonly number[] = [0, 408, 429, 502, 503, 504];

export function createPosts({ post, onRefused }: PostsOptions): Posts {
  let waiting: string[] = [];
  /** The number of the first of them. */
  let first = 1;
  let posting = false;
  let stopped = false;
  let forget = (): void => undefined;

  /** A long one goes alone: JSON in JSON is longer than it is. */
  const next = (): readonly string[] => {
    let length = 0;
    const fits = waiting.slice(0, MOST_MESSAGES).filter((text, i) => {
      length += text.length;
      return i === 0 || length <= MAX_MESSAGE_OCTETS;
    });
    return fits;
  };

  const run = async (failures: number): Promise<void> => {
    const messages = next();
    posting = messages.length > 0;
    if (!posting) return;
    const status = await post(JSON.stringify({ first, messages }));
    if (stopped) return;
    if (status === 204) {
      waiting = waiting.slice(messages.length);
      first += messages.length;
      return run(0);
    }
    if (WORTH_A_REPETITION.includes(status))
      forget = after(Math.min(LATEST, AGAIN * 2 ** failures), () => void run(failures + 1));
    else onRefused();
  };

  return {
    send: (text) => {
      waiting.push(text);
      if (!posting && !stopped) void run(0);
    },
    stop: () => {
      stopped = true;
      forget();
    },
  };
}
