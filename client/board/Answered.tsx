/** The outcome of the last answer, or what has befallen the host since; its place is always there. */
import { t } from '../i18n/board.ts';
import { Sign } from '../ui/Notice.tsx';
import type { Happening } from './log.ts';
import { PowerSign } from './PowerSign.tsx';
import { happeningReason, happeningTitle, moveSentence } from './sentences.ts';
import type { Situation } from './situation.ts';

/** The host lost its power, or somebody else moved one of its controls. */
function Befallen({ happening }: { readonly happening: Happening }) {
  return (
    <div class="last-answer" role="status" data-befallen={happening.type}>
      <div class="last-answer-face" key={happening.version}>
        {happening.type === 'crashed' ? <PowerSign size={20} /> : <Sign kind="info" />}
        <p>
          <strong>{happeningTitle(happening)}</strong>
          <br />
          {happeningReason(happening)}
        </p>
      </div>
    </div>
  );
}

export interface AnsweredProps {
  readonly situation: Situation;
  /** What the scenario is about: shown until there is an answer. */
  readonly introduction: string;
}

export function Answered({ situation, introduction }: AnsweredProps) {
  const befallen = situation.befallen.value;
  // A crash stands large in the inbox, as long as nothing has come into it.
  const toldBelow = befallen?.type === 'crashed' && situation.stimulus.value === null;
  if (befallen && !toldBelow) return <Befallen happening={befallen} />;
  const answer = situation.answered.value?.answer;
  if (!answer) return <p class="last-answer none">{introduction}</p>;
  const { verdict, move, by, version } = answer;
  const liberty = verdict.legal && verdict.liberty !== null;
  return (
    <div class="last-answer" role="status" data-liberty={liberty}>
      <div class="last-answer-face" key={version}>
        <Sign kind={liberty ? 'warn' : 'good'} />
        <p>
          <strong>{by === 'person' ? moveSentence(move) : t(`verdict.${by}`)}</strong>{' '}
          <span class="source">{t('verdict.source', { rule: verdict.rule, rfc: verdict.rfc })}</span>
          <br />
          {verdict.message}
        </p>
      </div>
    </div>
  );
}
