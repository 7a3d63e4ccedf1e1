/** The results of a lesson: rounds, students, the map of misconceptions; to read, print and save. */
import './Results.css';
import type { ResultsAnswer } from '../../../shared/protocol/results.ts';
import { languageTag, number, timeOfDay } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/lesson.ts';
import { t as teach } from '../../i18n/teach.ts';
import { saveFile } from '../../ui/save-file.ts';
import { dayOf } from './day.ts';
import { fileNameOf, type LessonResults, resultsCsv, resultsJson } from './lesson-results.ts';

const percent = (part: number, all: number): string =>
  all === 0
    ? '–'
    : new Intl.NumberFormat(languageTag(), { style: 'percent', maximumFractionDigits: 0 }).format(part / all);

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

/** As many as fit beside each other on a page of paper; those that fewest showed are left to the files. */
const MOST_COLUMNS = 12;

interface StudentsProps extends Pick<ResultsAnswer, 'students' | 'misconceptions'> {
  readonly nameOf: (id: string) => string;
}

function Students({ students, misconceptions, nameOf }: StudentsProps) {
  const columns = misconceptions.slice(0, MOST_COLUMNS);
  return (
    <section aria-labelledby="results-students">
      <h2 id="results-students">{t('students.title')}</h2>
      <div class="results-scroll">
        <table class="results-table">
          <thead>
            <tr>
              <th scope="col">{t('column.student')}</th>
              <th scope="col" class="num">
                {t('column.rounds')}
              </th>
              <th scope="col" class="num">
                {t('column.first')}
              </th>
              <th scope="col" class="num">
                {t('column.refused')}
              </th>
              <th scope="col" class="num">
                {t('column.advice')}
              </th>
              <th scope="col" class="num">
                {t('column.questions')}
              </th>
              <th scope="col" class="num">
                {t('column.goals')}
              </th>
              {columns.map(({ name }, i) => (
                <th key={name} scope="col" class="map-head" title={name}>
                  {i + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {students.map(
              ({ id, present, rounds, answered, firstTry, refused, advice, questions, goals }) => (
                <tr key={id}>
                  <th scope="row">
                    {nameOf(id)} {!present && <small>{t('students.gone')}</small>}
                  </th>
                  <td class="num">{rounds}</td>
                  <td class="num">
                    {percent(firstTry, answered)}{' '}
                    {answered > 0 && <small>{t('of', { part: firstTry, all: answered })}</small>}
                  </td>
                  <td class="num">{refused}</td>
                  <td class="num">{advice}</td>
                  <td class="num">
                    {questions.answered > 0
                      ? t('of', { part: questions.right, all: questions.answered })
                      : '–'}
                  </td>
                  <td class="num">
                    {goals.all > 0 ? t('of', { part: goals.reached, all: goals.all }) : '–'}
                  </td>
                  {columns.map((column) => {
                    const { wrong, right } = column.students.find((one) => one.id === id) ?? {
                      wrong: 0,
                      right: 0,
                    };
                    return (
                      <td key={column.name} class="map-cell" data-wrong={Math.min(3, wrong)}>
                        {wrong > 0 && (
                          <span title={t('map.cell', { wrong, right })}>
                            {wrong}
                            {right > 0 && <b aria-hidden="true">✓</b>}
                          </span>
                        )}
                      </td>
                    );
                  })}
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
      {columns.length > 0 && (
        <div class="map-legend">
          <h3>{t('map.title')}</h3>
          <ol>
            {columns.map(({ name, rule, students: all }) => (
              <li key={name}>
                {name}{' '}
                <small>
                  {t('map.shown', { n: all.filter(({ wrong }) => wrong > 0).length })} · {rule}
                </small>
              </li>
            ))}
          </ol>
          <p class="small muted">{t('map.explain')}</p>
        </div>
      )}
    </section>
  );
}

export interface ResultsProps {
  readonly lesson: LessonResults;
}

export function Results({ lesson }: ResultsProps) {
  const { results, named, nameOf } = lesson;
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
          <label class="check">
            <input
              type="checkbox"
              checked={named.value}
              onInput={(event) => {
                named.value = event.currentTarget.checked;
              }}
            />
            {t('names.show')}
          </label>
          <button
            type="button"
            class="btn small"
            onClick={() => saveFile(fileNameOf(told, 'csv'), [resultsCsv(told)], 'text/csv;charset=utf-8')}
          >
            {t('save.csv')}
          </button>
          <button
            type="button"
            class="btn small"
            onClick={() => saveFile(fileNameOf(told, 'json'), [resultsJson(told)], 'application/json')}
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
          <Students students={students} misconceptions={misconceptions} nameOf={nameOf} />
        </>
      )}
    </div>
  );
}
