/** Questions to the whole class: which position is chosen, and what is asked of the server. */
import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { PositionListing } from '../../../shared/protocol/http.ts';
import type { TeachApi } from './api.ts';
import type { ShownClass } from './class-view.ts';
import { askingOf, type Requests } from './requests.ts';

export const SECONDS = [20, 30, 45, 60] as const;

/** Where positions come from: a scenario, by its id, what the class got wrong, or captured lives of kernels. */
export type Source = { readonly scenario: string } | 'mistakes' | 'captures';

export interface Questions {
  readonly source: ReadonlySignal<Source | null>;
  /** Null while they are fetched. */
  readonly positions: ReadonlySignal<readonly PositionListing[] | null>;
  /** Its place in the list. */
  readonly chosen: Signal<number>;
  readonly seconds: Signal<number>;
  /** Why nothing can be asked now; null where it can. */
  readonly hindered: ReadonlySignal<'nobody' | 'running' | null>;
  readonly look: (source: Source) => Promise<void>;
  readonly ask: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** @param next the position after this one is chosen */
  readonly putAway: (next: boolean) => Promise<void>;
  readonly dispose: () => void;
}

export interface QuestionsOptions {
  readonly api: Pick<
    TeachApi,
    'positions' | 'mistakes' | 'captures' | 'askQuestion' | 'closeQuestion' | 'putQuestionAway'
  >;
  readonly request: Requests['ask'];
  readonly openClass: {
    readonly view: ReadonlySignal<ShownClass | null>;
    readonly running: ReadonlySignal<boolean>;
  };
}

export function createQuestions({ api, request, openClass }: QuestionsOptions): Questions {
  const { view, running } = openClass;
  const source = signal<Source | null>(null);
  const positions = signal<readonly PositionListing[] | null>(null);
  const chosen = signal(0);
  const seconds = signal(30);
  const inClass = askingOf(() => view.peek(), request);

  const find = (from: Source, code: string): Promise<readonly PositionListing[]> => {
    if (from === 'mistakes') return api.mistakes(code);
    return from === 'captures' ? api.captures() : api.positions(from.scenario);
  };
  const look = async (from: Source): Promise<void> => {
    batch(() => {
      source.value = from;
      positions.value = null;
      chosen.value = 0;
    });
    await inClass(async ({ code }) => {
      const found = await find(from, code);
      // Another one was chosen meanwhile.
      if (source.peek() !== from) return;
      batch(() => {
        positions.value = found;
        // Of a scenario, the moment that it is for.
        chosen.value = Math.max(
          0,
          found.findIndex(({ turning }) => turning),
        );
      });
    });
    // Refused: that is told, and there is nothing to choose.
    if (source.peek() === from && positions.peek() === null) positions.value = [];
  };

  // Another class has other mistakes.
  const code = computed(() => view.value?.code ?? null);
  const stop = effect(() => {
    if (code.value === null)
      batch(() => {
        source.value = null;
        positions.value = null;
      });
  });

  return {
    source,
    positions,
    chosen,
    seconds,
    hindered: computed(() => {
      if (running.value && view.value?.clock.paused === false) return 'running';
      return view.value?.players.some(({ connected }) => connected) ? null : 'nobody';
    }),
    look,
    ask: () =>
      inClass(async (known) => {
        const position = positions.peek()?.[chosen.peek()];
        if (position === undefined) return;
        const { of, version, host } = position;
        await api.askQuestion(known.code, { of, version, host, seconds: seconds.peek() });
      }),
    close: () =>
      inClass(async (known) => {
        const number = known.question?.asked.number;
        if (number !== undefined) await api.closeQuestion(known.code, number);
      }),
    putAway: (next) =>
      inClass(async (known) => {
        const number = known.question?.asked.number;
        if (number === undefined) return;
        await api.putQuestionAway(known.code, number);
        const most = (positions.peek()?.length ?? 1) - 1;
        if (next) chosen.value = Math.min(most, chosen.peek() + 1);
      }),
    dispose: stop,
  };
}
