/** What happened, moment by moment, in words. A row leads to its moment. */
import './EventList.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { MatchEvent } from '../../shared/match/event.ts';
import type { Moment } from '../../shared/record/moments.ts';
import { RULES, type RuleId } from '../../shared/tcp/rules.ts';
import { flagsText } from '../../shared/tcp/segment.ts';
import { Flags } from '../components/Flags.tsx';
import { HostGlyph } from '../components/HostGlyph.tsx';
import { stimulusWords } from '../components/host/stimulus-words.ts';
import type { HostId } from '../components/phase.ts';
import { number } from '../i18n/dictionary.ts';
import { pick } from '../i18n/index.ts';
import { t } from '../i18n/replay.ts';
import type { Packet } from './packets.ts';
import type { Replay } from './state.ts';
import { moveWords, noteWords, outsideWords, secondsText } from './words.ts';

type Event<Type extends MatchEvent['type']> = Extract<MatchEvent, { type: Type }>;
const find = <Type extends MatchEvent['type']>(events: readonly MatchEvent[], type: Type) =>
  events.find((event): event is Event<Type> => event.type === type);

type Tone = 'plain' | 'good' | 'bad' | 'wire' | 'end';

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
  const { move, verdict, stimulus, by } = event;
  const words = moveWords(move, true);
  return (
    <>
      <span class="row-head">
        {stimulus === null ? t('move.unasked', { move: words }) : words}
        {state && (
          <>
            {' '}
            <b class="row-next">→ {state.to}</b>
          </>
        )}
        {by === 'autopilot' && <span class="muted"> · {t('autopilot')}</span>}
      </span>
      <span class="row-words">
        <Source {...verdict} /> {pick(verdict.message)}
        {verdict.legal && verdict.liberty !== null && (
          <> {t('verdict.liberty', { liberty: verdict.liberty })}</>
        )}
      </span>
    </>
  );
}

function Refused({ event }: { readonly event: Event<'refused'> }) {
  const { move, verdict, failures } = event;
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
        <span class="row-why">{pick(verdict.message)}</span> <Source {...verdict} />{' '}
        {!verdict.legal && pick(verdict.hint)}
      </span>
    </>
  );
}

interface SegmentLinkProps {
  readonly packet: Packet;
  readonly replay: Replay;
  readonly absolute: boolean;
}

/** The segment in a line; pressing it shows its fields. */
function SegmentLink({ packet, replay, absolute }: SegmentLinkProps) {
  const { segment, base, from, id } = packet;
  const chosen = replay.selected.value === id;
  const shown = (value: number, from0: number): string =>
    absolute ? String(value) : number((value - from0) | 0);
  return (
    <button
      type="button"
      class="row-segment"
      data-host={from}
      aria-pressed={chosen}
      aria-label={t('segment.show', { flags: flagsText(segment.flags) })}
      onClick={() => {
        replay.selected.value = chosen ? null : id;
      }}
    >
      <Flags flags={segment.flags} />
      <span class="row-numbers">
        seq {shown(segment.seq, base.seq)}
        {(segment.flags & 0x10) !== 0 && <> ack {shown(segment.ack, base.ack)}</>}
        {segment.data.length > 0 && <> len {segment.data.length}</>}
      </span>
    </button>
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
          {t('event.advice', { rule: advice.rule })}: {moveWords(advice.move, true)}
        </span>
        <span class="row-words">{pick(RULES[advice.rule])}</span>
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

/** Scrolls the list, and nothing but the list, to a row; to its top when what follows is to be seen as well. */
function bring(row: HTMLElement | null, toTop: boolean): void {
  const list = row?.closest<HTMLElement>('.events');
  if (!row || !list) return;
  const margin = Math.min(64, list.clientHeight / 6);
  const [top, bottom] = [row.offsetTop, row.offsetTop + row.offsetHeight];
  if (toTop || top < list.scrollTop + margin) list.scrollTop = top - margin;
  else if (bottom > list.scrollTop + list.clientHeight - margin) {
    list.scrollTop = Math.min(bottom - list.clientHeight + margin, top - margin);
  }
}

interface RowProps {
  readonly replay: Replay;
  readonly index: number;
  readonly moment: Moment;
  readonly goals: ReadonlyMap<string, string>;
  readonly absolute: boolean;
}

function Body({ replay, moment: { events }, goals, absolute }: Omit<RowProps, 'index'>) {
  const { packets } = replay.told;
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
              <SegmentLink packet={packet} replay={replay} absolute={absolute} />
              {event.type === 'lost' && noteWords(event, goals)}
            </span>
          );
        }
        const words = noteWords(event, goals);
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

function Row({ replay, index, moment, goals, absolute }: RowProps) {
  const item = useRef<HTMLLIElement>(null);
  const here = replay.index.value === index;
  const later = replay.index.value < index;
  const last = index === replay.told.moments.length - 1;
  const host = hostOf(moment.events);
  useEffect(() => {
    if (here) bring(item.current, last);
  }, [here, last]);
  const time = secondsText(moment.at);
  return (
    <li
      ref={item}
      class={`event-row${here ? ' here' : ''}${later ? ' later' : ''}`}
      data-tone={toneOf(moment.events)}
      data-host={host ?? undefined}
      aria-current={here ? 'step' : undefined}
    >
      <button
        type="button"
        class="row-to"
        aria-label={t('event.at', { at: time })}
        onClick={() => replay.toMoment(index)}
      />
      <span class="row-time">{time}</span>
      <span class="row-host">{host && <HostGlyph host={host} />}</span>
      <div class="row-body">
        <Body replay={replay} moment={moment} goals={goals} absolute={absolute} />
      </div>
    </li>
  );
}

export interface EventListProps {
  readonly replay: Replay;
  readonly absolute: boolean;
  /** After the last event. */
  readonly children?: ComponentChildren;
}

export function EventList({ replay, absolute, children }: EventListProps) {
  const { moments } = replay.told;
  const { scenario, outcome } = moments.at(-1)?.match ?? {};
  const goals = new Map((scenario?.goals ?? []).map(({ id, text }) => [id, pick(text)]));
  return (
    <div class="events">
      <ol>
        {moments.map((moment, index) =>
          index === 0 ? (
            <Begin key={0} replay={replay} />
          ) : (
            <Row
              key={moment.match.version}
              replay={replay}
              index={index}
              moment={moment}
              goals={goals}
              absolute={absolute}
            />
          ),
        )}
      </ol>
      {outcome === null && <p class="muted small events-open">{t('events.open-end')}</p>}
      {children}
    </div>
  );
}

function Begin({ replay }: { readonly replay: Replay }) {
  const item = useRef<HTMLLIElement>(null);
  const here = replay.index.value === 0;
  useEffect(() => {
    if (here) bring(item.current, false);
  }, [here]);
  return (
    <li ref={item} class={here ? 'event-row here' : 'event-row'} aria-current={here ? 'step' : undefined}>
      <button type="button" class="row-to" aria-label={t('play.start')} onClick={() => replay.toStart()} />
      <span class="row-time">{secondsText(0)}</span>
      <span class="row-host" />
      <div class="row-body">
        <span class="row-head muted">{t('events.begin')}</span>
      </div>
    </li>
  );
}
