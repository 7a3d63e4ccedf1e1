/** Tries everything once, one after another where one would disturb the other. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Milliseconds } from '../../../shared/units.ts';
import type { Findings, ResponseTimes } from './findings.ts';
import type * as probes from './probes.ts';

export type Probes = typeof probes;

/** Enough for a median, and few enough to be over before anybody is impatient. */
const TIMES = 10;

export interface Check {
  readonly found: ReadonlySignal<Findings>;
  /** Tries all anew. */
  readonly run: () => Promise<void>;
}

export type Known = Pick<Findings, 'browser' | 'secureContext' | 'page'>;

export function responseTimes(took: readonly Milliseconds[]): ResponseTimes | null {
  const sorted = took.toSorted((a, b) => a - b);
  const [median, worst] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return median === undefined || worst === undefined ? null : { median, worst };
}

export function createCheck(tries: Probes, known: Known): Check {
  const beginning = (): Findings => ({
    ...known,
    ...{ server: null, webSocket: null, stream: null, times: null, skew: null, addresses: null },
    storage: tries.tryStorage(),
  });
  const found = signal(beginning());
  const learn = (more: Partial<Findings>): void => {
    found.value = { ...found.peek(), ...more };
  };

  const askOften = async (): Promise<void> => {
    const all: NonNullable<Awaited<ReturnType<Probes['askServer']>>>[] = [];
    for (let i = 0; i < TIMES; i++) {
      const asked = await tries.askServer();
      if (asked !== null) all.push(asked);
    }
    // The one that was answered fastest knows the time best.
    const [fastest] = all.toSorted((a, b) => a.took - b.took);
    learn({ times: responseTimes(all.map(({ took }) => took)), skew: fastest?.skew ?? null });
  };

  const run = async (): Promise<void> => {
    found.value = beginning();
    const asked = await tries.askServer();
    learn({ server: asked?.answer ?? false });
    if (asked === null) return;
    learn({ webSocket: await tries.tryWebSocket() });
    await askOften();
    const { addresses } = asked.answer;
    await Promise.all([
      tries.tryStream().then((stream) => learn({ stream })),
      Promise.all(addresses.map(tries.tryAddress)).then((tried) => learn({ addresses: tried })),
    ]);
  };
  return { found, run };
}
