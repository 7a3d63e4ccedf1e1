/**
 * Reads a capture in the browser, piece by piece, and judges it on the way. Nothing of it is kept but what is listed; one
 * connection's segments are read again when they are asked for. Runs in a worker, so that the page stays alive.
 */

import { EXPORTED_ENDPOINTS, exportOrigin } from '../../../shared/capture/export-origin.ts';
import { MOST_SEGMENTS, MOST_TEXT } from '../../../shared/capture/record.ts';
import { createConnections } from '../../../shared/observer/connections.ts';
import { REPLY_WITHIN } from '../../../shared/observer/limits.ts';
import type { CapturedSegment } from '../../../shared/pcap/captured.ts';
import { type CaptureCounts, newCounts } from '../../../shared/pcap/counts.ts';
import { CaptureError } from '../../../shared/pcap/error.ts';
import { guessViewpoint } from '../../../shared/pcap/guess.ts';
import { SegmentReader } from '../../../shared/pcap/read.ts';
import type { Text } from '../../../shared/text.ts';
import {
  Gathering,
  type Hints,
  type JudgingOptions,
  type Listed,
  type Listing,
  sameEndpoint,
} from './listing.ts';

/** So much of a file is looked at before it is read. */
const BEGINNING = 1 << 20;
/** Connections that are followed at the same time: a browser has less memory than a server. */
const MOST_OPEN = 16_384;

export interface Watch {
  /** So many octets have been read. */
  readonly progress: (octets: number) => void;
  /** Whether the reader wants it to stop. */
  readonly stopped: () => boolean;
}

export async function hintsOf(file: Blob): Promise<Hints> {
  const beginning = new Uint8Array(await file.slice(0, BEGINNING).arrayBuffer());
  return { origin: exportOrigin(beginning), guess: guessViewpoint(segmentsAtTheBeginning(beginning)) };
}

function* segmentsAtTheBeginning(beginning: Uint8Array): Generator<CapturedSegment> {
  const reader = new SegmentReader();
  reader.push(beginning);
  try {
    for (let next = reader.next(); next !== null; next = reader.next()) yield next;
  } catch (error) {
    // Whether the file is broken will be said when all of it is read.
    if (!(error instanceof CaptureError)) throw error;
  }
}

/** What to judge by as long as the reader says nothing else: our own exports say themselves, others are real kernels. */
export function termsOf({ origin, guess }: Hints): JudgingOptions {
  if (origin === null) return { viewpoint: guess, profile: 'linux', replyWithin: REPLY_WITHIN };
  const { viewpoint, replyWithin } = origin;
  return {
    viewpoint: viewpoint === 'wire' ? null : EXPORTED_ENDPOINTS[viewpoint].ip,
    profile: 'rfc9293',
    replyWithin,
  };
}

/** @throws DOMException when the file cannot be read any more. */
export async function listCapture(
  file: Blob,
  hints: Hints,
  terms: JudgingOptions,
  watch: Watch,
): Promise<Listing> {
  const gathering = new Gathering(hints.origin);
  const { viewpoint, profile, replyWithin } = terms;
  const connections = createConnections({
    viewpoint: viewpoint === null ? [] : [viewpoint],
    profile,
    replyWithin,
    mostOpen: MOST_OPEN,
    done: (report) => gathering.add(report),
  });
  let time: { first: number; last: number } | null = null;
  const counts = newCounts();
  const end = await eachSegment(file, counts, watch, (segment) => {
    connections.observe(shortened(segment));
    time = {
      first: Math.min(time?.first ?? segment.time, segment.time),
      last: Math.max(time?.last ?? 0, segment.time),
    };
    return true;
  });
  connections.end();
  return {
    hints,
    terms,
    connections: gathering.connections,
    unlisted: gathering.unlisted,
    givenUp: gathering.givenUp,
    addresses: gathering.addresses,
    counts,
    captured: [],
    unpaired: 0,
    ...end,
    time,
  };
}

/** The segments of one connection, as many as a record keeps. */
export async function segmentsOf(
  file: Blob,
  { a, b, traffic }: Listed,
  watch: Watch,
): Promise<CapturedSegment[]> {
  const segments: CapturedSegment[] = [];
  await eachSegment(file, newCounts(), watch, (segment) => {
    const { frame, source, destination } = segment;
    if (frame > traffic.last.frame) return false;
    const between =
      (sameEndpoint(source, a) && sameEndpoint(destination, b)) ||
      (sameEndpoint(source, b) && sameEndpoint(destination, a));
    if (!between || frame < traffic.first.frame) return true;
    // A copy: else every piece of the file would stay in memory.
    segments.push({ ...segment, text: segment.text.slice(0, MOST_TEXT) });
    return segments.length < MOST_SEGMENTS;
  });
  return segments;
}

/** What a record does not keep is not judged by either, so that both say the same. */
function shortened(segment: CapturedSegment): CapturedSegment {
  const { text } = segment;
  return text.length <= MOST_TEXT ? segment : { ...segment, text: text.subarray(0, MOST_TEXT) };
}

interface End {
  readonly broken: Text | null;
  readonly stopped: number | null;
}

/** Calls `take` with every segment until it says false. */
async function eachSegment(
  file: Blob,
  counts: CaptureCounts,
  { progress, stopped }: Watch,
  take: (segment: CapturedSegment) => boolean,
): Promise<End> {
  const reader = new SegmentReader(counts);
  const pieces = file.stream().getReader();
  let octets = 0;
  try {
    for (;;) {
      const { done, value } = await pieces.read();
      if (done) break;
      if (stopped()) return { broken: null, stopped: octets };
      reader.push(value);
      for (let next = reader.next(); next !== null; next = reader.next()) {
        if (!take(next)) return { broken: null, stopped: null };
      }
      octets += value.length;
      progress(octets);
    }
    reader.end();
    return { broken: null, stopped: null };
  } catch (error) {
    if (error instanceof CaptureError) return { broken: error.text, stopped: null };
    throw error;
  } finally {
    await pieces.cancel();
  }
}
