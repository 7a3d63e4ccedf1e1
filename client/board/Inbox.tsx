/** The stimulus at hand, and how many wait behind it. */
import { peerOf } from '../../shared/hosts.ts';
import './Inbox.css';
import type { Stimulus } from '../../shared/protocol/view.ts';
import { SegmentCard } from '../figures/segment/SegmentCard.tsx';
import { TimerRing } from '../figures/TimerRing.tsx';
import { t } from '../i18n/board.ts';
import type { Board } from './board-state.ts';
import { baseOf } from './cards.ts';
import { Idle, type IdleProps } from './Idle.tsx';
import { stimulusReason, stimulusTitle } from './sentences.ts';

interface PartProps {
  readonly board: Board;
  readonly stimulus: Stimulus;
}

function Title({ board, stimulus }: PartProps) {
  const { inbox } = board.host.value;
  const waiting = inbox.length - 1;
  return (
    <header class="inbox-title">
      <h2 id="inbox-title" tabIndex={-1}>
        {stimulusTitle(stimulus, board.turn.value?.arrived?.copy ?? false)}
      </h2>
      <p class="muted small tnum">
        {waiting > 0 && <span class="chip warn">{t('inbox.more', { n: waiting })}</span>}
        {t('inbox.at', { seconds: ((inbox[0]?.at ?? 0) / 1000).toFixed(1) })}
      </p>
    </header>
  );
}

/** The application, as a window: it calls from above, as the wire calls from the side. */
function ApplicationSign() {
  return (
    <svg viewBox="0 0 32 32" width="44" height="44" aria-hidden="true">
      <path class="frame" d="M3 5.5h26v21H3Z" />
      <path class="bar" d="M3 5.5h26v5H3Z" />
      <path class="arrow" d="M16 14.5v8.5m-4-4 4 4 4-4" />
    </svg>
  );
}

/** A call or a timeout: a sign, what it is, and why. */
function EventCard({ board, stimulus }: PartProps) {
  return (
    <div class="event-card" data-type={stimulus.type}>
      {stimulus.type === 'timeout' ? (
        <TimerRing name={stimulus.timer} start={0} due={0} now={board.port.now} label="none" size={44} />
      ) : (
        <ApplicationSign />
      )}
      <div class="event-text">
        <Title board={board} stimulus={stimulus} />
        <p>{stimulusReason(stimulus, board.host.value.tcb)}</p>
      </div>
    </div>
  );
}

function ArrivedSegment({ board, stimulus }: PartProps) {
  if (stimulus.type !== 'segment') return null;
  const copy = board.turn.value?.arrived?.copy ?? false;
  return (
    <div class="arrived-segment">
      <Title board={board} stimulus={stimulus} />
      <SegmentCard
        segment={stimulus.segment}
        from={peerOf(board.port.host)}
        base={baseOf('in', board.bases.value, board.numbering.value)}
        marks={copy ? ['duplicate'] : []}
      />
    </div>
  );
}

export function Inbox({ board, children, brief = false }: IdleProps) {
  const first = board.stimulus.value;
  if (first === null) {
    return (
      <Idle board={board} brief={brief}>
        {children}
      </Idle>
    );
  }
  const { id, stimulus } = first;
  return (
    <section class="inbox" aria-labelledby="inbox-title">
      <div class="stimulus" key={id} data-type={stimulus.type}>
        {stimulus.type === 'segment' ? (
          <ArrivedSegment board={board} stimulus={stimulus} />
        ) : (
          <EventCard board={board} stimulus={stimulus} />
        )}
      </div>
    </section>
  );
}
