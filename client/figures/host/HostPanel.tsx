/** One host at one moment, for those who see both: state, path, TCB, timers, inbox. */
import './HostPanel.css';
import type { ReadonlySignal } from '@preact/signals';
import type { HostView } from '../../../shared/match/view.ts';
import { TIMERS } from '../../../shared/tcp/tcb.ts';
import { number } from '../../i18n/dictionary.ts';
import { t } from '../../i18n/host.ts';
import { readRing } from '../ring.ts';
import { HostGlyph } from '../segment/HostGlyph.tsx';
import { SegmentCard } from '../segment/SegmentCard.tsx';
import { relative } from '../segment/segment-view.ts';
import { StateBadge } from '../states/StateBadge.tsx';
import { StateDiagram } from '../states/StateDiagram.tsx';
import { TimerRing } from '../TimerRing.tsx';
import { useSockets } from './lazy-sockets.ts';
import { stimulusWords } from './stimulus-words.ts';
import { TcbTabs, tcbFace } from './TcbTabs.tsx';

export interface HostProps {
  readonly host: HostView;
  readonly name: string;
  readonly cast: string;
  readonly now: ReadonlySignal<number>;
  readonly absolute: boolean;
}

const timersOf = ({ tcb }: HostView) =>
  TIMERS.flatMap((name) => {
    const timer = tcb.timers[name];
    return timer ? [{ name, start: timer.set, due: timer.due }] : [];
  });

/** TIME-WAIT's ring runs with its timer. */
function Badge({ host, now, large }: Pick<HostProps, 'host' | 'now'> & { readonly large: boolean }) {
  const waits = host.tcb.timers['time-wait'];
  const left = waits ? readRing(waits.set, waits.due, now.value).fraction : undefined;
  return <StateBadge state={host.tcb.state} left={left} {...(large ? { size: 'large', gloss: true } : {})} />;
}

function Tcb(props: Pick<HostProps, 'host' | 'absolute' | 'now'>) {
  const { host, now } = props;
  const alone = host.system === null;
  const face = alone ? tcbFace() : 'tcb';
  const Sockets = useSockets(face !== 'tcb');
  return (
    <section class="host-tcb" aria-label={`${host.host}: ${t('tcb.title')}`}>
      {alone && <TcbTabs label={t('tcb.title')} />}
      {face === 'tcb' ? <Variables {...props} /> : Sockets && <Sockets host={host} tool={face} now={now} />}
    </section>
  );
}

function Variables({ host, absolute }: Pick<HostProps, 'host' | 'absolute'>) {
  const { state, iss, irs, snd, rcv, unsent, unread } = host.tcb;
  const sends = state !== 'CLOSED' && state !== 'LISTEN';
  const receives = sends && state !== 'SYN-SENT';
  const shown = (there: boolean, value: number, base: number): string => {
    if (!there) return '–';
    return absolute ? String(value) : number(relative(value, base));
  };
  const fields = [
    ['SND.UNA', shown(sends, snd.una, iss)],
    ['RCV.NXT', shown(receives, rcv.nxt, irs)],
    ['SND.NXT', shown(sends, snd.nxt, iss)],
    ['RCV.WND', state === 'CLOSED' ? '–' : number(rcv.wnd)],
    ['SND.WND', sends ? number(snd.wnd) : '–'],
    ['', ''],
    ['ISS', state === 'CLOSED' ? '–' : String(iss)],
    ['IRS', receives ? String(irs) : '–'],
  ] as const;
  const buffers = [
    ...(unsent > 0 ? [t('tcb.unsent', { n: unsent })] : []),
    ...(unread > 0 ? [t('tcb.unread', { n: unread })] : []),
  ];
  return (
    <>
      <dl>
        {fields.map(([name, value]) => (
          <div key={name} aria-hidden={name === ''}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {buffers.length > 0 && <p class="small muted">{buffers.join(' · ')}</p>}
    </>
  );
}

function Inbox({ host, absolute }: Pick<HostProps, 'host' | 'absolute'>) {
  const [first] = host.inbox;
  if (first === undefined) return <p class="host-inbox empty small muted">{t('inbox.empty')}</p>;
  const { stimulus, failures } = first;
  const from = host.host === 'A' ? 'B' : 'A';
  const { iss, irs } = host.tcb;
  const knowsPeer = irs !== 0;
  return (
    <div class="host-inbox">
      <p>
        <strong>{stimulusWords(stimulus)}</strong>
        {failures > 0 && <span class="host-tries"> · {t('inbox.tries', { n: failures })}</span>}
        {host.inbox.length > 1 && (
          <span class="muted"> · {t('inbox.more', { n: host.inbox.length - 1 })}</span>
        )}
      </p>
      {stimulus.type === 'segment' && (
        <SegmentCard
          segment={stimulus.segment}
          from={from}
          variant="inline"
          base={absolute ? {} : { seq: knowsPeer ? irs : stimulus.segment.seq, ack: iss }}
        />
      )}
    </div>
  );
}

export function HostPanel(props: HostProps) {
  const { host, name, cast, now } = props;
  const timers = timersOf(host);
  return (
    <section
      class="host-panel"
      data-host={host.host}
      aria-label={t('host.cast', { host: host.host, cast: name })}
    >
      <header>
        <HostGlyph host={host.host} />
        <span class="host-name">{name}</span>
        <span class="host-cast">{cast}</span>
      </header>
      <Badge host={host} now={now} large />
      <div class="host-diagram">
        <StateDiagram
          compact
          here={{ [host.host]: host.tcb.state }}
          way={host.arrows}
          visited={host.visited}
          host={host.host}
        />
      </div>
      <Tcb {...props} />
      <div class="host-timers">
        {timers.length === 0 ? (
          <p class="small muted">{t('timers.none')}</p>
        ) : (
          <ul class="rings">
            {timers.map((timer) => (
              <li key={timer.name}>
                <TimerRing {...timer} now={now} size={36} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <section class="host-in" aria-label={`${host.host}: ${t('inbox.title')}`}>
        <Inbox {...props} />
      </section>
    </section>
  );
}

/** The same in one line, for a phone's head. */
export function HostStrip({ host, name, now }: HostProps) {
  return (
    <section
      class="host-strip"
      data-host={host.host}
      aria-label={t('host.cast', { host: host.host, cast: name })}
    >
      <header>
        <HostGlyph host={host.host} />
        <span class="host-name">{name}</span>
        {host.inbox.length > 0 && (
          <span class="strip-inbox" role="img" aria-label={`${t('inbox.title')}: ${host.inbox.length}`}>
            <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
              <path d="M1.5 9.5 4 3h8l2.5 6.5V13h-13ZM1.5 9.5h4l1 1.5h3l1-1.5h4" />
            </svg>
            {host.inbox.length}
          </span>
        )}
      </header>
      <div class="strip-now">
        <Badge host={host} now={now} large={false} />
        <span class="strip-timers">
          {timersOf(host).map((timer) => (
            <TimerRing key={timer.name} {...timer} now={now} label="none" size={24} />
          ))}
        </span>
      </div>
    </section>
  );
}
