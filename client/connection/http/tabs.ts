/**
 * How many of a browser's tabs have a stream.
 * Over HTTP/1.1 a browser has six connections to a host, for all tabs: each stream takes one, and where no other is left,
 * nothing can be posted, and no page opens.
 */
import { after } from '../../ui/frame.ts';

const MOST = 4;
/** Other tabs answer at once, unless they are busy. */
const WAIT = 250;

/** Gives the place back. */
export type Release = () => void;

/** Where HTTP/2 or later came through, all share one connection. */
const isBounded = (): boolean => {
  // biome-ignore lint/style/noRestrictedGlobals: it tells the protocol, and no time.
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return /^(http\/1|$)/.test(page?.nextHopProtocol ?? '');
};

/** A place for one stream; null where the others have them all. */
export async function takePlace(): Promise<Release | null> {
  if (!isBounded()) return () => undefined;
  const channel = new BroadcastChannel('2msl.streams');
  const taken = await new Promise<number>((resolve) => {
    let others = 0;
    channel.onmessage = ({ data }) => {
      if (data === 'mine') others += 1;
    };
    after(WAIT, () => resolve(others));
    channel.postMessage('whose?');
  });
  if (taken >= MOST) {
    channel.close();
    return null;
  }
  channel.onmessage = ({ data }) => {
    if (data === 'whose?') channel.postMessage('mine');
  };
  return () => channel.close();
}
