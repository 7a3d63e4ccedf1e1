/** What the player was asked to predict, read from view and events alone; which to show, and where. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { EventView, HostView, PredictionView } from '../../shared/protocol/view.ts';
import { recall, remember } from '../storage.ts';
import type { BoardPort } from './port.ts';
import type { Situation } from './situation.ts';

export interface Prediction extends Pick<PredictionView, 'id' | 'answer' | 'open' | 'right'> {
  readonly question: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly because: string | null;
  /** When it last became something else: the virtual time, and the version of the event. */
  readonly since: number;
  readonly version: number;
}

export interface PredictionState {
  /** All, in the order in which they were asked. */
  readonly all: ReadonlySignal<readonly Prediction[]>;
  /** The one to show; null for none. */
  readonly shown: ReadonlySignal<Prediction | null>;
  /** It came while something was at hand: it must not push that away. */
  readonly below: ReadonlySignal<boolean>;
  /** The player does not want to be asked: a question stands folded. */
  readonly folded: ReadonlySignal<boolean>;
  readonly fold: (folded: boolean) => void;
  readonly predict: (prediction: string, option: string) => void;
  /** What happened has been read. */
  readonly dismiss: (prediction: string) => void;
}

const FOLDED_KEY = '2msl.predictions';
const FOLDED = 'folded';

export interface PredictionOptions {
  readonly port: Pick<BoardPort, 'events' | 'predict'>;
  readonly situation: Pick<Situation, 'host' | 'stimulus' | 'answered' | 'frozen'>;
}

export function createPredictions({ port, situation }: PredictionOptions): PredictionState {
  const { host, stimulus, answered, frozen } = situation;
  const folded = signal(recall(FOLDED_KEY) === FOLDED);
  const dismissed = signal<ReadonlySet<string>>(new Set());
  const all = computed(() => foldPredictions(host.value, port.events.value));
  /** Until it was read, or the player has moved on. */
  const isNews = ({ id, version }: Prediction): boolean =>
    !dismissed.value.has(id) && (answered.value?.answer?.version ?? 0) < version;
  const shown = computed(
    () =>
      all.value.findLast(({ open }) => open) ??
      all.value.findLast((one) => one.answer !== null && one.right !== null && isNews(one)) ??
      all.value.findLast(({ answer, right }) => answer !== null && right === null) ??
      null,
  );
  return {
    all,
    shown,
    below: computed(() => {
      const at = stimulus.value?.at;
      return at !== undefined && shown.value !== null && at < shown.value.since;
    }),
    folded,
    fold: (value) => {
      folded.value = value;
      remember(FOLDED_KEY, value ? FOLDED : '');
    },
    // What comes of it, the match tells; a refusal means that it has moved on, which it tells as well.
    predict: (prediction, option) => {
      if (!frozen.peek()) void port.predict(prediction, option);
    },
    dismiss: (prediction) => {
      dismissed.value = new Set([...dismissed.peek(), prediction]);
    },
  };
}

export function foldPredictions(
  { host, predictions }: Pick<HostView, 'host' | 'predictions'>,
  events: readonly EventView[],
): readonly Prediction[] {
  return predictions.flatMap(({ id, answer, open, right }) => {
    const own = events.filter((e) => 'prediction' in e && e.prediction === id && e.host === host);
    const asked = own.find((e) => e.type === 'asked');
    const revealed = own.find((e) => e.type === 'revealed');
    // The view may be ahead of the events for as long as a message takes.
    if (asked === undefined) return [];
    const { at: since, version } = revealed ?? asked;
    const { question, options } = asked;
    const because = revealed?.because ?? null;
    return { id, answer, open, right, question, options, because, since, version };
  });
}

export const optionText = ({ options }: Pick<Prediction, 'options'>, option: string | null): string | null =>
  options.find(({ id }) => id === option)?.text ?? null;

const known = new WeakMap<PredictionOptions['port'], PredictionState>();

/** Of a board, the same whenever it is asked for. */
export function predictionsOf(board: PredictionOptions): PredictionState {
  const state = known.get(board.port) ?? createPredictions(board);
  known.set(board.port, state);
  return state;
}
