/** The state of the board without a DOM, composed of its parts. */
import { type Actions, createActions } from './actions.ts';
import { createDraft, type DraftState } from './draft-state.ts';
import { createKeyCommands } from './key-commands.ts';
import type { KeyCommand } from './keys.ts';
import { createNumbering, type NumberingState } from './numbering-state.ts';
import type { BoardPort } from './port.ts';
import { createProblems, type ProblemState } from './problem-state.ts';
import { createSheets, type SheetState } from './sheet-state.ts';
import { readSituation, type Situation } from './situation.ts';

export interface Board {
  readonly port: BoardPort;
  readonly situation: Situation;
  readonly numbering: NumberingState;
  readonly problems: ProblemState;
  readonly draft: DraftState;
  readonly actions: Actions;
  readonly sheets: SheetState;
  readonly press: (command: KeyCommand) => void;
  readonly dispose: () => void;
}

export function createBoard(port: BoardPort): Board {
  const situation = readSituation(port);
  const numbering = createNumbering(situation.foreign);
  const problems = createProblems(situation);
  const draft = createDraft({ events: port.events, situation, problems, numbering: numbering.now });
  const actions = createActions({ port, situation, draft, problems });
  const sheets = createSheets();
  const press = createKeyCommands({ situation, draft, actions, numbering, sheets });
  return {
    port,
    situation,
    numbering,
    problems,
    draft,
    actions,
    sheets,
    press,
    dispose: draft.dispose,
  };
}
