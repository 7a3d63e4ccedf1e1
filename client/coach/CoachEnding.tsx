/** The end of a coached match: what it was, in three segments, and where to go on. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Board } from '../board/board-state.ts';
import { t } from '../i18n/coach.ts';
import { t as ending } from '../i18n/ending.ts';
import { Sign } from '../ui/Notice.tsx';
import { rememberCoached } from './coached.ts';

export interface CoachEndingProps extends Pick<Board, 'situation'> {
  /** The handshake as it was. */
  readonly ladder: ComponentChildren;
  /** What comes next; the first button is the main one. */
  readonly children: ComponentChildren;
}

export function CoachEnding({ situation, ladder, children }: CoachEndingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { outcome } = situation.match.value;
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    rememberCoached();
  }, []);
  if (outcome === null) return null;
  const reached = outcome === 'goals reached';
  return (
    <section class="ending coach-ending" aria-labelledby="ending-title">
      <header class="row">
        <Sign kind={reached ? 'good' : 'info'} />
        <h2 id="ending-title" ref={heading} tabIndex={-1}>
          {reached ? t('end.title') : ending(`end.${outcome}`)}
        </h2>
      </header>
      {reached && <p>{t('end.what')}</p>}
      <div class="coach-ladder">{ladder}</div>
      <p>{t('end.turn')}</p>
      <p class="row">{children}</p>
    </section>
  );
}
