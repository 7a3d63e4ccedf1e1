/** What is wrong, right where it is wrong: the sentence, the rule and its section, and a hint from the second time on. */
import './Trouble.css';
import type { FaultyField } from '../../shared/protocol/view.ts';
import { t } from '../i18n/board.ts';
import { pick } from '../i18n/index.ts';
import { Sign } from '../ui/Notice.tsx';
import type { Board, Trouble as TroubleKind } from './board-state.ts';

/** The trouble that belongs to this field of this segment, if any. */
export function troubleAt(
  board: Board,
  name: FaultyField['name'],
  segment: number | null = null,
): TroubleKind | null {
  const trouble = board.trouble.value;
  if (trouble === null || trouble.field.name !== name) return null;
  return segment === null || trouble.field.segment === null || trouble.field.segment === segment
    ? trouble
    : null;
}

/** The id that a faulty field is described by; there is one trouble at a time. */
export const troubleId = (board: Board): string => `trouble-${board.port.host}`;

/** For a field: marked and described while it is the faulty one. */
export function faulty(board: Board, name: FaultyField['name'], segment: number | null = null) {
  return troubleAt(board, name, segment)
    ? { 'aria-invalid': true, 'aria-describedby': troubleId(board) }
    : {};
}

export function Trouble({ board, trouble }: { readonly board: Board; readonly trouble: TroubleKind | null }) {
  if (trouble === null) return null;
  // Whoever has been shown the answer needs no hint.
  const hinted = trouble.kind === 'refused' && trouble.try.failures >= 2 && !board.turn.value?.advice;
  const hint = hinted ? trouble.try.verdict.hint : null;
  return (
    <div class="trouble" id={troubleId(board)} role="alert" data-kind={trouble.kind}>
      <Sign kind={trouble.kind === 'refused' ? 'bad' : 'warn'} />
      <div>
        <p>{sentence(trouble)}</p>
        {trouble.kind === 'refused' && (
          <p class="source">
            {t('verdict.source', { rule: trouble.try.verdict.rule, rfc: trouble.try.verdict.rfc })}
          </p>
        )}
        {hint && (
          <p class="hint-text">
            <strong>{t('hint.title')}:</strong> {pick(hint)}
          </p>
        )}
      </div>
    </div>
  );
}

function sentence(trouble: TroubleKind): string {
  switch (trouble.kind) {
    case 'problem':
      return t(`problem.${trouble.problem.code}`);
    case 'refused':
      return pick(trouble.try.verdict.message);
    case 'failed':
      return trouble.text === null ? t('failed.unknown') : pick(trouble.text);
  }
}
