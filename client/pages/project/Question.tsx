/** A question to the class on the wall: position and countdown, then answers, and why. */
import '../../questions/Question.css';
import { useMemo } from 'preact/hooks';
import type { ProjectorView } from '../../../shared/protocol/view.ts';
import { t } from '../../i18n/project.ts';
import { t as question } from '../../i18n/question.ts';
import { Countdown } from '../../questions/Countdown.tsx';
import { Distribution } from '../../questions/Options.tsx';
import { Position } from '../../questions/Position.tsx';
import { Verdict, Why } from '../../questions/Result.tsx';
import { situationOf } from '../../questions/situation.ts';
import type { Project } from './state.ts';

type Asked = NonNullable<ProjectorView['question']>;

export function QuestionTime({ project, of: { asked, answered } }: { project: Project; of: Asked }) {
  const endsAt = useMemo(() => project.here(asked.ends), [asked.number]);
  return (
    <p class="wall-time wall-asked">
      {asked.open && <Countdown endsAt={endsAt} />}
      <small>{t('answered', { n: answered })}</small>
    </p>
  );
}

export function Question({ of: { asked } }: { readonly of: Asked }) {
  const { number, title, result } = asked;
  const situation = useMemo(() => situationOf(asked), [number]);
  const shown = { situation, numbering: 'relative', asked } as const;
  return (
    <section class="wall-question" key={number} data-told={result !== null}>
      <div class="wall-position">
        <Position {...shown} title={title} you={false} />
        {result && <Why result={result} own={null} />}
      </div>
      <div class="wall-answers">
        {result ? <Verdict result={result} own={null} /> : <h2>{question('now')}</h2>}
        <Distribution {...shown} chosen={result?.options.map(({ chosen }) => chosen) ?? null} yours={null} />
      </div>
    </section>
  );
}
