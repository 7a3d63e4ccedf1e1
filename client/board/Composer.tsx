/** What I do: the segments that go out, the state that follows, and the three buttons. */
import { KeyHint } from './KeyHint.tsx';
import './Composer.css';
import { useEffect, useRef } from 'preact/hooks';
import { SegmentCard } from '../figures/segment/SegmentCard.tsx';
import { t } from '../i18n/board.ts';
import { Advice, AskAdvice } from './Advice.tsx';
import { BuildCard } from './BuildCard.tsx';
import type { Board } from './board-state.ts';
import { Choices } from './Choices.tsx';
import { baseOf, composedView } from './cards.ts';
import { NextState } from './NextState.tsx';
import { Problem, problemAt, problemId } from './Problem.tsx';

/** The segments of the move: the one being changed open, the others as rows. */
function Segments({ board }: { readonly board: Board }) {
  const { segments, active } = board.draft.value;
  if (segments.length === 1) return <BuildCard board={board} index={0} />;
  return (
    <ol class="build-list">
      {board.preview.value.map((filled, i) => (
        <li key={i}>
          {i === active ? (
            <BuildCard board={board} index={i} />
          ) : (
            <button
              type="button"
              class="build-row"
              aria-label={t('compose.edit', { n: i + 1 })}
              onClick={() => board.change({ type: 'activate', index: i })}
            >
              <SegmentCard
                segment={composedView(board.host.value, board.stimulus.value?.stimulus ?? null, filled)}
                from={board.port.host}
                variant="inline"
                base={baseOf('out', board.bases.value, board.numbering.value)}
              />
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}

function Actions({ board }: { readonly board: Board }) {
  const off = board.frozen.value || !board.port.online.value;
  const sending = board.pending.value;
  const guided = board.host.value.choices !== null;
  const unasked = board.unasked.value;
  const n = board.draft.value.segments.length;
  const send = guided ? t('do.choose') : n > 1 ? t('do.send.n', { n }) : t('do.send');
  return (
    <div class="actions">
      <button
        type="submit"
        class="btn primary"
        aria-keyshortcuts="Enter"
        disabled={off}
        aria-disabled={sending}
      >
        {sending ? t('do.sending') : send} <KeyHint of="⏎" />
      </button>
      {unasked ? (
        <button type="button" class="btn" onClick={() => board.setUnasked(false)}>
          {t('do.cancel')} <KeyHint of="U" />
        </button>
      ) : (
        !guided && (
          <>
            <button
              type="button"
              class="btn"
              aria-keyshortcuts="N"
              disabled={off}
              aria-disabled={sending}
              onClick={() => board.act('nothing')}
            >
              {t('do.nothing')} <KeyHint of="N" />
            </button>
            <button
              type="button"
              class="btn"
              aria-keyshortcuts="D"
              disabled={off}
              aria-disabled={sending}
              onClick={() => board.act('discard')}
            >
              {t('do.discard')} <KeyHint of="D" />
            </button>
          </>
        )
      )}
    </div>
  );
}

/** The judge points at a field: the focus follows, unless the fault lies in the whole. */
function useFocusOnTrouble(board: Board) {
  const form = useRef<HTMLFormElement>(null);
  const problem = board.problem.value;
  useEffect(() => {
    if (problem === null) return;
    const field = form.current?.querySelector<HTMLElement>(`[data-field="${problem.field.name}"]`);
    const target =
      field instanceof HTMLInputElement
        ? field
        : (field?.querySelector<HTMLElement>('input:checked') ?? field?.querySelector<HTMLElement>('input'));
    target?.focus({ preventScroll: true });
    document.getElementById(problemId(board))?.scrollIntoView({ block: 'nearest' });
  }, [problem, board]);
  return form;
}

export function Composer({ board }: { readonly board: Board }) {
  const form = useFocusOnTrouble(board);
  const guided = board.host.value.choices !== null;
  const unasked = board.unasked.value;
  const title = unasked ? t('compose.unasked') : t(guided ? 'choice.title' : 'compose.title');
  return (
    <form
      ref={form}
      class="composer"
      tabIndex={-1}
      aria-label={title}
      aria-busy={board.pending.value}
      onSubmit={(event) => {
        event.preventDefault();
        board.act('send');
      }}
    >
      <div class="composer-fields">
        {guided && (
          <header class="row spread">
            <h2 class="eyebrow">{title}</h2>
            <AskAdvice board={board} />
          </header>
        )}
        <Advice board={board} />
        {guided ? (
          <Choices board={board} />
        ) : (
          <>
            <Segments board={board} />
            <NextState board={board} />
          </>
        )}
        <Problem board={board} problem={problemAt(board, 'move')} />
        {guided && <GuidedTrouble board={board} />}
      </div>
      <Actions board={board} />
    </form>
  );
}

/** A prepared answer is wrong as a whole, whatever its field. */
function GuidedTrouble({ board }: { readonly board: Board }) {
  const problem = board.problem.value;
  return problem === null || problem.field.name === 'move' ? null : (
    <Problem board={board} problem={problem} />
  );
}
