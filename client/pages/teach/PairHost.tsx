/** One host of a pair that the teacher looks into: what is there, what was refused, and what helps. */
import type { HostId } from '../../../shared/hosts.ts';
import type { PairView, ScenarioView, TeacherView } from '../../../shared/protocol/view.ts';
import { HostPanel } from '../../figures/host/HostPanel.tsx';
import type { Story } from '../../figures/ladder/story.ts';
import { HostGlyph } from '../../figures/segment/HostGlyph.tsx';
import { StateBadge } from '../../figures/states/StateBadge.tsx';
import { sentenceSpace } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/pair.ts';
import { t as teach } from '../../i18n/teach.ts';
import type { ClassActions } from './class-actions.ts';
import { GivePlace } from './GivePlace.tsx';
import { nameOf } from './PairCard.tsx';
import type { PlayersProps } from './Players.tsx';
import { isGone } from './pairs.ts';
import type { Watching } from './watching.ts';

export interface PairHostProps {
  readonly pair: PairView;
  readonly host: HostId;
  readonly story: Story;
  readonly cast: ScenarioView['cast'];
  readonly watching: Watching;
  readonly people: TeacherView['players'];
  readonly actions: Pick<ClassActions, 'help' | 'giveSeat'>;
  readonly busy: boolean;
  readonly onRemove: PlayersProps['onRemove'];
}

/** The host as the server tells it; until it does, what the class's view knows. */
function Host({ pair, host, cast, watching }: Pick<PairHostProps, 'pair' | 'host' | 'cast' | 'watching'>) {
  const seen = watching.watched.value?.view.hosts.find((one) => one.host === host);
  if (seen) {
    return (
      <HostPanel
        host={seen}
        name={nameOf(pair, host)}
        cast={cast[host]}
        now={watching.now}
        absolute={false}
      />
    );
  }
  return (
    <div class="stack pair-half" data-host={host}>
      <h3 class="row">
        <HostGlyph host={host} /> {nameOf(pair, host)}
      </h3>
      <StateBadge state={pair.states[host]} size="large" gloss />
    </div>
  );
}

/** In the words in which the player has read it. */
function Refused({ pair, story, host }: Pick<PairHostProps, 'pair' | 'story' | 'host'>) {
  const refused = story.refused[host];
  if (refused === null) return null;
  const { verdict, settled } = refused;
  const { did, message, question, source } = verdict;
  return (
    <section class="pair-refusal small" data-settled={settled}>
      <h3 class="eyebrow">{t('refused.title', { name: nameOf(pair, host) })}</h3>
      <p>
        <strong>{did}</strong>
        {sentenceSpace() + message}{' '}
        <span class="source">
          {source.rule} · {source.rfc}
        </span>
      </p>
      {settled ? <p class="muted">{t('refused.settled')}</p> : <p class="question">{question}</p>}
    </section>
  );
}

function HelpButtons({
  pair,
  host,
  story,
  actions,
  busy,
}: Omit<PairHostProps, 'cast' | 'watching' | 'people' | 'onRemove'>) {
  const turn = pair.turns[host];
  const name = nameOf(pair, host);
  if (turn === null) return null;
  const told = story.told.get(turn.stimulus);
  const gone = isGone(pair, host);
  const ask = (help: 'hint' | 'answer' | 'move'): void =>
    void actions.help(pair.match, host, turn.stimulus, help);
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out inline everywhere. */}
      <div class="row pair-help" role="group" aria-label={t('help.title', { name })}>
        <button
          type="button"
          class="btn small"
          disabled={busy || gone || told !== undefined}
          onClick={() => ask('hint')}
        >
          {t('help.hint')}
        </button>
        <button
          type="button"
          class="btn small"
          disabled={busy || gone || told === 'answer'}
          onClick={() => ask('answer')}
        >
          {t('help.answer')}
        </button>
        <button type="button" class="btn small" disabled={busy} onClick={() => ask('move')}>
          {t('help.move')}
        </button>
      </div>
      {(told || gone) && (
        <p class="small muted" role="status">
          {gone ? t('help.away', { name }) : t(`help.told.${told ?? 'hint'}`)}
        </p>
      )}
    </>
  );
}

function scoreWords(pair: PairView, host: HostId): string {
  const { answered, firstTry, refused, advice } = pair.scores[host];
  return [
    teach('pair.score.answered', { n: answered }),
    teach('pair.score.first', { n: firstTry }),
    teach('pair.score.refused', { n: refused }),
    ...(advice > 0 ? [teach('pair.score.advice', { n: advice })] : []),
  ].join(' · ');
}

export function PairHost(props: PairHostProps) {
  const { pair, host, people, actions, busy, onRemove } = props;
  const { id, name } = pair.players[host];
  const over = pair.outcome !== null;
  return (
    <section class="pair-column">
      <Host {...props} />
      {!over && pair.players[host].player === 'person' && <HelpButtons {...props} />}
      <Refused {...props} />
      <p class="small muted">{scoreWords(pair, host)}</p>
      <div class="row pair-seat-row">
        {!over && (
          <GivePlace
            label={t('seat.give', { host })}
            nobody={t('seat.autopilot')}
            holds={id}
            people={people}
            busy={busy}
            onGive={(player) => void actions.giveSeat(pair.match, host, player)}
          />
        )}
        {id !== null && name !== null && (
          <button type="button" class="btn small quiet pair-remove" onClick={() => onRemove({ id, name })}>
            {teach('players.remove', { name })}
          </button>
        )}
      </div>
    </section>
  );
}
