/** The log of a match, turn by turn, the newest at the end. */
import { type HostId, peerOf } from '../../shared/hosts.ts';
import './LogView.css';
import { useEffect, useRef } from 'preact/hooks';
import { SegmentCard, type SegmentMark } from '../figures/segment/SegmentCard.tsx';
import { preview } from '../figures/segment/segment-view.ts';
import { StateBadge } from '../figures/states/StateBadge.tsx';
import { t as board } from '../i18n/board.ts';
import { decimal } from '../i18n/dictionary.ts';
import { t } from '../i18n/log.ts';
import { t as signalWords } from '../i18n/signals.ts';
import { loggedBase } from './cards.ts';
import type { Happening, LoggedSegment, Turn } from './log.ts';
import type { Numbering } from './numbers.ts';
import { happeningTitle, stimulusBriefly } from './sentences.ts';
import type { Situation } from './situation.ts';

function marksOf({ copy, lost, reason }: LoggedSegment): readonly SegmentMark[] {
  return [
    ...(reason === 'retransmission' ? (['retransmission'] as const) : []),
    ...(reason === 'challenge ACK' ? (['challenge'] as const) : []),
    ...(copy ? (['duplicate'] as const) : []),
    ...(lost ? (['lost'] as const) : []),
  ];
}

/** Whose log it is, and how its numbers are counted. */
interface Reader {
  readonly me: HostId;
  readonly numbering: Numbering;
}

function LoggedCard({ me, numbering, logged }: Reader & { readonly logged: LoggedSegment }) {
  return (
    <SegmentCard
      segment={logged.segment}
      from={logged.way === 'out' ? me : peerOf(me)}
      variant="inline"
      base={loggedBase(logged, numbering)}
      marks={marksOf(logged)}
    />
  );
}

interface TurnProps {
  readonly reader: Reader;
  readonly turn: Turn;
}

function Heading({ reader, turn }: TurnProps) {
  const { stimulus, arrived } = turn;
  if (arrived) return <LoggedCard {...reader} logged={arrived} />;
  const isCall = stimulus?.type === 'call';
  return (
    <span class={isCall ? 'log-event mono' : 'log-event'}>
      {stimulus ? stimulusBriefly(stimulus) : t('unasked')}
    </span>
  );
}

function Outcome({ reader, turn }: TurnProps) {
  const { answer, sent, change, delivered, returned, signals, withdrawn, advice, hint } = turn;
  if (withdrawn) return <p class="muted small">{t(`withdrawn.${withdrawn}`)}</p>;
  if (!answer) return null;
  const { move, by } = answer;
  return (
    <div class="log-line">
      {sent.map((logged) => (
        <LoggedCard key={logged.packet} {...reader} logged={logged} />
      ))}
      {sent.length === 0 && (
        <p class="log-note muted">{t(move.kind === 'discard' ? 'discarded' : 'nothing')}</p>
      )}
      {(change || by !== 'person' || advice || hint) && (
        <p class="log-note">
          {change && <StateBadge state={change.to} />}
          {by !== 'person' && <span class="chip">{t(by)}</span>}
          {(advice || hint) && <span class="chip">{t('helped')}</span>}
        </p>
      )}
      {delivered !== '' && <p class="muted small">{t('delivered', { text: preview(delivered, 24).text })}</p>}
      {returned !== null && returned !== 'ok' && (
        <p class="muted small">{t('returned', { result: t(`return.${returned}`) })}</p>
      )}
      {signals.map((signal) => (
        <p key={signal} class="muted small">
          {t('signal', { signal: signalWords(signal) })}
        </p>
      ))}
    </div>
  );
}

/** How often the turn was answered wrongly; opened, what was done and what would have come of it. */
function Tries({ tries }: Pick<Turn, 'tries'>) {
  // A rule is named once it has been told.
  const rules = tries.flatMap(({ verdict }) => (verdict.hint === null ? [] : [verdict.source.rule]));
  return (
    <details class="log-tries">
      <summary>
        {t('refused', { n: tries.length })} <code class="rule">{[...new Set(rules)].join(' ')}</code>
      </summary>
      <ul>
        {tries.map(({ failures, verdict }) => (
          <li key={failures}>
            {verdict.did} {verdict.follows ?? verdict.message} <em>{verdict.question}</em>
          </li>
        ))}
      </ul>
    </details>
  );
}

function TurnRow({ reader, turn }: TurnProps) {
  const { tries, answer, withdrawn } = turn;
  const open = answer === null && withdrawn === null;
  return (
    <li class={open ? 'turn open' : 'turn'}>
      <p class="when tnum">
        {decimal(turn.at / 1000, 1)}
        {answer && (
          <code class="rule" title={answer.verdict.message}>
            {answer.verdict.rule}
          </code>
        )}
      </p>
      <div class="what">
        <Heading reader={reader} turn={turn} />
        {tries.length > 0 && <Tries tries={tries} />}
        <Outcome reader={reader} turn={turn} />
      </div>
    </li>
  );
}

function HappeningRow({ happening }: { readonly happening: Happening }) {
  return (
    <li class="turn happening" data-type={happening.type}>
      <p class="when tnum">{decimal(happening.at / 1000, 1)}</p>
      <div class="what">
        <span class="log-event">{happeningTitle(happening)}</span>
      </div>
    </li>
  );
}

export interface LogViewProps {
  readonly situation: Situation;
  readonly numbering: Numbering;
}

export function LogView({ situation, numbering }: LogViewProps) {
  const reader = { me: situation.me, numbering };
  const box = useRef<HTMLElement>(null);
  const following = useRef(true);
  const { turns, happenings } = situation.log.value;
  const version = turns.length + happenings.length + (situation.answered.value?.answer?.version ?? 0);
  const rows = [...turns, ...happenings].sort((x, y) => x.version - y.version);
  // It follows when the log has grown, and when its box gets its size, as that of a sheet does when it opens.
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const follow = (): void => {
      if (following.current) element.scrollTop = element.scrollHeight;
    };
    follow();
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    return () => observer.disconnect();
  }, [version]);
  return (
    <section
      ref={box}
      class="log"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by the keyboard.
      tabIndex={0}
      aria-label={board('log.title')}
      onScroll={(event) => {
        const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
        // Whoever reads further up is left there.
        following.current = scrollHeight - scrollTop - clientHeight < 48;
      }}
    >
      {rows.length === 0 && <p class="muted small">{t('empty')}</p>}
      <ol>
        {rows.map((row) =>
          'type' in row ? (
            <HappeningRow key={row.version} happening={row} />
          ) : (
            <TurnRow key={row.version} reader={reader} turn={row} />
          ),
        )}
      </ol>
    </section>
  );
}
