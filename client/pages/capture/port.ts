/** The page's port for having a file read: by a worker, or, in tests, at once. */
import type { CapturedSegment } from '../../../shared/pcap/captured.ts';
import type { JudgingOptions, Listed, Listing } from './listing.ts';
import { hintsOf, listCapture, segmentsOf, suggestedOptions, type Watch } from './reading.ts';

export interface CapturePort {
  /** @param options as the user wants it; null for what the file itself suggests. */
  readonly list: (
    file: Blob,
    options: JudgingOptions | null,
    progress: (octets: number) => void,
  ) => Promise<Listing>;
  readonly segments: (
    file: Blob,
    listed: Listed,
    progress: (octets: number) => void,
  ) => Promise<readonly CapturedSegment[]>;
  /** What is being read stops soon, with what has been read by then. */
  readonly stop: () => void;
}

/** Reads in this thread: what the worker does, and what tests do. */
export function directPort(): CapturePort {
  let job = 0;
  const watch = (progress: (octets: number) => void): Watch => {
    job += 1;
    const own = job;
    return { progress, stopped: () => job !== own };
  };
  return {
    list: async (file, options, progress) => {
      const watching = watch(progress);
      const hints = await hintsOf(file);
      return listCapture(file, hints, options ?? suggestedOptions(hints), watching);
    },
    segments: (file, listed, progress) => segmentsOf(file, listed, watch(progress)),
    stop: () => {
      job += 1;
    },
  };
}

/** What goes to the worker, and what comes back. */
export type Asked =
  | {
      readonly id: number;
      readonly ask: 'list';
      readonly file: Blob;
      readonly options: JudgingOptions | null;
    }
  | { readonly id: number; readonly ask: 'segments'; readonly file: Blob; readonly listed: Listed }
  | { readonly ask: 'stop' };
export type WorkerAnswer =
  | { readonly id: number; readonly tell: 'progress'; readonly octets: number }
  | { readonly id: number; readonly tell: 'done'; readonly answer: Listing | readonly CapturedSegment[] }
  | { readonly id: number; readonly tell: 'failed'; readonly message: string };

type Question = Asked extends infer Each ? (Each extends { id: number } ? Omit<Each, 'id'> : never) : never;

/** Could not be fetched, or died: what was asked of it is not answered. */
export class WorkerStopped extends Error {}

interface Job {
  readonly progress: (octets: number) => void;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/** @returns the port, and how to have the worker there before anything is asked of it */
export function workerPort(start: () => Worker): CapturePort & { readonly prepare: () => void } {
  const jobs = new Map<number, Job>();
  let lastId = 0;
  let working: Worker | null = null;
  const worker = (): Worker => {
    if (working !== null) return working;
    const fresh = start();
    fresh.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => {
      const job = jobs.get(data.id);
      if (data.tell === 'progress') return job?.progress(data.octets);
      jobs.delete(data.id);
      if (data.tell === 'done') job?.resolve(data.answer as never);
      else job?.reject(new Error(data.message));
    });
    // One that cannot start, or dies, answers nothing any more; the next question gets another.
    fresh.addEventListener('error', () => {
      for (const job of jobs.values()) job.reject(new WorkerStopped());
      jobs.clear();
      working = null;
    });
    working = fresh;
    return fresh;
  };
  const ask = <Answer>(question: Question, progress: Job['progress']): Promise<Answer> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      jobs.set(lastId, { progress, resolve, reject });
      worker().postMessage({ id: lastId, ...question } satisfies Asked);
    });
  return {
    list: (file, options, progress) => ask<Listing>({ ask: 'list', file, options }, progress),
    segments: (file, listed, progress) =>
      ask<readonly CapturedSegment[]>({ ask: 'segments', file, listed }, progress),
    stop: () => working?.postMessage({ ask: 'stop' } satisfies Asked),
    prepare: () => void worker(),
  };
}
