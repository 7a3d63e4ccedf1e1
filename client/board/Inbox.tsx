/** The stimulus at hand and how many wait: one heading through all of them, so that the focus stays. */

import { peerOf } from '../../shared/hosts.ts';
import { decimal } from '../i18n/dictionary.ts';
import './Inbox.css';
import type { Stimulus } from '../../shared/protocol/view.ts';
import { SegmentCard } from '../figures/segment/SegmentCard.tsx';
import { TimerRing } from '../figures/TimerRing.tsx';
import { t } from '../i18n/board.ts';
import { baseOf } from './cards.ts';
import { Idle, type IdleProps, idleTitle } from './Idle.tsx';
import type { Numbering } from './numbers.ts';
import { stimulusReason, stimulusTitle } from './sentences.ts';
import type { Situation } from './situation.ts';

interface PartProps {
  readonly situation: Situation;
  readonly stimulus: Stimulus;
}

/** When it came, and what waits behind it. */
function Since({ situation }: Pick<PartProps, 'situation'>) {
  const { inbox } = situation.host.value;
  const waiting = inbox.length - 1;
  return (
    <p class="muted small tnum">
      {waiting > 0 && <span class="chip warn">{t('inbox.more', { n: waiting })}</span>}
      {t('inbox.at', { seconds: decimal((inbox[0]?.at ?? 0) / 1000, 1) })}
    </p>
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

function StimulusCard({ situation, stimulus, numbering }: PartProps & { readonly numbering: Numbering }) {
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

export interface InboxProps extends IdleProps {
  readonly numbering: Numbering;
}

export function Inbox({ numbering, ...idle }: InboxProps) {
  const { situation, brief } = idle;
  const first = situation.stimulus.value;
  const stimulus = first?.stimulus;
  const look = stimulus ? 'inbox stimulus' : brief ? 'inbox idle brief' : 'inbox idle';
  return (
    <section class={look} data-type={stimulus?.type} aria-labelledby="inbox-title">
      <header class="inbox-title">
        <h2 id="inbox-title" tabIndex={-1}>
          {stimulus ? stimulusTitle(stimulus, situation.turn.value?.arrived?.copy ?? false) : idleTitle(idle)}
        </h2>
        {stimulus && <Since situation={situation} />}
      </header>
      {first ? (
        <div class="stimulus-card" key={first.id}>
          <StimulusCard situation={situation} stimulus={first.stimulus} numbering={numbering} />
        </div>
      ) : (
        <Idle {...idle} />
      )}
    </section>
  );
}
