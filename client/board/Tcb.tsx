/** The TCB as RFC 9293 §3.3.1 draws it: the send space and the receive space, with their variables. */
import { seq, seqAdd, seqDiff } from '../../shared/tcp/seq.ts';
import { Sockets } from '../figures/host/Sockets.tsx';
import { TcbTabs, tcbFace } from '../figures/host/TcbTabs.tsx';
import { t as board } from '../i18n/board.ts';
import { number } from '../i18n/dictionary.ts';
import { t } from '../i18n/tcb.ts';
import type { NumberingState } from './numbering-state.ts';
import { NUMBERINGS, shown } from './numbers.ts';
import type { Situation } from './situation.ts';

type VariableName = 'SND.UNA' | 'SND.NXT' | 'SND.WND' | 'ISS' | 'RCV.NXT' | 'RCV.WND' | 'IRS' | 'MSS';

function Variable({ name, value }: { readonly name: VariableName; readonly value: number | null }) {
  return (
    <div class="variable" title={t(`variable.${name}`)}>
      <dt>{name}</dt>
      <dd>{value === null ? '–' : number(value)}</dd>
    </div>
  );
}

/** Of the window's width; what is there at all must be seen, and a window that is not known yet leaves room. */
function share(part: number, whole: number): string {
  const percent = whole > 0 ? (part / whole) * 100 : 30;
  return `${Math.max(8, Math.min(100, percent))}%`;
}

function Ruler({ kind, flight, window, label }: RulerProps) {
  return (
    <div class={`ruler ${kind}`} role="img" aria-label={label}>
      <span class="past" title={t(kind === 'snd' ? 'ruler.acked' : 'ruler.taken')} />
      <span class="open">
        {flight > 0 && (
          <span class="flight" style={{ width: share(flight, window) }} title={t('ruler.flight')} />
        )}
        <span
          class={window > flight ? 'may' : 'may shut'}
          title={t(kind === 'snd' ? 'ruler.may' : 'ruler.window')}
        />
      </span>
    </div>
  );
}
interface RulerProps {
  readonly kind: 'snd' | 'rcv';
  readonly flight: number;
  readonly window: number;
  readonly label: string;
}

export function NumberingSwitch({ numbering }: { readonly numbering: NumberingState }) {
  const foreign = numbering.now.value !== numbering.chosen.value;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out inline everywhere.
    <div class="segmented numbering" role="group" aria-label={board('numbering.label')}>
      {NUMBERINGS.map((one) => (
        <button
          key={one}
          type="button"
          class="btn small"
          aria-pressed={numbering.now.value === one}
          disabled={foreign && one === 'relative'}
          title={foreign ? board('numbering.foreign') : undefined}
          onClick={() => numbering.set(one)}
        >
          {board(`numbering.${one}`)}
        </button>
      ))}
    </div>
  );
}

export interface TcbProps {
  readonly situation: Situation;
  readonly numbering: NumberingState;
}

export function Tcb({ situation, numbering }: TcbProps) {
  const host = situation.host.value;
  // With a crowd there is the system's own table, with all that is in it.
  const alone = host.system === null;
  const face = alone ? tcbFace() : 'tcb';
  return (
    <section class="tcb" aria-label={t('title')}>
      <header class="row spread">
        {alone ? <TcbTabs label={t('title')} /> : <h2 class="eyebrow">{t('title')}</h2>}
        {face === 'tcb' && <NumberingSwitch numbering={numbering} />}
      </header>
      {face === 'tcb' ? (
        <Variables situation={situation} numbering={numbering} />
      ) : (
        <Sockets host={host} tool={face} now={situation.now} />
      )}
    </section>
  );
}

function Variables({ situation, numbering }: TcbProps) {
  const { tcb } = situation.host.value;
  const { own, peer } = situation.log.value.bases;
  const counting = numbering.now.value;
  const exists = tcb.state !== 'CLOSED';
  const sends = exists && tcb.state !== 'LISTEN';
  const receives = sends && tcb.state !== 'SYN-SENT';
  const mine = (n: number): number | null => (sends ? shown(n, own, counting) : null);
  const theirs = (n: number): number | null => (receives ? shown(n, peer, counting) : null);
  const { una, nxt, wnd } = tcb.snd;
  const edge = seqAdd(seq(una), wnd);
  const place = (n: number | null): string => (n === null ? '–' : number(n));
  if (!exists) return <p class="muted small">{t('none')}</p>;
  return (
    <>
      <dl class="variables">
        <Variable name="SND.UNA" value={mine(una)} />
        <Variable name="SND.NXT" value={mine(nxt)} />
        <Variable name="SND.WND" value={receives ? wnd : null} />
      </dl>
      <Ruler
        kind="snd"
        flight={sends ? seqDiff(seq(nxt), seq(una)) : 0}
        window={wnd}
        label={t('ruler.snd', { una: place(mine(una)), nxt: place(mine(nxt)), edge: place(mine(edge)) })}
      />
      <dl class="variables">
        <Variable name="RCV.NXT" value={theirs(tcb.rcv.nxt)} />
        <Variable name="RCV.WND" value={tcb.rcv.wnd} />
      </dl>
      <Ruler
        kind="rcv"
        flight={0}
        window={tcb.rcv.wnd}
        label={t('ruler.rcv', {
          nxt: place(theirs(tcb.rcv.nxt)),
          edge: place(theirs(seqAdd(seq(tcb.rcv.nxt), tcb.rcv.wnd))),
        })}
      />
      <dl class="variables">
        <Variable name="ISS" value={tcb.iss} />
        <Variable name="IRS" value={receives ? tcb.irs : null} />
        <Variable name="MSS" value={tcb.mss} />
      </dl>
      {(tcb.unsent > 0 || tcb.unread > 0) && (
        <p class="small buffers">
          {tcb.unsent > 0 && <span>{t('unsent', { n: tcb.unsent })}</span>}
          {tcb.unread > 0 && <span>{t('unread', { n: tcb.unread })}</span>}
        </p>
      )}
    </>
  );
}
