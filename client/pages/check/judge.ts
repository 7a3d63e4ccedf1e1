/** What the findings mean: for the whole device in one sentence, and line by line. */
import type { Findings } from './findings.ts';

/** 'still': it is being tried. 'plain': it is so, and neither good nor bad. */
export type Grade = 'still' | 'good' | 'plain' | 'warn' | 'bad';

export const LINES = [
  ...(['server', 'webSocket', 'stream', 'times', 'storage', 'clock'] as const),
  ...(['browser', 'room', 'addresses', 'context', 'proxy'] as const),
] as const;
export type Line = (typeof LINES)[number];

export type Verdict =
  | { readonly play: null }
  | { readonly play: 'yes' }
  | { readonly play: 'slower'; readonly because: 'stream' | 'poll' }
  | { readonly play: 'no'; readonly because: 'no-server' | 'no-way' | 'browser' | 'full' };

/** Milliseconds: slower than this is felt at every move. */
const SLOW_MEDIAN = 400;
const SLOW_WORST = 2_000;
/** Beyond it a time of day that the page shows is another minute than that of the clock on the wall. */
const SKEWED = 60_000;

export const isTooOld = ({ browser: { known } }: Pick<Findings, 'browser'>): boolean =>
  known !== null && known.version < known.needed;

export function verdictOn(found: Findings): Verdict {
  const { server, webSocket, stream } = found;
  if (isTooOld(found)) return { play: 'no', because: 'browser' };
  if (server === false) return { play: 'no', because: 'no-server' };
  if (server !== null && server.room.free <= 0) return { play: 'no', because: 'full' };
  if (server === null || webSocket === null) return { play: null };
  if (webSocket.kind === 'open') return { play: 'yes' };
  if (stream === null) return { play: null };
  if (stream === 'none') return { play: 'no', because: 'no-way' };
  return { play: 'slower', because: stream === 'live' ? 'stream' : 'poll' };
}

const GRADES: { readonly [L in Line]: (found: Findings) => Grade } = {
  server: ({ server }) => (server === null ? 'still' : server === false ? 'bad' : 'good'),
  webSocket: ({ webSocket }) => (webSocket === null ? 'still' : webSocket.kind === 'open' ? 'good' : 'warn'),
  stream: ({ stream }) =>
    stream === null ? 'still' : ({ live: 'good', 'held-back': 'warn', none: 'bad' } as const)[stream],
  times: ({ times }) => {
    if (times === null) return 'still';
    return times.median > SLOW_MEDIAN || times.worst > SLOW_WORST ? 'warn' : 'good';
  },
  storage: ({ storage }) => (storage.local ? 'good' : 'warn'),
  clock: ({ skew }) => (skew === null ? 'still' : Math.abs(skew) > SKEWED ? 'warn' : 'good'),
  browser: (found) => (found.browser.known === null ? 'plain' : isTooOld(found) ? 'bad' : 'good'),
  room: ({ server }) =>
    server === null || server === false ? 'still' : server.room.free <= 0 ? 'bad' : 'good',
  addresses: ({ addresses }) => {
    if (addresses === null) return 'still';
    // The first is the one on the sign.
    return addresses[0] === undefined || addresses[0].answers === false ? 'warn' : 'good';
  },
  context: ({ secureContext }) => (secureContext ? 'good' : 'plain'),
  proxy: ({ server }) => {
    if (server === null || server === false) return 'still';
    return server.forwarded === 'ignored' ? 'warn' : 'plain';
  },
};

/** Where the server does not answer, what only it could say is not tried any longer. */
export const gradeOf = (line: Line, found: Findings): Grade => {
  const grade = GRADES[line](found);
  return grade === 'still' && found.server === false ? 'plain' : grade;
};
