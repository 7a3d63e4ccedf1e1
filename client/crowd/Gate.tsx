/** The path of a SYN into the server: network, firewall, half-open queue, accept queue, application. */
import './Gate.css';
import { useRef } from 'preact/hooks';
import type { Meter, SystemView } from '../../shared/protocol/view.ts';
import { t } from '../i18n/crowd.ts';
import { number } from '../i18n/dictionary.ts';
import { Cells } from './Cells.tsx';
import { type Dot, dotsOf, type Tally, tallyOf } from './dots.ts';

/** The SYNs of the last tick; each flies once, and the next tick brings others. */
function Dots({ system }: { readonly system: SystemView }) {
  const last = useRef<{ tally: Tally; dots: readonly Dot[]; flight: number } | null>(null);
  const tally = tallyOf(system);
  const before = last.current;
  if (before === null) last.current = { tally, dots: [], flight: 0 };
  else if (tally.syns !== before.tally.syns) {
    last.current = { tally, dots: dotsOf(before.tally, tally), flight: before.flight + 1 };
  }
  const { dots, flight } = last.current ?? { dots: [], flight: 0 };
  return (
    <span class="gate-dots" aria-hidden="true">
      {dots.map(({ kind, lane, wait }, i) => (
        <i
          key={`${flight} ${i}`}
          class="dot"
          data-kind={kind}
          style={{ top: `${lane * 100}%`, animationDelay: `${Math.round(wait * 260)}ms` }}
        />
      ))}
    </span>
  );
}

/** So many so far; a while after the last, it pales. */
function Dropped({ n }: { readonly n: number }) {
  return n === 0 ? null : (
    <p key={n} class="gate-lost tnum">
      {t('gate.dropped', { n: number(n) })}
    </p>
  );
}

interface QueueProps {
  readonly name: string;
  /** For want of room in it. */
  readonly dropped: number;
  readonly meter: Meter;
  readonly look: 'opening' | 'established';
}

function Queue({ name, dropped, meter, look }: QueueProps) {
  const { used, of } = meter;
  const full = used >= of;
  return (
    <div class="gate-queue" data-full={full}>
      <p class="gate-name">{name}</p>
      <Cells name={name} groups={[{ count: used, look }]} of={of} />
      <p class="gate-fits tnum">
        {t('gate.fits', { used, of })}
        {full && <strong class="gate-full">{t('gate.full')}</strong>}
      </p>
      <Dropped n={dropped} />
    </div>
  );
}

export function Gate({ system }: { readonly system: SystemView }) {
  const { listener, counters } = system;
  if (listener === null) return <p class="gate-down">{t('gate.down')}</p>;
  const { halfOpen, accept, firewall } = listener;
  const cookies = counters.TcpExtSyncookiesSent ?? 0;
  return (
    <section class="gate" aria-label={t('gate.label')}>
      <Dots system={system} />
      <div class="gate-network">
        <p class="gate-name">{t('gate.network')}</p>
        <p class="gate-value tnum">{t('gate.syns', { n: number(system.syns?.perSecond ?? 0) })}</p>
      </div>
      <div class="gate-wall" data-on={firewall.limit > 0}>
        <p class="gate-name">{t('gate.firewall')}</p>
        <p class="gate-value tnum">
          {firewall.limit > 0 ? t('gate.firewall.limit', { n: firewall.limit }) : t('gate.firewall.open')}
        </p>
        <Dropped n={firewall.dropped} />
      </div>
      <Queue
        name={t('gate.half-open')}
        dropped={counters.TcpExtTCPReqQFullDrop ?? 0}
        meter={halfOpen}
        look="opening"
      />
      <Queue
        name={t('gate.accept')}
        dropped={counters.TcpExtListenOverflows ?? 0}
        meter={accept}
        look="established"
      />
      <p class="gate-foot tnum">
        {cookies > 0 && <span class="gate-cookies">{t('gate.cookies', { n: number(cookies) })}</span>}
      </p>
    </section>
  );
}
