/** What each student did in a lesson, and which misconceptions showed, as a table. */
import type { Ref } from 'preact';
import { useRef } from 'preact/hooks';
import type { ResultsAnswer, StudentResult } from '../../../shared/protocol/results.ts';
import { languageTag } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/lesson.ts';
import { useGrowing } from '../../ui/use-growing.ts';
import { useTurn, WHOLE } from '../../ui/use-turn.ts';

const percent = (part: number, all: number): string =>
  all === 0
    ? '–'
    : new Intl.NumberFormat(languageTag(), { style: 'percent', maximumFractionDigits: 0 }).format(part / all);

/** As many as fit beside each other on a page of paper; those that fewest showed are left to the files. */
const MOST_COLUMNS = 12;

/** How often a student showed a misconception, and answered its rule rightly at once. */
interface Shown {
  readonly wrong: number;
  readonly right: number;
}

const NOT_SHOWN: Shown = { wrong: 0, right: 0 };

interface StudentProps {
  readonly student: StudentResult;
  readonly name: string;
  /** By column. */
  readonly shown: readonly Shown[];
  readonly box: Ref<HTMLTableRowElement>;
  /** Else the name alone. */
  readonly whole: boolean;
}

function Student({ student, name, shown, box, whole }: StudentProps) {
  const { present, rounds, answered, firstTry, refused, advice, questions, goals } = student;
  return (
    <tr ref={box}>
      <th scope="row">
        {name} {!present && <small>{t('students.gone')}</small>}
      </th>
      {whole && (
        <>
          {' '}
          <td class="num">{rounds}</td>
          <td class="num">
            {percent(firstTry, answered)}{' '}
            {answered > 0 && <small>{t('of', { part: firstTry, all: answered })}</small>}
          </td>
          <td class="num">{refused}</td>
          <td class="num">{advice}</td>
          <td class="num">
            {questions.answered > 0 ? t('of', { part: questions.right, all: questions.answered }) : '–'}
          </td>
          <td class="num">{goals.all > 0 ? t('of', { part: goals.reached, all: goals.all }) : '–'}</td>
          {shown.map(({ wrong, right }, i) => (
            <td key={i} class="map-cell" data-wrong={Math.min(3, wrong)}>
              {wrong > 0 && (
                <span title={t('map.cell', { wrong, right })}>
                  {wrong}
                  {right > 0 && <b aria-hidden="true">✓</b>}
                </span>
              )}
            </td>
          ))}
        </>
      )}
    </tr>
  );
}

/** The results of a running lesson come every few seconds, and most of them say what they said. */
function Row({ many, ...row }: Omit<StudentProps, 'box' | 'whole'> & { readonly many: boolean }) {
  const box = useRef<HTMLTableRowElement>(null);
  const drawn = useTurn({
    box,
    many,
    draw: (whole) => <Student {...row} box={box} whole={whole} />,
    of: [JSON.stringify(row)],
    briefOf: [row.name],
  });
  return <>{drawn}</>;
}

export interface ResultsStudentsProps extends Pick<ResultsAnswer, 'students' | 'misconceptions'> {
  readonly nameOf: (id: string) => string;
}

export function ResultsStudents({ students, misconceptions, nameOf }: ResultsStudentsProps) {
  const grown = useGrowing(students.length);
  const columns = misconceptions.slice(0, MOST_COLUMNS);
  const shownBy = columns.map(({ students: all }) => new Map(all.map((one) => [one.id, one])));
  return (
    <section aria-labelledby="results-students">
      <h2 id="results-students">{t('students.title')}</h2>
      <div class="results-scroll">
        <table class="results-table" data-long={students.length > WHOLE}>
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
            {students.slice(0, grown).map((student) => (
              <Row
                key={student.id}
                many={students.length > WHOLE}
                student={student}
                name={nameOf(student.id)}
                shown={shownBy.map((of): Shown => {
                  const { wrong, right } = of.get(student.id) ?? NOT_SHOWN;
                  return { wrong, right };
                })}
              />
            ))}
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
