/** The position that is asked about: host, state, what is to be answered. */
import type { ComponentChildren } from 'preact';
import type { Numbering } from '../board/numbers.ts';
import { shown } from '../board/numbers.ts';
import { StimulusCard } from '../board/StimulusCard.tsx';
import { stimulusTitle } from '../board/sentences.ts';
import type { Situation } from '../board/situation.ts';
import { HostGlyph } from '../figures/segment/HostGlyph.tsx';
import { StateBadge } from '../figures/states/StateBadge.tsx';
import { number } from '../i18n/dictionary.ts';
import { t } from '../i18n/question.ts';

export interface PartProps {
  readonly situation: Situation;
  readonly numbering: Numbering;
}

/** What a player is asked needs no more of it than these. */
function Tcb({ situation, numbering }: PartProps) {
  const { tcb } = situation.host.value;
  const { own, peer } = situation.bases.value;
  if (tcb.state === 'CLOSED') return <p class="muted small">{t('tcb.none')}</p>;
  const sends = tcb.state !== 'LISTEN';
  const receives = sends && tcb.state !== 'SYN-SENT';
  const rows: readonly (readonly [string, number])[] = [
    ...(sends
      ? ([
          ['SND.UNA', shown(tcb.snd.una, own, numbering)],
          ['SND.NXT', shown(tcb.snd.nxt, own, numbering)],
        ] as const)
      : ([['ISS', shown(tcb.iss, own, numbering)]] as const)),
    ...(receives ? ([['RCV.NXT', shown(tcb.rcv.nxt, peer, numbering)]] as const) : []),
    ['RCV.WND', tcb.rcv.wnd],
  ];
  return (
    <dl class="question-tcb mono small">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface PositionProps extends PartProps {
  readonly title: string;
  /** The reader is the host; else it is told of. */
  readonly you: boolean;
  /** What led there, where it can be opened. */
  readonly children?: ComponentChildren;
}

export function Position({ situation, numbering, title, you, children }: PositionProps) {
  const stimulus = situation.stimulus.value?.stimulus;
  const { tcb } = situation.host.value;
  const copy = situation.turn.value?.arrived?.copy ?? false;
  return (
    <section class="question-position" data-host={situation.me} aria-labelledby="question-host">
      <header>
        <h1 id="question-host">
          <HostGlyph host={situation.me} /> {t(you ? 'you' : 'host', { host: situation.me })}{' '}
          <StateBadge state={tcb.state} />
        </h1>
        <p class="muted small">{t('from', { title })}</p>
      </header>
      {stimulus && (
        <div class="question-stimulus inbox stimulus" data-type={stimulus.type}>
          <h2>{stimulusTitle(stimulus, copy)}</h2>
          <StimulusCard situation={situation} stimulus={stimulus} numbering={numbering} />
        </div>
      )}
      <Tcb situation={situation} numbering={numbering} />
      {children}
    </section>
  );
}
