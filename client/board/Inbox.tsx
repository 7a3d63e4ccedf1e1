/** The stimulus at hand and how many wait: one heading through all of them, so that the focus stays. */

import { decimal } from '../i18n/dictionary.ts';
import './Inbox.css';
import { t } from '../i18n/board.ts';
import { Idle, type IdleProps, idleTitle } from './Idle.tsx';
import type { Numbering } from './numbers.ts';
import { StimulusCard } from './StimulusCard.tsx';
import { stimulusTitle } from './sentences.ts';
import type { Situation } from './situation.ts';

/** When it came, and what waits behind it. */
function Since({ situation }: { readonly situation: Situation }) {
  const { inbox } = situation.host.value;
  const waiting = inbox.length - 1;
  return (
    <p class="muted small tnum">
      {waiting > 0 && <span class="chip warn">{t('inbox.more', { n: waiting })}</span>}
      {t('inbox.at', { seconds: decimal((inbox[0]?.at ?? 0) / 1000, 1) })}
    </p>
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
