/** The state diagram with the way gone so far; while something is composed, the place to say which state follows. */
import { StateDiagram } from '../figures/states/StateDiagram.tsx';
import type { Board } from './board-state.ts';

export interface FigureProps {
  readonly board: Board;
  readonly compact: boolean;
  readonly onChosen?: (() => void) | undefined;
}

export function Figure({ board, compact, onChosen }: FigureProps) {
  const { host, arrows, visited, tcb } = board.host.value;
  const selectable = board.composing.value && board.port.view.value.level !== 'guided' && !board.frozen.value;
  return (
    <StateDiagram
      host={host}
      here={{ [host]: tcb.state }}
      way={arrows}
      visited={visited}
      compact={compact}
      selectable={selectable}
      chosen={board.draft.value.next ?? undefined}
      onChoose={(state) => {
        board.change({ type: 'next', state });
        onChosen?.();
      }}
    />
  );
}
