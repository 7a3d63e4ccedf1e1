/** What is to be answered: a segment, or a sign and why. */
import { peerOf } from '../../shared/hosts.ts';
import './Inbox.css';
import type { Stimulus } from '../../shared/protocol/view.ts';
import { SegmentCard } from '../figures/segment/SegmentCard.tsx';
import { TimerRing } from '../figures/TimerRing.tsx';
import { baseOf } from './cards.ts';
import type { Numbering } from './numbers.ts';
import { stimulusReason } from './sentences.ts';
import type { Situation } from './situation.ts';

interface PartProps {
  readonly situation: Situation;
  readonly stimulus: Stimulus;
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

/** A call or a timeout: a sign, and why. */
function EventCard({ situation, stimulus }: PartProps) {
  return (
    <div class="event-card" data-type={stimulus.type}>
      {stimulus.type === 'timeout' ? (
        <TimerRing name={stimulus.timer} start={0} due={0} now={situation.now} label="none" size={44} />
      ) : (
        <ApplicationSign />
      )}
      <p>{stimulusReason(stimulus, situation.host.value.tcb)}</p>
    </div>
  );
}

export function StimulusCard({
  situation,
  stimulus,
  numbering,
}: PartProps & { readonly numbering: Numbering }) {
  if (stimulus.type !== 'segment') return <EventCard situation={situation} stimulus={stimulus} />;
  const copy = situation.turn.value?.arrived?.copy ?? false;
  return (
    <SegmentCard
      segment={stimulus.segment}
      from={peerOf(situation.me)}
      base={baseOf('in', situation.bases.value, numbering)}
      marks={copy ? ['duplicate'] : []}
    />
  );
}
