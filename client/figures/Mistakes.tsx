/** The mistakes of a match, by the names of their misconceptions, each with a link to its moment. */
import './Mistakes.css';
import type { HostId } from '../../shared/hosts.ts';
import { t } from '../i18n/debrief.ts';
import { mistakesOf, type Refused } from './mistakes.ts';
import { SeeMoment, type SeeMomentProps } from './SeeMoment.tsx';
import { HostGlyph } from './segment/HostGlyph.tsx';

/** More than these nobody takes to heart. */
const MOST = 3;

export interface MistakesProps extends Pick<SeeMomentProps, 'replay' | 'onSee'> {
  readonly refused: readonly Refused[];
  /** Who made them; null where all are the reader's own. */
  readonly nameOf: ((host: HostId) => string) | null;
}

export function Mistakes({ refused, replay, nameOf, onSee }: MistakesProps) {
  const mistakes = mistakesOf(refused);
  if (mistakes.length === 0) return null;
  const more = mistakes.length - MOST;
  return (
    <section class="mistakes">
      <h3>{t('mistakes.title')}</h3>
      <ul>
        {mistakes.slice(0, MOST).map(({ host, at, version, times, verdict }) => (
          <li key={version}>
            <p class="mistake-name">
              {nameOf && (
                <span class="mistake-who">
                  <HostGlyph host={host} /> {nameOf(host)}
                </span>
              )}
              <b>{verdict.name ?? verdict.message}</b>
              {times > 1 && <small>{t('mistakes.times', { n: times })}</small>}
            </p>
            <p>
              {verdict.name !== null && (verdict.follows ?? verdict.message)} <em>{verdict.question}</em>
            </p>
            <SeeMoment moment={{ at, version }} replay={replay} onSee={onSee} />
          </li>
        ))}
      </ul>
      {more > 0 && <p class="small muted">{t('mistakes.more', { n: more })}</p>}
    </section>
  );
}
