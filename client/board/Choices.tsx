/** Guided: the prepared answers, each as what would go out and the state that would follow. */
import { KeyHint } from './KeyHint.tsx';
import './Choices.css';
import { useId } from 'preact/hooks';
import type { Move } from '../../shared/protocol/view.ts';
import { SegmentCard } from '../figures/segment/SegmentCard.tsx';
import { StateBadge } from '../figures/states/StateBadge.tsx';
import { t } from '../i18n/board.ts';
import type { Board } from './board-state.ts';
import { baseOf, draftView } from './cards.ts';
import { choiceSentence } from './sentences.ts';

export function MoveFace({ board, move }: { readonly board: Board; readonly move: Move }) {
  const here = board.host.value.tcb.state;
  const base = baseOf('out', board.bases.value, board.numbering.value);
  return (
    <span class="move-face">
      {move.kind === 'send' &&
        move.segments.map((draft, i) => (
          <SegmentCard
            key={i}
            segment={draftView(board.host.value, board.stimulus.value?.stimulus ?? null, draft)}
            from={board.port.host}
            variant="inline"
            base={base}
          />
        ))}
      {move.kind === 'nothing' && <span class="move-word">{t('choice.nothing')}</span>}
      {move.kind === 'discard' ? (
        <span class="move-word">{t('choice.discard')}</span>
      ) : (
        <span class="move-next">
          <span class="muted">{t(move.next === here ? 'choice.stay' : 'choice.then')}</span>
          <StateBadge state={move.next} />
        </span>
      )}
    </span>
  );
}

export function Choices({ board }: { readonly board: Board }) {
  const group = useId();
  const choices = board.host.value.choices ?? [];
  const tried = board.turn.value?.tries.map((one) => JSON.stringify(one.move)) ?? [];
  return (
    <fieldset class="choices">
      <legend class="visually-hidden">{t('choice.title')}</legend>
      {choices.map((move, i) => {
        const refused = tried.includes(JSON.stringify(move));
        return (
          <label key={JSON.stringify(move)} class={refused ? 'choice refused' : 'choice'}>
            <input
              type="radio"
              name={group}
              checked={board.draft.value.choice === i}
              aria-label={`${choiceSentence(move)}${refused ? ` (${t('verdict.refused')})` : ''}`}
              onChange={() => board.change({ type: 'choose', index: i })}
            />
            <span class="choice-face" aria-hidden="true">
              <KeyHint of={String(i + 1)} />
              <MoveFace board={board} move={move} />
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
