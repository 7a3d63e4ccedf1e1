/** A question to the whole class, as a player answers it. */
import './Question.css';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { ClassView } from '../../shared/protocol/view.ts';
import { t } from '../i18n/question.ts';
import { TopBar } from '../ui/TopBar.tsx';
import { Before } from './Before.tsx';
import { Countdown } from './Countdown.tsx';
import { Choose, Distribution } from './Options.tsx';
import { Position } from './Position.tsx';
import { Verdict, Why } from './Result.tsx';
import { situationOf } from './situation.ts';

export interface QuestionProps extends NonNullable<ClassView['question']> {
  readonly you: {
    /** On the clock of the frames. */
    readonly endsAt: number;
    readonly online: boolean;
  };
  readonly onChoose: (option: number) => void;
  /** Lies over the title. */
  readonly over: ComponentChildren;
}

export function Question({ asked, yours, you, onChoose, over }: QuestionProps) {
  const { number, title, open, result } = asked;
  const situation = useMemo(() => situationOf(asked), [number]);
  const endsAt = useMemo(() => you.endsAt, [number]);
  const shown = { situation, numbering: 'relative', asked } as const;
  return (
    <>
      <TopBar title={t('title', { n: number })} over={over}>
        {open && <Countdown endsAt={endsAt} />}
      </TopBar>
      <main id="main" tabIndex={-1} class="question" key={number}>
        <Position {...shown} title={title} you>
          <Before {...shown} />
        </Position>
        <div class="question-answers">
          {result === null ? (
            <>
              <h2>{t('now')}</h2>
              <Choose {...shown} yours={yours} disabled={!you.online || !open} onChoose={onChoose} />
              <p class="muted small" role="status">
                {t(you.online ? (yours === null ? 'choose' : 'chosen') : 'offline')}
              </p>
            </>
          ) : (
            <>
              <Verdict result={result} own={{ yours }} />
              <Distribution {...shown} chosen={result.options.map(({ chosen }) => chosen)} yours={yours} />
              <Why result={result} own={{ yours }} />
              <p class="muted small">{t('wait')}</p>
            </>
          )}
        </div>
      </main>
    </>
  );
}
