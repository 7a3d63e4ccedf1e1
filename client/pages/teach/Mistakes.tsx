/** The commonest mistakes of a lesson, by what was answered: each opens the replay at its moment. */
import './Mistakes.css';
import type { Move } from '../../../shared/judge/move.ts';
import type { AskedOf, MistakeResult } from '../../../shared/protocol/results.ts';
import { flagsText } from '../../../shared/tcp/segment.ts';
import type { State } from '../../../shared/tcp/state.ts';
import { pathTo } from '../../base.ts';
import { HostGlyph } from '../../figures/segment/HostGlyph.tsx';
import { t as common } from '../../i18n/common.ts';
import { t as hosts } from '../../i18n/host.ts';
import { t } from '../../i18n/lesson.ts';
import { t as rules } from '../../i18n/rules.ts';
import { Check } from './Check.tsx';
import type { LessonResults } from './lesson-results.ts';

export function askedWords(asked: AskedOf): string {
  switch (asked.type) {
    case 'segment':
      return t(asked.text ? 'asked.text' : 'asked.segment', { flags: flagsText(asked.flags) });
    case 'call':
      return hosts('stimulus.call', { call: asked.call });
    case 'timeout':
      return hosts(`stimulus.timeout.${asked.timer}`);
    case 'nothing':
      return t('asked.nothing');
  }
}

/** "sent FIN, then expected CLOSED" */
export function moveWords(move: Move, from: State): string {
  if (move.kind === 'discard') return t('did.discard');
  const { next } = move;
  const how = next === from ? 'stay' : 'go';
  if (move.kind === 'nothing') return t(`did.nothing.${how}`, { next });
  const segments = move.segments.map(({ flags, len = 0 }) => {
    const named = flags === 0 ? t('did.bare') : flagsText(flags);
    return len > 0 ? t('did.text', { flags: named }) : named;
  });
  const all = segments.reduce((first, rest) => t('did.and', { first, rest }));
  return t(`did.send.${how}`, { segments: all, next });
}

/** Those that more than these made are shown at once. */
const MOST = 12;

function Row({ mistake, lesson }: { readonly mistake: MistakeResult; readonly lesson: LessonResults }) {
  const { scenario, host, state, asked, move, right, name, rule, students, of, made } = mistake;
  const { named, nameOf } = lesson;
  const seen = made.find(({ ended }) => ended);
  const hidden = named.value ? '' : '?names=hidden';
  const who = [...new Set(made.map(({ student }) => student))];
  return (
    <li class="card mistake">
      <p class="mistake-count">
        <strong>{students}</strong> {t('mistakes.of', { n: of })}
        <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
          <rect width="100" height="6" fill="var(--good-soft)" />
          <rect width={(100 * students) / of} height="6" fill="var(--bad)" />
        </svg>
      </p>
      <div class="mistake-what">
        <p class="mistake-did">{moveWords(move, state)}</p>
        <p class="muted">
          <HostGlyph host={host} bare />{' '}
          {t('mistakes.where', { state, asked: askedWords(asked), scenario: scenario.title })}
        </p>
        {name !== null && <p>{name}</p>}
        <details>
          <summary>{t('mistakes.right')}</summary>
          {right && <p>{t('mistakes.tcp', { did: moveWords(right, state) })}</p>}
          <p class="small">
            {rules(rule)} <span class="muted">{rule}</span>
          </p>
        </details>
        {named.value && <p class="small">{who.map(nameOf).join(common('list.comma'))}</p>}
        {seen ? (
          <a
            class="btn small"
            href={`${pathTo(`/replay/${encodeURIComponent(seen.match)}`)}${hidden}#t=${Math.floor(seen.at)}&v=${seen.version}`}
          >
            {t('mistakes.see')}
          </a>
        ) : (
          <p class="small muted">{t('mistakes.later')}</p>
        )}
      </div>
    </li>
  );
}

export function Mistakes({ lesson }: { readonly lesson: LessonResults }) {
  const told = lesson.results.value;
  const all = told?.mistakes ?? [];
  return (
    <div class="mistakes-page">
      <header>
        <div>
          <h2>{t('mistakes.title')}</h2>
          <p class="muted">
            {told === null ? t('results.wait') : t(all.length === 0 ? 'mistakes.none' : 'mistakes.explain')}
          </p>
        </div>
        <Check
          label={t('names.show')}
          checked={lesson.named.value}
          onCheck={(checked) => {
            lesson.named.value = checked;
          }}
        />
      </header>
      <ol class="stack">
        {all.slice(0, MOST).map((mistake) => (
          <Row key={JSON.stringify([mistake.made[0]])} mistake={mistake} lesson={lesson} />
        ))}
      </ol>
      {all.length > MOST && <p class="muted">{t('mistakes.more', { n: all.length - MOST })}</p>}
    </div>
  );
}
