/** What was wrong with the last try, over the room before the answer: nothing below it moves. */
import './Problem.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { HostId } from '../../shared/hosts.ts';
import type { MistakeField } from '../../shared/protocol/view.ts';
import { t } from '../i18n/board.ts';
import { sentenceSpace } from '../i18n/dictionary.ts';
import { Cross } from '../ui/Cross.tsx';
import { Sign } from '../ui/Notice.tsx';
import { Advice, GivenMove, TeachersHint } from './Advice.tsx';
import type { Board } from './board-state.ts';
import type { Try } from './log.ts';
import type { Problem as ShownProblem } from './problem-state.ts';
import { thenCompose } from './then-compose.ts';

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
const problemId = (host: HostId): string => `problem-${host}`;

/** For a field: marked and described while there is a problem at it. */
export const problemMarks = (problem: ShownProblem | null, host: HostId) =>
  problem ? { 'aria-invalid': true, 'aria-describedby': problemId(host) } : {};

type PartsProps = Pick<Board, 'situation' | 'draft' | 'problems' | 'numbering'>;

/** What the player did, what would come of it, a question; in time the rule, and at last the answer. */
function Refusal({ situation, draft, numbering, refused }: Omit<PartsProps, 'problems'> & RefusalProps) {
  const { did, message, follows, question, hint, answer, source } = refused.verdict;
  const guided = situation.level.value === 'guided';
  // Where there is no room for all of it, what is new is in view.
  const newest = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (hint !== null) newest.current?.scrollIntoView({ block: 'nearest' });
  }, [hint, answer]);
  return (
    <>
      <p>
        <strong class="did">{did}</strong>
        {!(guided && follows) && sentenceSpace() + message}
        {follows && sentenceSpace() + follows}
      </p>
      <p class="question">{question}</p>
      {hint && (
        <p class="hint-text">
          <strong>{t('hint.title')}</strong>
          {sentenceSpace() + hint} <span class="source">{t('verdict.source', source)}</span>
        </p>
      )}
      <div ref={newest} class="newest">
        {answer && (
          <GivenMove situation={situation} draft={draft} numbering={numbering} move={answer}>
            {t('refusal.answer')}
          </GivenMove>
        )}
      </div>
    </>
  );
}
interface RefusalProps {
  readonly refused: Try;
}

function Said({ problem, ...parts }: PartsProps & { readonly problem: ShownProblem }) {
  switch (problem.kind) {
    case 'refused':
      return <Refusal {...parts} refused={problem.try} />;
    case 'problem':
      return <p class="question">{t(`problem.${problem.problem.code}`)}</p>;
    case 'failed':
      return <p>{problem.text ?? t('failed.unknown')}</p>;
  }
}

function Close({ onClose }: { readonly onClose: () => void }) {
  return (
    <button
      type="button"
      class="btn quiet icon small"
      aria-label={t('feedback.close')}
      onClick={(event) => thenCompose(event.currentTarget, onClose)}
    >
      <Cross />
    </button>
  );
}

interface CardProps {
  readonly kind: ShownProblem['kind'] | 'advice';
  readonly id?: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

function Card({ kind, id, onClose, children }: CardProps) {
  const urgent = kind !== 'advice';
  return (
    <div class="feedback" id={id} role={urgent ? 'alert' : 'status'} data-kind={kind}>
      {urgent && <Sign kind={kind === 'refused' ? 'bad' : 'warn'} />}
      <div class="feedback-words">{children}</div>
      <Close onClose={onClose} />
    </div>
  );
}

interface FeedbackProps extends PartsProps {
  /** Said of a refusal beside what the judge says. */
  readonly children?: ComponentChildren;
}

/** The last thing that was said: of a try, or because advice was asked for. */
export function Feedback({ children, ...parts }: FeedbackProps) {
  const { situation, problems } = parts;
  const problem = problems.shown.value;
  const { advice, hint } = situation.turn.value ?? {};
  const told = advice ?? hint;
  // What the teacher has told since is newer than what the judge said, and than nothing else.
  const since = problem?.kind === 'refused' && told && told.version > problem.try.version;
  if (problem !== null && !(since && !problems.dismissed.value)) {
    return (
      <Card kind={problem.kind} id={problemId(situation.me)} onClose={problems.dismiss}>
        <Said {...parts} problem={problem} />
        {problem.kind === 'refused' && children}
      </Card>
    );
  }
  if (!told || problems.dismissed.value) return null;
  return (
    <Card kind="advice" onClose={problems.dismiss}>
      {advice ? <Advice {...parts} advice={advice} /> : hint && <TeachersHint hint={hint} />}
    </Card>
  );
}
