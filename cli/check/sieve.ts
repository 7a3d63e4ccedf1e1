/** The segments that are looked at: of a host, a port, a range of frames, a span of time. */
import type { CapturedSegment } from '../../shared/pcap/captured.ts';

export interface Sieve {
  /** Either end is one of these; all when empty. */
  readonly about: readonly string[];
  readonly ports: readonly number[];
  /** From the first to the last, both included. */
  readonly frames: readonly [number, number] | null;
  /** Seconds from the first segment of the file. */
  readonly seconds: readonly [number, number] | null;
}

/** Null when everything is looked at. */
export function sieveOf({
  about,
  ports,
  frames,
  seconds,
}: Sieve): ((segment: CapturedSegment) => boolean) | null {
  if (about.length + ports.length === 0 && frames === null && seconds === null) return null;
  let began: number | null = null;
  return ({ frame, time, source, destination }) => {
    began ??= time;
    if (frames !== null && (frame < frames[0] || frame > frames[1])) return false;
    const at = (time - began) / 1e6;
    if (seconds !== null && (at < seconds[0] || at > seconds[1])) return false;
    if (about.length > 0 && !about.includes(source.ip) && !about.includes(destination.ip)) return false;
    return ports.length === 0 || ports.includes(source.port) || ports.includes(destination.port);
  };
}
