/** A problem, shown where it is: the sentence, the rule and its section, and in time a hint. */
import './Problem.css';
import type { HostId } from '../../shared/hosts.ts';
import type { MistakeField } from '../../shared/protocol/view.ts';
import { t } from '../i18n/board.ts';
import { Sign } from '../ui/Notice.tsx';
import type { Problem as ShownProblem } from './problem-state.ts';
import type { Situation } from './situation.ts';

/** The problem that belongs to this field of this segment, if any. */
export function problemAt(
  problem: ShownProblem | null,
  name: MistakeField['name'],
  segment: number | null = null,
): ShownProblem | null {
  if (problem === null || problem.field.name !== name) return null;
  return segment === null || problem.field.segment === null || problem.field.segment === segment
    ? problem
    : null;
}

/** The id that the field of the problem is described by; there is one problem at a time. */
export const problemId = (host: HostId): string => `problem-${host}`;

/** For a field: marked and described while there is a problem at it. */
export const problemMarks = (problem: ShownProblem | null, host: HostId) =>
  problem ? { 'aria-invalid': true, 'aria-describedby': problemId(host) } : {};

export interface ProblemProps {
  readonly situation: Situation;
  readonly problem: ShownProblem | null;
}

export function Problem({ situation, problem }: ProblemProps) {
  if (problem === null) return null;
  // Whoever has been shown the answer needs no hint.
  const hinted = problem.kind === 'refused' && problem.try.failures >= 2 && !situation.turn.value?.advice;
  const hint = hinted ? problem.try.verdict.hint : null;
  return (
    <div class="problem" id={problemId(situation.me)} role="alert" data-kind={problem.kind}>
      <Sign kind={problem.kind === 'refused' ? 'bad' : 'warn'} />
      <div>
        <p>{sentence(problem)}</p>
        {problem.kind === 'refused' && (
          <p class="source">
            {t('verdict.source', { rule: problem.try.verdict.rule, rfc: problem.try.verdict.rfc })}
          </p>
        )}
        {hint && (
          <p class="hint-text">
            <strong>{t('hint.title')}</strong> {hint}
          </p>
        )}
      </div>
    </div>
  );
}

function sentence(problem: ShownProblem): string {
  switch (problem.kind) {
    case 'problem':
      return t(`problem.${problem.problem.code}`);
    case 'refused':
      return problem.try.verdict.message;
    case 'failed':
      return problem.text ?? t('failed.unknown');
  }
}
