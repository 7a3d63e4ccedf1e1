/** The capture page: a file is opened, read, listed; one of its connections is chosen and played. Headless. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { CaptureRecord } from '../../shared/record/capture-record.ts';
import { type CaptureRecordProblem, parseCaptureRecord } from '../../shared/record/capture-schema.ts';
import type { Text } from '../../shared/text.ts';
import { type Cursor, createCursor } from '../components/timeline/cursor.ts';
import { placeOfLink } from '../components/timeline/link.ts';
import { arranged, type Order, type Sieve } from './arrange.ts';
import { type CaptureLink, NO_LINK, placeIn, wantedBy } from './link.ts';
import type { Listed, Listing, Terms } from './listing.ts';
import type { CapturePort } from './port.ts';
import { recordOf } from './record-of.ts';
import { type CaptureTale, taleOf } from './tale.ts';

export type Trouble =
  /** The browser could not read it: it was moved, or may not be read. */
  | { readonly kind: 'unreadable'; readonly name: string }
  | { readonly kind: 'bad-record'; readonly name: string; readonly problem: CaptureRecordProblem }
  /** It does not begin as a capture does. */
  | { readonly kind: 'no-capture'; readonly name: string; readonly text: Text }
  /** Longer than any record of ours. */
  | { readonly kind: 'too-long-a-record'; readonly name: string };

export interface Playing {
  readonly tale: CaptureTale;
  readonly cursor: Cursor;
}

export type Phase =
  | { readonly at: 'door'; readonly trouble: Trouble | null }
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
  readonly open: (file: File) => Promise<void>;
  /** Reads the file again on other terms. */
  readonly judge: (change: Partial<Terms>) => Promise<void>;
  readonly choose: (listed: Listed) => Promise<void>;
  /** Stops reading; what has been read is listed. */
  readonly stop: () => void;
  /** From a connection to the list; from a record that was opened, and from the list, to the door. */
  readonly back: () => void;
}

/** A record of ours is shorter: 2,000 segments with 1,500 octets of text, each at most six characters in JSON. */
const LONGEST_RECORD = 40 << 20;
const OPEN_BRACE = 0x7b;

export function createCapture(port: CapturePort, link: CaptureLink = NO_LINK): Capture {
  const phase = signal<Phase>({ at: 'door', trouble: null });
  const file = signal<File | null>(null);
  const listing = signal<Listing | null>(null);
  const octets = signal(0);
  const order = signal<Order>({ by: 'time', descending: false });
  const sieve = signal<Sieve>({ text: '', verdict: null });
  const wanted = signal<CaptureLink>(link);
  /** What was asked for last; answers to earlier questions are not for anybody any more. */
  let asked = 0;

  const progress = (own: number) => (read: number) => {
    if (own === asked) octets.value = read;
  };
  const atTheDoor = (trouble: Trouble | null): void => {
    file.value = null;
    listing.value = null;
    phase.value = { at: 'door', trouble };
  };
  /** Begins to read; null when something else was asked for meanwhile, or it failed. */
  const reading = async <T>(of: File, read: (own: number) => Promise<T>): Promise<T | null> => {
    port.stop();
    asked += 1;
    const own = asked;
    octets.value = 0;
    phase.value = { at: 'reading', name: of.name, size: of.size };
    try {
      const answer = await read(own);
      return own === asked ? answer : null;
    } catch {
      if (own === asked) atTheDoor({ kind: 'unreadable', name: of.name });
      return null;
    }
  };
  const play = (record: CaptureRecord): void => {
    const tale = taleOf(record);
    const place = placeIn(wanted.peek(), record);
    const start = place === null ? null : placeOfLink(tale, { hash: place, search: '' });
    if (place !== null) wanted.value = NO_LINK;
    phase.value = { at: 'playing', playing: { tale, cursor: createCursor(tale, { start, speed: 1 }) } };
  };
  const list = async (of: File, terms: Terms | null): Promise<void> => {
    const found = await reading(of, (own) => port.list(of, terms, progress(own)));
    if (found === null) return;
    const { broken, counts } = found;
    if (broken !== null && counts.frames === 0) {
      return atTheDoor({ kind: 'no-capture', name: of.name, text: broken });
    }
    listing.value = found;
    phase.value = { at: 'list' };
    const linked = wantedBy(wanted.peek(), of.name, found.connections);
    if (linked !== null) await choose(linked);
  };
  const choose = async (listed: Listed): Promise<void> => {
    const [of, found] = [file.peek(), listing.peek()];
    if (of === null || found === null) return;
    const segments = await reading(of, (own) => port.segments(of, listed, progress(own)));
    if (segments === null || segments.length === 0) return;
    play(recordOf(of.name, found, listed, segments));
  };
  const openRecord = async (of: File): Promise<void> => {
    const { name } = of;
    if (of.size > LONGEST_RECORD) return atTheDoor({ kind: 'too-long-a-record', name });
    const text = await reading(of, () => of.text());
    if (text === null) return;
    const record = parseCaptureRecord(text);
    if ('problem' in record) return atTheDoor({ kind: 'bad-record', name, problem: record });
    file.value = null;
    listing.value = null;
    play(record);
  };

  return {
    phase,
    file: computed(() => file.value && { name: file.value.name, size: file.value.size }),
    listing,
    progress: computed(() => (file.value && file.value.size > 0 ? octets.value / file.value.size : 0)),
    order,
    sieve,
    shown: computed(() => arranged(listing.value?.connections ?? [], order.value, sieve.value)),
    wanted,
    open: async (of) => {
      const first = await reading(of, () => of.slice(0, 1).arrayBuffer());
      if (first === null) return;
      // Only JSON begins so; no capture does.
      if (new Uint8Array(first)[0] === OPEN_BRACE) return openRecord(of);
      file.value = of;
      sieve.value = { text: '', verdict: null };
      return list(of, null);
    },
    judge: async (change) => {
      const [of, before] = [file.peek(), listing.peek()];
      if (of !== null && before !== null) await list(of, { ...before.terms, ...change });
    },
    choose,
    stop: () => port.stop(),
    back: () => {
      if (phase.peek().at === 'playing' && listing.peek() !== null) phase.value = { at: 'list' };
      else atTheDoor(null);
    },
  };
}
