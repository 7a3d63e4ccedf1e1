/**
 * Two ladders in miniature, side by side: this pair's, and RFC 9293's own.
 * They show order, not time.
 */
import { HOSTS, type HostId } from '../../../shared/hosts.ts';
import './MiniLadder.css';
import type { Outlines } from '../../../shared/protocol/view.ts';
import { flagsText, PSH } from '../../../shared/tcp/segment.ts';
import { t as common } from '../../i18n/common.ts';
import { t } from '../../i18n/debrief.ts';
import { HostGlyph } from '../segment/HostGlyph.tsx';
import { phaseOf } from '../states/phase.ts';

type Outline = Outlines['pair'];
type OutlineArrow = Outline['arrows'][number];
type OutlineState = Outline['states'][number];

const WIDTH = 280;
const LINE = { A: 80, B: WIDTH - 80 } as const;
const MIDDLE = WIDTH / 2;
const STEP = 14;
const TOP = 8;
/** Longer ones are for the replay. */
const MOST_STEPS = 110;

const yOf = (step: number): number => TOP + step * STEP;
const labelOf = ({ flags, text }: OutlineArrow): string => {
  const bits = flagsText(flags & ~PSH);
  return text > 0 ? `${bits} · ${text}` : bits;
};

function Arrow({ arrow }: { readonly arrow: OutlineArrow }) {
  const { from, injected, lost, retransmission, copy, only, sent, ended } = arrow;
  const to: HostId = from === 'A' ? 'B' : 'A';
  const x1 = injected ? MIDDLE : LINE[from];
  const y1 = yOf(sent);
  const y2 = ended === null ? y1 + STEP / 2 : yOf(ended);
  const reached = ended !== null && !lost;
  const x2 = reached ? LINE[to] : x1 + (LINE[to] - x1) * 0.7;
  const sign = x2 > x1 ? 1 : -1;
  const labelX = injected ? x1 + (x2 - x1) * 0.5 : MIDDLE;
  const labelY = y1 + ((y2 - y1) * (labelX - x1)) / (x2 - x1) - 3;
  const label = labelOf(arrow);
  return (
    <g
      class={`mini-arrow${only ? ' only' : ''}${retransmission ? ' again' : ''}${copy ? ' copy' : ''}`}
      data-host={injected ? 'third' : from}
    >
      <line x1={x1} y1={y1} x2={x2} y2={y2} />
      {reached && <path d={`M${x2} ${y2}l${-6 * sign} -3.2v6.4z`} class="head" />}
      {lost && <path d={`M${x2 - 3.5} ${y2 - 3.5}l7 7m0 -7l-7 7`} class="lost" />}
      {injected && <circle cx={x1} cy={y1} r={3.2} class="head" />}
      {!copy && (
        <text class="label" x={labelX} y={labelY} text-anchor="middle">
          {label}
        </text>
      )}
    </g>
  );
}

function StateLabel({ host, step, to, crash }: OutlineState) {
  const outside = host === 'A' ? -8 : 8;
  return (
    <g class="mini-state" data-phase={phaseOf(to)}>
      <circle cx={LINE[host]} cy={yOf(step)} r={3.4} />
      <text
        class="label"
        x={LINE[host] + outside}
        y={yOf(step) + 3.4}
        text-anchor={host === 'A' ? 'end' : 'start'}
      >
        {crash ? `⚡ ${to}` : to}
      </text>
    </g>
  );
}

const dictionary = (arrow: OutlineArrow): string => {
  const to = arrow.from === 'A' ? 'B' : 'A';
  const way = `${arrow.injected ? common('host.attacker') : arrow.from} → ${to} ${labelOf(arrow)}`;
  const remarks = [
    ...(arrow.retransmission ? [t('mini.again')] : []),
    ...(arrow.copy ? [t('mini.copy')] : []),
    ...(arrow.lost ? [t('mini.lost')] : []),
    ...(arrow.only ? [t('mini.only')] : []),
  ];
  return remarks.length === 0
    ? way
    : t('mini.remarks', { way, remarks: remarks.join(common('list.separator')) });
};

function One({ outline, title }: { readonly outline: Outline; readonly title: string }) {
  const steps = Math.min(outline.steps, MOST_STEPS);
  const arrows = outline.arrows.filter(({ sent }) => sent < steps);
  const more = outline.arrows.length - arrows.length;
  const height = yOf(steps) + STEP / 2;
  return (
    <figure class="mini-ladder">
      <figcaption>{title}</figcaption>
      <div class="mini-hosts" aria-hidden="true">
        {HOSTS.map((host) => (
          <HostGlyph key={host} host={host} />
        ))}
      </div>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
        {HOSTS.map((host) => (
          <line
            key={host}
            class="mini-line"
            x1={LINE[host]}
            x2={LINE[host]}
            y1={0}
            y2={height}
            data-host={host}
          />
        ))}
        {arrows.map((arrow) => (
          <Arrow key={`${arrow.sent} ${arrow.copy} ${arrow.ended}`} arrow={arrow} />
        ))}
        {outline.states
          .filter(({ step }) => step < steps)
          .map((state) => (
            <StateLabel key={state.step} {...state} />
          ))}
      </svg>
      {more > 0 && <p class="muted small">{t('mini.more', { n: more })}</p>}
      <ol class="visually-hidden">
        {outline.arrows.map((arrow) => (
          <li key={`${arrow.sent} ${arrow.copy} ${arrow.ended}`}>{dictionary(arrow)}</li>
        ))}
      </ol>
    </figure>
  );
}

export function MiniLadders({ outlines }: { readonly outlines: Outlines }) {
  const { pair, canonical } = outlines;
  const arrows = [...pair.arrows, ...canonical.arrows];
  const differ = arrows.some(({ only }) => only);
  return (
    <section class="mini-ladders" aria-labelledby="mini-title">
      <h3 id="mini-title">{t('mini.title')}</h3>
      <p class="muted small">
        {t(differ ? 'mini.differ' : 'mini.same')}
        {arrows.some(({ copy }) => copy) && ` ${t('mini.copied')}`}
        {arrows.some(({ injected }) => injected) && ` ${t('mini.injected')}`}
      </p>
      <div class="mini-pair">
        <One outline={pair} title={t('mini.pair')} />
        <One outline={canonical} title={t('mini.canonical')} />
      </div>
    </section>
  );
}
