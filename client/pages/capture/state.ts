/** The capture page without a DOM: a file is opened, read, listed; a connection is chosen and played. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { MergeProblem } from '../../../shared/capture/merge.ts';
import type { CaptureRecord } from '../../../shared/capture/record.ts';
import { type CaptureRecordProblem, parseCaptureRecord } from '../../../shared/capture/schema.ts';
import type { CaptureProblem } from '../../../shared/pcap/error.ts';
import { type Cursor, createCursor } from '../../timeline/cursor.ts';
import { placeOfLink } from '../../timeline/link.ts';
import { arranged, type Order, type Sieve } from './arrange.ts';
import { type CaptureLink, NO_LINK, placeIn, wantedBy } from './link.ts';
import type { JudgingOptions, Listed, Listing } from './listing.ts';
import { type Playback, playbackOf } from './playback.ts';
import { type CapturePort, WorkerStopped } from './port.ts';
import { oneFile, type PairProblem, type Source, twoFiles } from './source.ts';

export type Problem =
  /** The browser could not read it: it was moved, or may not be read. */
  | { readonly kind: 'unreadable'; readonly name: string }
  /** What reads it could not be fetched, or died. */
  | { readonly kind: 'no-reader'; readonly name: string }
  | { readonly kind: 'bad-record'; readonly name: string; readonly problem: CaptureRecordProblem }
  /** It does not begin as a capture does. */
  | { readonly kind: 'no-capture'; readonly name: string; readonly problem: CaptureProblem }
  /** Longer than any record of ours; more files than ends; files that cannot be opened together. */
  | { readonly kind: 'too-long-a-record' | 'too-many' | PairProblem; readonly name: string };

export interface Playing {
  readonly playback: Playback;
  readonly cursor: Cursor;
}

export type Phase =
  | { readonly at: 'opening'; readonly problem: Problem | null }
  | { readonly at: 'reading'; readonly name: string; readonly size: number }
  | { readonly at: 'list' }
  | { readonly at: 'playing'; readonly playing: Playing };

export interface Capture {
  readonly phase: ReadonlySignal<Phase>;
  readonly file: ReadonlySignal<{ readonly name: string; readonly size: number } | null>;
  readonly listing: ReadonlySignal<Listing | null>;
  /** The part of the file that has been read, 0 to 1. */
  readonly progress: ReadonlySignal<number>;
  readonly order: Signal<Order>;
  readonly sieve: Signal<Sieve>;
  /** The connections as they are to be shown. */
  readonly shown: ReadonlySignal<readonly Listed[]>;
  /** The moment that a link leads to whose file has not been opened yet. */
  readonly wanted: ReadonlySignal<CaptureLink>;
  /** Why the connection that was chosen cannot be laid together from two files. */
  readonly unmerged: ReadonlySignal<MergeProblem | null>;
  /** One file, or two that were captured at both ends. */
  readonly open: (files: readonly File[]) => Promise<void>;
  /** Reads the file again with other options. */
  readonly judge: (change: Partial<JudgingOptions>) => Promise<void>;
  readonly choose: (listed: Listed) => Promise<void>;
  /** Stops reading; what has been read is listed. */
  readonly stop: () => void;
  /** From a connection to the list; from a record that was opened, and from the list, to the choice of a file. */
  readonly back: () => void;
}

/** A record of ours is shorter: 2,000 segments with 1,500 octets of text, each at most six characters in JSON. */
const LONGEST_RECORD = 40 << 20;
const OPEN_BRACE = 0x7b;

export function createCapture(port: CapturePort, link: CaptureLink = NO_LINK): Capture {
  const phase = signal<Phase>({ at: 'opening', problem: null });
  const source = signal<Source | null>(null);
  const listing = signal<Listing | null>(null);
  const unmerged = signal<MergeProblem | null>(null);
  const octets = signal(0);
  const order = signal<Order>({ by: 'time', descending: false });
  const sieve = signal<Sieve>({ text: '', verdict: null });
  const wanted = signal<CaptureLink>(link);
  /** What was asked for last; answers to earlier questions are not for anybody any more. */
  let asked = 0;

  const showOpening = (problem: Problem | null): void => {
    source.value = null;
    listing.value = null;
    phase.value = { at: 'opening', problem };
  };
  /** Reads; undefined when something else was asked for meanwhile, or it failed. */
  const reading = async <T>(
    { name, size }: Pick<Source, 'name' | 'size'>,
    read: (progress: (octets: number) => void) => Promise<T>,
  ): Promise<T | undefined> => {
    port.stop();
    asked += 1;
    const own = asked;
    octets.value = 0;
    unmerged.value = null;
    phase.value = { at: 'reading', name, size };
    try {
      const answer = await read((done) => {
        if (own === asked) octets.value = done;
      });
      return own === asked ? answer : undefined;
    } catch (error) {
      const kind = error instanceof WorkerStopped ? 'no-reader' : 'unreadable';
      if (own === asked) showOpening({ kind, name });
      return undefined;
    }
  };
  const play = (record: CaptureRecord): void => {
    const playback = playbackOf(record);
    const place = placeIn(wanted.peek(), record);
    const start = place === null ? null : placeOfLink(playback, { hash: place, search: '' });
    if (place !== null) wanted.value = NO_LINK;
    phase.value = {
      at: 'playing',
      playing: { playback, cursor: createCursor(playback, { start, speed: 1 }) },
    };
  };
  const list = async (of: Source, options: JudgingOptions | null): Promise<void> => {
    const found = await reading(of, (progress) => of.list(options, progress));
    if (found === undefined) return;
    if ('problem' in found) return showOpening({ kind: found.problem, name: of.name });
    const { broken, counts } = found;
    if (broken !== null && counts.frames === 0) {
      return showOpening({ kind: 'no-capture', name: of.name, problem: broken });
    }
    listing.value = found;
    phase.value = { at: 'list' };
    const linked = wantedBy(wanted.peek(), of.name, found.connections);
    if (linked !== null) await choose(linked);
  };
  const choose = async (listed: Listed): Promise<void> => {
    const [of, found] = [source.peek(), listing.peek()];
    if (of === null || found === null) return;
    const record = await reading(of, (progress) => of.record(found, listed, progress));
    if (record === undefined) return;
    if (record !== null && !('problem' in record)) return play(record);
    unmerged.value = record?.problem ?? null;
    phase.value = { at: 'list' };
  };
  const openRecord = async (of: File): Promise<void> => {
    const { name } = of;
    if (of.size > LONGEST_RECORD) return showOpening({ kind: 'too-long-a-record', name });
    const text = await reading(of, () => of.text());
    if (text === undefined) return;
    const record = parseCaptureRecord(text);
    if ('problem' in record) return showOpening({ kind: 'bad-record', name, problem: record });
    source.value = null;
    listing.value = null;
    play(record);
  };

  return {
    phase,
    file: computed(() => source.value && { name: source.value.name, size: source.value.size }),
    listing,
    unmerged,
    progress: computed(() => (source.value && source.value.size > 0 ? octets.value / source.value.size : 0)),
    order,
    sieve,
    shown: computed(() => arranged(listing.value?.connections ?? [], order.value, sieve.value)),
    wanted,
    open: async (files) => {
      const [one, two, three] = files;
      if (one === undefined) return;
      if (three !== undefined) return showOpening({ kind: 'too-many', name: three.name });
      const first = await reading(one, () => one.slice(0, 1).arrayBuffer());
      if (first === undefined) return;
      // Only JSON begins so; no capture does.
      if (two === undefined && new Uint8Array(first)[0] === OPEN_BRACE) return openRecord(one);
      const opened = two === undefined ? oneFile(port, one) : twoFiles(port, [one, two]);
      source.value = opened;
      sieve.value = { text: '', verdict: null };
      return list(opened, null);
    },
    judge: async (change) => {
      const [of, before] = [source.peek(), listing.peek()];
      if (of !== null && before !== null) await list(of, { ...before.options, ...change });
    },
    choose,
    stop: () => port.stop(),
    back: () => {
      if (phase.peek().at === 'playing' && listing.peek() !== null) phase.value = { at: 'list' };
      else showOpening(null);
    },
  };
}
