/** What was predicted, beside what happened: a debrief's list of questions. */
import './Predicted.css';
import type { HostId } from '../../shared/hosts.ts';
import { t } from '../i18n/predict.ts';
import { SeeMoment, type SeeMomentProps, type Told } from './SeeMoment.tsx';
import { HostGlyph } from './segment/HostGlyph.tsx';

export interface PredictedRow {
  readonly id: string;
  readonly question: string;
  /** Of each host that was asked; the text is null where its player did not say. */
  readonly answers: readonly { readonly host: HostId; readonly text: string | null }[];
  /** Null where the match ended before. */
  readonly happened: string | null;
  readonly because: string | null;
  /** Where it was told. */
  readonly moment: Told | null;
}

export interface PredictedProps extends Pick<SeeMomentProps, 'replay' | 'onSee'> {
  readonly rows: readonly PredictedRow[];
}

export function Predicted({ rows, replay, onSee }: PredictedProps) {
  if (rows.length === 0) return null;
  return (
    <section class="predicted">
      <h3>{t('title')}</h3>
      <ul>
        {rows.map(({ id, question, answers, happened, because, moment }) => (
          <li key={id}>
            <p class="predicted-question">{question}</p>
            <p class="row">
              {answers.map(({ host, text }) => (
                <span key={host} class="predicted-answer" data-right={text !== null && text === happened}>
                  <HostGlyph host={host} /> {text ?? <span class="muted">{t('none')}</span>}
                </span>
              ))}
            </p>
            <p>
              {happened === null ? (
                <span class="muted">{t('open')}</span>
              ) : (
                <>
                  {t('happened', { right: happened })} {because}
                </>
              )}
            </p>
            {moment && <SeeMoment moment={moment} replay={replay} onSee={onSee} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
