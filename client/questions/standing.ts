/** How a question has been answered, in numbers: what the bars show, and who was right. */
import type { QuestionView } from '../../shared/protocol/view.ts';

type Result = NonNullable<QuestionView['result']>;

export interface Standing {
  readonly answered: number;
  readonly right: number;
  /** The option that most of those have chosen who were wrong; null where nobody was. */
  readonly commonest: number | null;
}

export function standingOf({ options }: Pick<Result, 'options'>): Standing {
  const sum = (of: Result['options']): number => of.reduce((all, { chosen }) => all + chosen, 0);
  const wrong = options.map(({ legal, chosen }) => (legal ? 0 : chosen));
  const most = Math.max(...wrong);
  return {
    answered: sum(options),
    right: sum(options.filter(({ legal }) => legal)),
    commonest: most > 0 ? wrong.indexOf(most) : null,
  };
}

/** Of all answers, from 0 to 100. */
export const share = (chosen: number, answered: number): number =>
  answered === 0 ? 0 : (100 * chosen) / answered;

export type Own = 'right' | 'wrong' | 'none';
export function ownOf(result: Pick<Result, 'options'>, yours: number | null): Own {
  if (yours === null) return 'none';
  return result.options[yours]?.legal ? 'right' : 'wrong';
}
