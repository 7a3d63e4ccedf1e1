/** The prepared answers of the guided level: what would go out, and the state that would follow. */
import { KeyHint } from './KeyHint.tsx';
import './Choices.css';
import { useId } from 'preact/hooks';
import type { Move } from '../../shared/protocol/view.ts';
import { SegmentCard } from '../figures/segment/SegmentCard.tsx';
import { StateBadge } from '../figures/states/StateBadge.tsx';
import { t } from '../i18n/board.ts';
import { baseOf, draftView } from './cards.ts';
import type { DraftState } from './draft-state.ts';
import type { Numbering } from './numbers.ts';
import { choiceSentence } from './sentences.ts';
import type { Situation } from './situation.ts';

export interface MoveFaceProps {
  readonly situation: Situation;
  readonly numbering: Numbering;
  readonly move: Move;
}

export function MoveFace({ situation, numbering, move }: MoveFaceProps) {
  const host = situation.host.value;
  const here = host.tcb.state;
  const base = baseOf('out', situation.bases.value, numbering);
  return (
    <span class="move-face">
      {move.kind === 'send' && (
        <span class="move-segments">
          {move.segments.map((draft, i) => (
            <SegmentCard
              key={i}
              segment={draftView(
                host,
                situation.stimulus.value?.stimulus ?? null,
                draft,
                situation.bases.value,
              )}
              from={situation.me}
              variant="choice"
              base={base}
            />
          ))}
        </span>
      )}
      {move.kind === 'nothing' && <span class="move-word">{t('choice.nothing')}</span>}
      {move.kind === 'discard' ? (
        <span class="move-word">{t('choice.discard')}</span>
      ) : (
        <span class="move-next">
          <span class="muted">{t(move.next === here ? 'choice.stay' : 'choice.then')}</span>
          <StateBadge state={move.next} plain />
        </span>
      )}
    </span>
  );
}

export interface ChoicesProps {
  readonly situation: Situation;
  readonly draft: DraftState;
  readonly numbering: Numbering;
}

export function Choices({ situation, draft, numbering }: ChoicesProps) {
  const group = useId();
  const choices = situation.host.value.choices ?? [];
  const tried = situation.turn.value?.tries.map((one) => JSON.stringify(one.move)) ?? [];
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
              checked={draft.current.value.choice === i}
              aria-label={`${choiceSentence(move)}${refused ? ` (${t('verdict.refused')})` : ''}`}
              onChange={() => draft.change({ type: 'choose', index: i })}
            />
            <span class="choice-face" aria-hidden="true">
              <KeyHint of={String(i + 1)} />
              <MoveFace situation={situation} numbering={numbering} move={move} />
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
