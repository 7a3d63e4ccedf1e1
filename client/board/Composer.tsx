/** The composer: the segments that go out, the state that follows, and the three buttons. */
import { KeyHint } from './KeyHint.tsx';
import './Composer.css';
import { useEffect, useRef } from 'preact/hooks';
import { SegmentCard } from '../figures/segment/SegmentCard.tsx';
import { t } from '../i18n/board.ts';
import { AskAdvice } from './Advice.tsx';
import { BuildCard, type BuildCardProps } from './BuildCard.tsx';
import type { Board } from './board-state.ts';
import { Choices } from './Choices.tsx';
import { baseOf, composedView } from './cards.ts';
import { NextState } from './NextState.tsx';
import type { Problem as ShownProblem } from './problem-state.ts';

/** The segments of the move: the one being changed open, the others as rows. */
function Segments(parts: Omit<BuildCardProps, 'index'>) {
  const { situation, draft, numbering } = parts;
  const { segments, active } = draft.current.value;
  if (segments.length === 1) return <BuildCard {...parts} index={0} />;
  return (
    <ol class="build-list">
      {draft.preview.value.map((filled, i) => (
        <li key={i}>
          {i === active ? (
            <BuildCard {...parts} index={i} />
          ) : (
            <button
              type="button"
              class="build-row"
              aria-label={t('compose.edit', { n: i + 1 })}
              onClick={() => draft.change({ type: 'activate', index: i })}
            >
              <SegmentCard
                segment={composedView(
                  situation.host.value,
                  situation.stimulus.value?.stimulus ?? null,
                  filled,
                )}
                from={situation.me}
                variant="inline"
                base={baseOf('out', situation.bases.value, numbering.now.value)}
              />
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}

type ButtonsProps = Pick<ComposerProps, 'situation' | 'draft' | 'actions' | 'online'>;

function Buttons({ situation, draft, actions, online }: ButtonsProps) {
  const off = situation.frozen.value || !online;
  const sending = actions.pending.value;
  const guided = situation.host.value.choices !== null;
  const unasked = draft.unasked.value;
  const n = draft.current.value.segments.length;
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
        <button type="button" class="btn" onClick={() => draft.setUnasked(false)}>
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
              onClick={() => actions.act('nothing')}
            >
              {t('do.nothing')} <KeyHint of="N" />
            </button>
            <button
              type="button"
              class="btn"
              aria-keyshortcuts="D"
              disabled={off}
              aria-disabled={sending}
              onClick={() => actions.act('discard')}
            >
              {t('do.discard')} <KeyHint of="D" />
            </button>
          </>
        )
      )}
    </div>
  );
}

/** The field of a problem: for a bit that one, for a prepared answer the one that was chosen. */
function fieldOf(form: HTMLFormElement | null, problem: ShownProblem): HTMLElement | null {
  const chosen = form?.querySelector<HTMLElement>('.choices input:checked');
  if (chosen) return chosen;
  const flag = problem.kind === 'refused' ? problem.try.verdict.flag : null;
  const field = form?.querySelector<HTMLElement>(`[data-field="${problem.field.name}"]`);
  if (!field || field instanceof HTMLInputElement) return field ?? null;
  const bit = flag && field.querySelector<HTMLElement>(`input[aria-label="${flag}"]`);
  return (
    bit || field.querySelector<HTMLElement>('input:checked') || field.querySelector<HTMLElement>('input')
  );
}

/** The judge points at a field: the focus follows, unless the fault lies in the whole. */
function useFocusOnProblem(problem: ShownProblem | null) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problem === null) return;
    fieldOf(form.current, problem)?.focus({ preventScroll: true });
    document.querySelector('.feedback')?.scrollIntoView({ block: 'nearest' });
  }, [problem]);
  return form;
}

export interface ComposerProps
  extends Pick<Board, 'situation' | 'draft' | 'problems' | 'actions' | 'numbering' | 'sheets'> {
  /** Whether this page reaches the authority. */
  readonly online: boolean;
}

export function Composer({ online, sheets, ...parts }: ComposerProps) {
  const { situation, draft, problems, actions, numbering } = parts;
  const problem = problems.shown.value;
  const form = useFocusOnProblem(problem);
  const guided = situation.host.value.choices !== null;
  const unasked = draft.unasked.value;
  const counting = numbering.now.value;
  const title = unasked ? t('compose.unasked') : t(guided ? 'choice.title' : 'compose.title');
  return (
    <form
      ref={form}
      class="composer"
      tabIndex={-1}
      aria-label={title}
      aria-busy={actions.pending.value}
      onSubmit={(event) => {
        event.preventDefault();
        actions.act('send');
      }}
    >
      <div class="composer-fields">
        {guided && (
          <header class="row spread">
            <h2 class="eyebrow">{title}</h2>
            <AskAdvice situation={situation} actions={actions} />
          </header>
        )}
        {guided ? (
          <Choices situation={situation} draft={draft} numbering={counting} />
        ) : (
          <>
            <Segments {...parts} />
            <NextState situation={situation} draft={draft} problems={problems} sheets={sheets} />
          </>
        )}
      </div>
      <Buttons situation={situation} draft={draft} actions={actions} online={online} />
    </form>
  );
}
