/** Tests of what is shown of a prediction: the question, the own answer, what happened; and where. */
import { computed, signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import type { EventView, HostView } from '../../shared/protocol/view.ts';
import { createPredictions, foldPredictions } from './prediction-state.ts';

const OPTIONS = [
  { id: 'one', text: 'One' },
  { id: 'two', text: 'Two' },
];
const asked = (prediction: string, at: number, version: number): EventView => ({
  type: 'asked',
  host: 'A',
  prediction,
  question: `${prediction}?`,
  options: OPTIONS,
  at,
  version,
});
const revealed = (prediction: string, at: number, version: number): EventView => ({
  type: 'revealed',
  host: 'A',
  prediction,
  option: 'two',
  because: 'So it is.',
  at,
  version,
});
const view = (
  id: string,
  change: Partial<HostView['predictions'][number]> = {},
): HostView['predictions'][number] => ({
  id,
  options: ['one', 'two'],
  answer: null,
  open: true,
  right: null,
  ...change,
});

function sit() {
  const predictions = signal<HostView['predictions']>([]);
  const events = signal<readonly EventView[]>([]);
  const stimulus = signal<{ readonly at: number } | null>(null);
  const answered = signal<number | null>(null);
  const sent: string[] = [];
  const state = createPredictions({
    port: {
      events,
      predict: (prediction, option) => {
        sent.push(`${prediction} ${option}`);
        return Promise.resolve({ kind: 'judged', verdict: null });
      },
    },
    situation: {
      host: computed(() => ({ host: 'A', predictions: predictions.value }) as never),
      stimulus: stimulus as never,
      answered: computed(() =>
        answered.value === null ? null : ({ answer: { version: answered.value } } as never),
      ),
      frozen: signal(false),
    },
  });
  return { predictions, events, stimulus, answered, sent, state };
}

describe('a prediction on the board', () => {
  test('is the open question first, then what was said, then what happened', () => {
    const { predictions, events, answered, sent, state } = sit();
    expect(state.shown.value).toBeNull();
    events.value = [asked('first', 0, 1)];
    predictions.value = [view('first')];
    expect(state.shown.value).toMatchObject({ id: 'first', question: 'first?', open: true });
    state.predict('first', 'one');
    expect(sent).toEqual(['first one']);
    predictions.value = [view('first', { answer: 'one', open: false })];
    expect(state.shown.value).toMatchObject({ answer: 'one', right: null });
    events.value = [...events.value, revealed('first', 10, 5)];
    predictions.value = [view('first', { answer: 'one', open: false, right: 'two' })];
    expect(state.shown.value).toMatchObject({ answer: 'one', right: 'two', because: 'So it is.' });
    answered.value = 7;
    expect(state.shown.value).toBeNull();
    expect(state.all.value).toHaveLength(1);
  });

  test('that nobody answered is not brought up again', () => {
    const { predictions, events, state } = sit();
    events.value = [asked('first', 0, 1), revealed('first', 10, 5)];
    predictions.value = [view('first', { open: false, right: 'two' })];
    expect(state.shown.value).toBeNull();
  });

  test('goes when it has been read', () => {
    const { predictions, events, state } = sit();
    events.value = [asked('first', 0, 1), revealed('first', 10, 5)];
    predictions.value = [view('first', { answer: 'one', open: false, right: 'two' })];
    state.dismiss('first');
    expect(state.shown.value).toBeNull();
  });

  test('that comes while something is at hand stands below it', () => {
    const { predictions, events, stimulus, state } = sit();
    events.value = [asked('first', 3_000, 1)];
    predictions.value = [view('first')];
    expect(state.below.value).toBe(false);
    stimulus.value = { at: 4_000 };
    expect(state.below.value).toBe(false);
    stimulus.value = { at: 2_000 };
    expect(state.below.value).toBe(true);
  });

  test('is folded for a player who does not want to be asked', () => {
    const { state } = sit();
    expect(state.folded.value).toBe(false);
    state.fold(true);
    expect(state.folded.value).toBe(true);
  });

  test('waits for its words', () => {
    expect(foldPredictions({ host: 'A', predictions: [view('first')] }, [])).toEqual([]);
  });
});
