/** The player's actions: a move, a call, a control, a request for advice; one at a time. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { ControlId } from '../../shared/host/controls.ts';
import type { ScriptedCallBody } from '../../shared/protocol/view.ts';
import type { Intent } from './composer.ts';
import type { DraftState } from './draft-state.ts';
import type { BoardPort, Reply } from './port.ts';
import type { ProblemState } from './problem-state.ts';
import type { Situation } from './situation.ts';

export interface Actions {
  /** An answer is waited for. */
  readonly pending: ReadonlySignal<boolean>;
  readonly act: (intent: Intent) => void;
  readonly call: (call: ScriptedCallBody) => void;
  readonly setControl: (control: ControlId, value: number) => void;
  readonly askAdvice: () => void;
}

export interface ActionsOptions {
  readonly port: Pick<BoardPort, 'move' | 'call' | 'control' | 'advice'>;
  readonly situation: Pick<Situation, 'stimulus' | 'frozen' | 'advisable'>;
  readonly draft: Pick<DraftState, 'composing' | 'moveFor'>;
  readonly problems: ProblemState;
}

export function createActions({ port, situation, draft, problems }: ActionsOptions): Actions {
  const { stimulus, frozen, advisable } = situation;
  const pending = signal(false);
  const mayAsk = (): boolean => !pending.peek() && !frozen.peek();

  const hear = (reply: Reply): void => {
    pending.value = false;
    if (reply.kind === 'refused') problems.fail(reply.text);
    if (reply.kind === 'unknown') problems.fail(null);
  };
  const ask = (question: () => Promise<Reply>): void => {
    if (!mayAsk()) return;
    pending.value = true;
    problems.clear();
    question().then(hear, () => hear({ kind: 'unknown' }));
  };

  return {
    pending,
    act: (intent) => {
      if (!mayAsk() || !draft.composing.peek()) return;
      const id = stimulus.peek()?.id ?? null;
      if (id === null && intent !== 'send') return;
      const move = draft.moveFor(intent);
      if (move === null) return;
      problems.settle();
      ask(() => port.move(id, move));
    },
    call: (body) => ask(() => port.call(body)),
    setControl: (control, value) => ask(() => port.control(control, value)),
    askAdvice: () => {
      if (stimulus.peek() !== null && advisable.peek()) ask(() => port.advice());
    },
  };
}
