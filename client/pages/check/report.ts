/** The report as text, to be sent to who can do something. */
import { t } from '../../i18n/check.ts';
import type { Findings } from './findings.ts';
import { gradeOf, LINES, verdictOn } from './judge.ts';
import { lineSaid, verdictSaid } from './say.ts';

export interface Written {
  readonly userAgent: string;
  /** Milliseconds since 1970, of which the report tells day, time and zone. */
  readonly at: number;
}

const momentOf = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' }).format(at);

export function reportOf(found: Findings, { userAgent, at }: Written): string {
  const lines = LINES.flatMap((line) => {
    const { said, todo } = lineSaid(line, found);
    return [
      `${t(line)} (${t(`grade.${gradeOf(line, found)}`)}): ${said.join(' ')}`,
      ...(todo === null ? [] : [`  → ${todo}`]),
    ];
  });
  return [
    `2MSL · ${found.page.url} · ${momentOf(at)}`,
    userAgent,
    '',
    verdictSaid(verdictOn(found)),
    '',
    ...lines,
    '',
  ].join('\n');
}
