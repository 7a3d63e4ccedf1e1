/**
 * The reading of a capture in the browser, piece by piece, judged on the way.
 * Nothing is kept but what is listed; one connection's segments are read again when they are asked for. It runs in a
 * worker, so that the page stays alive.
 */

import { checkOptions, createCheck } from '../../../shared/capture/check.ts';
import { exportOrigin } from '../../../shared/capture/export-origin.ts';
import { MOST_SEGMENTS, MOST_TEXT } from '../../../shared/capture/record.ts';
import type { CapturedSegment } from '../../../shared/pcap/captured.ts';
import { CaptureError, type CaptureProblem } from '../../../shared/pcap/error.ts';
import { guessViewpoint } from '../../../shared/pcap/guess.ts';
import { SegmentReader } from '../../../shared/pcap/read.ts';
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
  const beginning = await beginningOf(file);
  return { origin: exportOrigin(beginning), guess: guessViewpoint(segmentsAtTheBeginning(beginning)) };
}

async function beginningOf(file: Blob): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let octets = 0;
  await eachPiece(
    file,
    { progress: () => undefined, stopped: () => false },
    {
      push: (piece) => {
        pieces.push(piece);
        octets += piece.length;
        return octets < BEGINNING;
      },
      // Whether the file is broken will be said when all of it is read.
      end: () => undefined,
    },
  );
  const beginning = new Uint8Array(octets);
  let at = 0;
  for (const piece of pieces) {
    beginning.set(piece, at);
    at += piece.length;
  }
  return beginning;
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

/** By what to judge as long as the reader of the page says nothing else. */
export function suggestedOptions({ origin, guess }: Hints): JudgingOptions {
  const said = { viewpoint: guess === null ? null : [guess], profile: null };
  const { viewpoint, ...options } = checkOptions(origin, said);
  return { ...options, viewpoint: viewpoint[0] ?? null };
}

/** @throws DOMException when the file cannot be read any more. */
export async function listCapture(
  file: Blob,
  hints: Hints,
  options: JudgingOptions,
  watch: Watch,
): Promise<Listing> {
  const gathering = new Gathering(hints.origin);
  const check = createCheck({
    ...options,
    viewpoint: options.viewpoint === null ? [] : [options.viewpoint],
    mostOpen: MOST_OPEN,
    // What a record does not keep is not judged here either, so that the list and the replay say the same.
    mostText: MOST_TEXT,
    done: (report) => gathering.add(report),
  });
  const end = await eachPiece(file, watch, {
    push: (piece) => {
      check.push(piece);
      return true;
    },
    end: () => check.end(),
  });
  check.finish();
  const { counts, givenUp, time } = check;
  return {
    hints,
    options,
    connections: gathering.connections,
    unlisted: gathering.unlisted,
    givenUp,
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
  const reader = new SegmentReader();
  const take = (segment: CapturedSegment): boolean => {
    const { frame, source, destination } = segment;
    if (frame > traffic.last.frame) return false;
    const between =
      (sameEndpoint(source, a) && sameEndpoint(destination, b)) ||
      (sameEndpoint(source, b) && sameEndpoint(destination, a));
    if (!between || frame < traffic.first.frame) return true;
    // A copy: else every piece of the file would stay in memory.
    segments.push({ ...segment, text: segment.text.slice(0, MOST_TEXT) });
    return segments.length < MOST_SEGMENTS;
  };
  await eachPiece(file, watch, {
    push: (piece) => {
      reader.push(piece);
      for (let next = reader.next(); next !== null; next = reader.next()) if (!take(next)) return false;
      return true;
    },
    end: () => reader.end(),
  });
  return segments;
}

interface End {
  readonly broken: CaptureProblem | null;
  readonly stopped: number | null;
}

interface PieceReader {
  /** Takes the next piece of the file; says false when it has enough of it. */
  readonly push: (piece: Uint8Array) => boolean;
  readonly end: () => void;
}

const GZIP = [0x1f, 0x8b];

async function isPacked(file: Blob): Promise<boolean> {
  const first = new Uint8Array(await file.slice(0, GZIP.length).arrayBuffer());
  return GZIP.every((octet, i) => first[i] === octet);
}

/** The file's octets, unpacked where gzip has packed them. */
async function octetsOf(file: Blob): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const stream = file.stream();
  return (await isPacked(file)) ? stream.pipeThrough(new DecompressionStream('gzip')) : stream;
}

async function eachPiece(file: Blob, { progress, stopped }: Watch, reader: PieceReader): Promise<End> {
  const pieces = (await octetsOf(file)).getReader();
  let octets = 0;
  let isOver = false;
  try {
    for (;;) {
      const { done, value } = await pieces.read();
      isOver = done;
      if (done) break;
      if (stopped()) return { broken: null, stopped: octets };
      if (!reader.push(value)) return { broken: null, stopped: null };
      octets += value.length;
      // Of a packed file more comes out than lies in it.
      progress(Math.min(octets, file.size));
    }
    reader.end();
    return { broken: null, stopped: null };
  } catch (error) {
    if (error instanceof CaptureError) return { broken: error.problem, stopped: null };
    // What a DecompressionStream says of damaged data; nothing is left of it to be cancelled.
    isOver = true;
    if (error instanceof Error && !(error instanceof DOMException) && (await isPacked(file)))
      return { broken: { id: 'bad-gzip' }, stopped: null };
    throw error;
  } finally {
    if (!isOver) await pieces.cancel();
  }
}
