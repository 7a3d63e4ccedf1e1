/** The results of a lesson: rounds, students, the map of misconceptions; to read, print and save. */
import './Results.css';
import type { ResultsAnswer } from '../../../shared/protocol/results.ts';
import { number, timeOfDay } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/lesson.ts';
import { t as teach } from '../../i18n/teach.ts';
import { saveFile } from '../../ui/save-file.ts';
import { Check } from './Check.tsx';
import { dayOf } from './day.ts';
import { fileNameOf, type LessonResults } from './lesson-results.ts';
import { ResultsStudents } from './ResultsStudents.tsx';

function Rounds({ rounds }: Pick<ResultsAnswer, 'rounds'>) {
  return (
    <section aria-labelledby="results-rounds">
      <h2 id="results-rounds">{t('rounds.title')}</h2>
      <div class="results-scroll">
        <table class="results-table">
          <thead>
            <tr>
              <th scope="col">{t('rounds.number')}</th>
              <th scope="col">{t('rounds.scenario')}</th>
              <th scope="col">{t('rounds.time')}</th>
              <th scope="col" class="num">
                {t('rounds.pairs')}
              </th>
              <th scope="col" class="num">
                {t('column.goals')}
              </th>
              <th scope="col" class="num">
                {t('column.refused')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rounds.map(({ number: n, scenario, level, beganAt, endedAt, pairs }) => {
              const told = pairs.flatMap((pair) => pair.told ?? []);
              const reached = told.reduce((sum, { goals }) => sum + goals.reached, 0);
              const all = told.reduce((sum, { goals }) => sum + goals.all, 0);
              const untold = pairs.length - told.length;
              return (
                <tr key={n}>
                  <td>{n}</td>
                  <th scope="row">
                    {scenario.title} <small>{teach(`level.${level}`)}</small>
                    {untold > 0 && <small>{t('rounds.untold', { n: untold })}</small>}
                  </th>
                  <td>
                    {timeOfDay(beganAt)}
                    {endedAt !== null && `–${timeOfDay(endedAt)}`}
                  </td>
                  <td class="num">{number(pairs.length)}</td>
                  <td class="num">{t('of', { part: reached, all })}</td>
                  <td class="num">{number(told.reduce((sum, { refused }) => sum + refused, 0))}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export interface ResultsProps {
  readonly lesson: LessonResults;
}

export function Results({ lesson }: ResultsProps) {
  const { results, named, nameOf, anyReal, real, files } = lesson;
  const told = results.value;
  if (told === null)
    return (
      <p class="muted results-wait" role="status">
        {t('results.wait')}
      </p>
    );
  const { class: of, rounds, students, misconceptions } = told;
  return (
    <div class="results">
      <header>
        <div>
          <h2 class="results-title">{of.name ?? of.code}</h2>
          <p class="muted">
            {dayOf(of.openedAt)} · {t('class.rounds', { n: rounds.length })} ·{' '}
            {t('students.count', { n: students.length })}
          </p>
        </div>
        <div class="row">
          <Check
            label={t('names.show')}
            checked={named.value}
            onCheck={(checked) => {
              named.value = checked;
            }}
          />
          {anyReal.value && (
            <Check
              label={t('names.real')}
              hint={t('names.real.why')}
              checked={real.value}
              onCheck={(checked) => {
                real.value = checked;
              }}
            />
          )}
          <button
            type="button"
            class="btn small"
            onClick={() => saveFile(fileNameOf(told, 'csv'), [files.csv(told)], 'text/csv;charset=utf-8')}
          >
            {t('save.csv')}
          </button>
          <button
            type="button"
            class="btn small"
            onClick={() => saveFile(fileNameOf(told, 'json'), [files.json(told)], 'application/json')}
          >
            {t('save.json')}
          </button>
          <button type="button" class="btn small" onClick={() => window.print()}>
            {t('print')}
          </button>
        </div>
      </header>
      {rounds.length === 0 ? (
        <p>{t('results.none')}</p>
      ) : (
        <>
          <Rounds rounds={rounds} />
          <ResultsStudents students={students} misconceptions={misconceptions} nameOf={nameOf} />
        </>
      )}
    </div>
  );
}
