/** What became of the last answer, in a place of its own that is always there: a line, the rule, its sentence. */
import { t } from '../../i18n/board.ts';
import { pick } from '../../i18n/index.ts';
import { Sign } from '../Notice.tsx';
import type { Board } from './board-state.ts';
import { moveSentence } from './sentences.ts';

export function LastAnswer({ board }: { readonly board: Board }) {
  const answer = board.answered.value?.answer;
  // Until there is one: what this is about.
  if (!answer) return <p class="last-answer none">{pick(board.port.scenario.value.introduction)}</p>;
  const { verdict, move, by, version } = answer;
  const liberty = verdict.legal && verdict.liberty !== null;
  return (
    <div class="last-answer" role="status" data-liberty={liberty}>
      <div class="last-answer-face" key={version}>
        <Sign kind={liberty ? 'warn' : 'good'} />
        <p>
          <strong>{by === 'autopilot' ? t('verdict.autopilot') : moveSentence(move)}</strong>{' '}
          <span class="source">{t('verdict.source', { rule: verdict.rule, rfc: verdict.rfc })}</span>
          <br />
          {pick(verdict.message)}
        </p>
      </div>
    </div>
  );
}
