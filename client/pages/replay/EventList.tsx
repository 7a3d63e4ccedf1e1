/** The events of a match, moment by moment, in words; a row leads to its moment. */

import type { ComponentChildren } from 'preact';
import type { HostId } from '../../../shared/hosts.ts';
import type { MatchEvent } from '../../../shared/match/match-event.ts';
import { refusalView, verdictView } from '../../../shared/protocol/verdict-view.ts';
import type { Moment } from '../../../shared/record/moments.ts';
import type { ScenarioTexts } from '../../../shared/scenarios/texts.ts';
import type { RuleId } from '../../../shared/tcp/rules.ts';
import { stimulusWords } from '../../figures/host/stimulus-words.ts';
import { sentenceSpace } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/replay.ts';
import { words } from '../../i18n/rulebook.ts';
import { textsOf } from '../../i18n/scenarios.ts';
import { t as timeline } from '../../i18n/timeline.ts';
import type { Cursor } from '../../timeline/cursor.ts';
import { EventRow, type Tone } from '../../timeline/EventRow.tsx';
import { EventRows } from '../../timeline/EventRows.tsx';
import { SegmentLink } from '../../timeline/SegmentLink.tsx';
import { secondsText } from '../../timeline/time-words.ts';
import { VIRTUAL_CLOCK } from '../../timeline/timeline.ts';
import { moveWords, noteWords, outsideWords } from './event-words.ts';
import type { Playback } from './playback.ts';

type Event<Type extends MatchEvent['type']> = Extract<MatchEvent, { type: Type }>;
const find = <Type extends MatchEvent['type']>(events: readonly MatchEvent[], type: Type) =>
  events.find((event): event is Event<Type> => event.type === type);

const NO_TEXTS = { goals: [], predictions: [] };

function toneOf(events: readonly MatchEvent[]): Tone {
  const [first] = events;
  switch (first?.type) {
    case 'accepted':
      return 'good';
    case 'refused':
      return 'bad';
    case 'lost':
      return 'wire';
    case 'ended':
      return 'end';
    default:
      return 'plain';
  }
}

const hostOf = (events: readonly MatchEvent[]): HostId | null => {
  const [first] = events;
  return first && 'host' in first ? first.host : null;
};

function Source({ rule, rfc }: { readonly rule: RuleId; readonly rfc: string }) {
  return <span class="row-source">{t('verdict.source', { rule, rfc: rfc.replace(/^RFC 9293 /, '') })}</span>;
}

function Accepted({
  event,
  state,
}: {
  readonly event: Event<'accepted'>;
  readonly state: Event<'state'> | undefined;
}) {
  const { move, stimulus, by } = event;
  const verdict = verdictView(event.verdict, words, 'looking back');
  const answer = moveWords(move, true);
  return (
    <>
      <span class="row-head">
        {stimulus === null ? t('move.unasked', { move: answer }) : answer}
        {state && (
          <>
            {' '}
            <b class="row-next">→ {state.to}</b>
          </>
        )}
        {by !== 'person' && <span class="muted"> · {t(by)}</span>}
      </span>
      <span class="row-words">
        <Source {...verdict} /> {verdict.message}
        {verdict.legal && verdict.liberty !== null && (
          <> {t('verdict.liberty', { liberty: verdict.liberty })}</>
        )}
      </span>
    </>
  );
}

function Refused({ event }: { readonly event: Event<'refused'> }) {
  const { move, failures } = event;
  const verdict = refusalView(event.verdict, words, 'looking back');
  return (
    <>
      <span class="row-head">
        {moveWords(move, false)}
        {move.kind !== 'discard' && (
          <>
            {' '}
            <b class="row-next">→ {move.next}</b>
          </>
        )}
        {failures > 1 && <span class="row-tries"> · {t('refused.try', { n: failures })}</span>}
      </span>
      <span class="row-words">
        <span class="row-why">{verdict.follows ?? verdict.message}</span>
        {sentenceSpace()}
        <b class="row-question">{verdict.question}</b> <Source {...verdict} /> {verdict.hint}
      </span>
    </>
  );
}

function Head({ events }: { readonly events: readonly MatchEvent[] }): ComponentChildren {
  const stimulus = find(events, 'stimulus');
  const accepted = find(events, 'accepted');
  const refused = find(events, 'refused');
  const advice = find(events, 'advice');
  const player = find(events, 'player');
  const ended = find(events, 'ended');
  if (accepted) return <Accepted event={accepted} state={find(events, 'state')} />;
  if (refused) return <Refused event={refused} />;
  if (stimulus) {
    const copy = find(events, 'arrived')?.copyOf != null;
    return <span class="row-head">{stimulusWords(stimulus.stimulus, copy)}</span>;
  }
  if (advice) {
    return (
      <>
        <span class="row-head">
          {t(`event.advice.${advice.by}`, { rule: advice.rule })}: {moveWords(advice.move, true)}
        </span>
        <span class="row-words">{words.rules(advice.rule)}</span>
      </>
    );
  }
  const hint = find(events, 'hint');
  if (hint) {
    return (
      <>
        <span class="row-head">{t('event.hint', { rule: hint.rule })}</span>
        <span class="row-words">{words.rules(hint.rule)}</span>
      </>
    );
  }
  if (player) return <span class="row-head">{t(`event.player.${player.player}`)}</span>;
  const outside = outsideWords(events);
  if (outside !== null) return <span class="row-head">{outside}</span>;
  if (find(events, 'lost')) return <span class="row-head">{t('event.lost')}</span>;
  if (ended) return null;
  return <span class="row-head">{t('event.other')}</span>;
}

interface RowProps {
  readonly playback: Playback;
  readonly cursor: Cursor;
  readonly index: number;
  readonly moment: Moment;
  readonly texts: ScenarioTexts | null;
  readonly absolute: boolean;
}

function Body({ playback, cursor, moment: { events }, texts, absolute }: Omit<RowProps, 'index'>) {
  const { packets } = playback;
  const ended = find(events, 'ended');
  return (
    <>
      <Head events={events} />
      {events.map((event) => {
        const packet = 'packet' in event ? packets.get(event.packet) : undefined;
        const shows = event.type === 'sent' || event.type === 'arrived' || event === events[0];
        if (packet && shows) {
          return (
            <span key={event.version} class="row-line">
              <SegmentLink {...packet} cursor={cursor} absolute={absolute} />
              {event.type === 'lost' && noteWords(event, texts ?? NO_TEXTS)}
            </span>
          );
        }
        const words = noteWords(event, texts ?? NO_TEXTS);
        if (words === null) return null;
        return (
          <span key={event.version} class={`row-line note ${event.type}`}>
            {words}
          </span>
        );
      })}
      {ended && <span class="row-ended">{t(`ended.${ended.outcome}`)}</span>}
    </>
  );
}

function Row(props: RowProps) {
  const { cursor, index, moment } = props;
  return (
    <EventRow
      cursor={cursor}
      index={index}
      host={hostOf(moment.events)}
      tone={toneOf(moment.events)}
      label={t('event.at', { at: secondsText(moment.at, VIRTUAL_CLOCK.digits) })}
    >
      <Body {...props} />
    </EventRow>
  );
}

export interface EventListProps {
  readonly playback: Playback;
  readonly cursor: Cursor;
  readonly absolute: boolean;
  /** After the last event. */
  readonly children?: ComponentChildren;
}

export function EventList({ playback, cursor, absolute, children }: EventListProps) {
  const { moments } = playback;
  const { scenario, outcome } = moments.at(-1)?.match ?? {};
  const texts = scenario ? textsOf(scenario) : null;
  const row = (index: number): ComponentChildren => {
    const moment = moments[index];
    if (moment === undefined) return null;
    if (index > 0) return <Row key={index} {...{ playback, cursor, index, moment, texts, absolute }} />;
    return (
      <EventRow key={index} cursor={cursor} index={index} label={timeline('play.start')}>
        <span class="row-head muted">{t('events.begin')}</span>
      </EventRow>
    );
  };
  return (
    <div class="events">
      <EventRows cursor={cursor} row={row} />
      {outcome === null && <p class="muted small events-open">{t('events.open-end')}</p>}
      {children}
    </div>
  );
}
