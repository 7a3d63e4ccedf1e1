/**
 * The state diagram with the path so far.
 * While something is composed, the next state can be chosen on it.
 */
import type { DraftState } from './draft-state.ts';
import { useDiagram } from './lazy-diagram.ts';
import type { Situation } from './situation.ts';

export interface FigureProps {
  readonly situation: Situation;
  readonly draft: DraftState;
  readonly compact: boolean;
  readonly onChosen?: (() => void) | undefined;
}

export function Figure({ situation, draft, compact, onChosen }: FigureProps) {
  const StateDiagram = useDiagram();
  const { host, arrows, visited, tcb } = situation.host.value;
  const selectable = draft.composing.value && situation.level.value !== 'guided' && !situation.frozen.value;
  if (StateDiagram === null) return null;
  return (
    <StateDiagram
      host={host}
      here={{ [host]: tcb.state }}
      way={arrows}
      visited={visited}
      compact={compact}
      selectable={selectable}
      chosen={draft.current.value.next ?? undefined}
      onChoose={(state) => {
        draft.change({ type: 'next', state });
        onChosen?.();
      }}
    />
  );
}
