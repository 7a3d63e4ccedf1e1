/** The coach on the board: its sentence, how to go on, and how to be rid of it. */
import './Coach.css';
import { useEffect } from 'preact/hooks';
import type { Board } from '../board/board-state.ts';
import type { BoardCoach, SaysProps } from '../board/coach.ts';
import { t } from '../i18n/coach.ts';
import { Cross } from '../ui/Cross.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { type CoachState, createCoach } from './coach-state.ts';
import { rememberCoached } from './coached.ts';

/** Escape sends the coach away; a sheet that lies over the board is closed by it first. */
function useEscape(skip: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      skip();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [skip]);
}

function Says({ coach, goOn }: SaysProps & { readonly coach: CoachState }) {
  useEscape(coach.skip);
  const step = coach.step.value;
  const press = (button: Element, deed: () => void): void => {
    deed();
    // As long as there is more to read the button stays, and keeps the focus.
    if (!coach.reading.peek()) goOn(button);
  };
  return (
    <section class="coach" aria-label={t('title')}>
      <p role="status">{step && t(`step.${step}`)}</p>
      <span class="coach-buttons">
        {coach.reading.value && (
          <button
            type="button"
            class="btn small primary"
            onClick={(event) => press(event.currentTarget, coach.next)}
          >
            {t('next')}
          </button>
        )}
        <button
          type="button"
          class="btn quiet small coach-skip"
          aria-label={t('skip')}
          title={t('skip')}
          aria-keyshortcuts="Escape"
          onClick={(event) => press(event.currentTarget, coach.skip)}
        >
          <span class="key-hint" aria-hidden="true">
            <Kbd>Esc</Kbd>
          </span>
          <Cross />
        </button>
      </span>
    </section>
  );
}

function Encourages({ coach }: { readonly coach: CoachState }) {
  return <p class="coach-words">{t(`again.${coach.look.value}`)}</p>;
}

/** A coach for this board. */
export function coachOf(board: Board): BoardCoach & Pick<CoachState, 'sentAway'> {
  const coach = createCoach(board, rememberCoached);
  return {
    mark: coach.mark,
    sentAway: coach.sentAway,
    Says: (props) => <Says coach={coach} {...props} />,
    Encourages: () => <Encourages coach={coach} />,
  };
}
