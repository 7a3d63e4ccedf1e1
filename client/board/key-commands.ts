/** The commands of the keyboard, carried out on the parts of a board. */
import type { Actions } from './actions.ts';
import type { DraftState } from './draft-state.ts';
import type { KeyCommand } from './keys.ts';
import type { NumberingState } from './numbering-state.ts';
import type { SheetState } from './sheet-state.ts';
import type { Situation } from './situation.ts';

export interface KeyCommandsOptions {
  readonly situation: Pick<Situation, 'host' | 'stimulus' | 'frozen' | 'mayUnasked'>;
  readonly draft: Pick<DraftState, 'composing' | 'unasked' | 'setUnasked' | 'change'>;
  readonly actions: Pick<Actions, 'act' | 'askAdvice'>;
  readonly numbering: Pick<NumberingState, 'toggle'>;
  readonly sheets: Pick<SheetState, 'close' | 'toggle'>;
}

export function createKeyCommands({
  situation,
  draft,
  actions,
  numbering,
  sheets,
}: KeyCommandsOptions): (command: KeyCommand) => void {
  const { host, stimulus, frozen, mayUnasked } = situation;
  return (command) => {
    const idle = stimulus.peek() === null;
    // A flag begins a segment that nothing asked for.
    if (idle && command.type === 'flag' && mayUnasked.peek()) draft.setUnasked(true);
    const editable = draft.composing.peek() && !frozen.peek();
    switch (command.type) {
      case 'flag':
      case 'next':
        if (editable) draft.change(command);
        // Chosen on the diagram's sheet, which has then done its work.
        if (command.type === 'next') sheets.close();
        break;
      case 'add':
      case 'remove':
        if (editable) draft.change({ type: command.type });
        break;
      case 'choose':
        if (command.index < (host.peek().choices?.length ?? 0)) draft.change(command);
        break;
      case 'stay':
        if (draft.composing.peek()) draft.change({ type: 'next', state: host.peek().tcb.state });
        break;
      case 'send':
      case 'nothing':
      case 'discard':
        actions.act(command.type);
        break;
      case 'advice':
        actions.askAdvice();
        break;
      case 'numbering':
        numbering.toggle();
        break;
      case 'unasked':
        if (idle && mayUnasked.peek()) draft.setUnasked(!draft.unasked.peek());
        break;
      case 'controls':
        if (host.peek().controls.length > 0) sheets.toggle('controls');
        break;
      case 'predict':
        // The page knows where the question is.
        break;
      case 'keys':
      case 'log':
      case 'diagram':
      case 'task':
        sheets.toggle(command.type);
        break;
    }
  };
}
