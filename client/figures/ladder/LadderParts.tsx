/** The pieces of a ladder as SVG. */

import type { ComponentChildren } from 'preact';
import type { HostId } from '../../../shared/hosts.ts';
import { t as common } from '../../i18n/common.ts';
import { t } from '../../i18n/ladder.ts';
import { segmentSentence } from '../segment/SegmentCard.tsx';
import { phaseOf } from '../states/phase.ts';
import { arrowFate, arrowMarks } from './LadderDetail.tsx';
import type { LadderArrow, MarkKind } from './ladder-input.ts';
import type { PlacedLabel, Point } from './ladder-labels.ts';
import {
  BAR,
  type Beside,
  FLAG_CHARACTER,
  type LadderLayout,
  type PlacedLadderArrow,
  type PlacedSpan,
} from './ladder-layout.ts';
import type { Break } from './ladder-time.ts';

/** Hatching for closing, dots for TIME-WAIT: the bars are told apart without their colours. */
export function LadderDefs({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern
        id={`${id}closing`}
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect class="hatch-ground" width="5" height="5" />
        <rect class="hatch" width="2.2" height="5" />
      </pattern>
      <pattern id={`${id}time-wait`} width="5" height="6" patternUnits="userSpaceOnUse">
        <rect class="hatch-ground" width="5" height="6" />
        <circle class="hatch" cx="2.5" cy="3" r="1.6" />
      </pattern>
    </defs>
  );
}

function Bar({ placed, x, id }: { readonly placed: PlacedSpan; readonly x: number; readonly id: string }) {
  const phase = phaseOf(placed.span.state);
  const patterned = phase === 'closing' || phase === 'time-wait';
  return (
    <rect
      class={placed.span.inferred ? 'bar inferred' : 'bar'}
      data-phase={phase}
      x={x - BAR / 2}
      y={placed.y}
      width={BAR}
      height={placed.height}
      rx="1.5"
      fill={patterned ? `url(#${id}${phase})` : undefined}
    />
  );
}

interface LifelineProps {
  readonly host: HostId;
  readonly layout: LadderLayout;
  readonly id: string;
}

export function LadderLifeline({ host, layout, id }: LifelineProps) {
  const x = layout.x[host];
  const spans = layout.spans.filter((placed) => placed.host === host);
  return (
    <g class={spans.length === 0 ? 'lifeline unknown' : 'lifeline'} data-host={host}>
      <path class="thread" d={`M${x} 0V${layout.height}`} />
      {spans.map((placed) => (
        <Bar key={placed.span.from} placed={placed} x={x} id={id} />
      ))}
    </g>
  );
}

/** Tenths of a second where that is as fine as times are shown; else in the unit that suits it. */
function gapWords(gap: number, digits: number): string {
  const tenths = Math.round(gap / 100) / 10;
  if (digits === 1 || gap >= 1000) return t('gap', { seconds: tenths });
  const time =
    gap >= 1
      ? common('time.milliseconds', { n: Math.round(gap) })
      : common('time.microseconds', { n: Math.round(gap * 1000) });
  return t('gap.short', { time });
}

/** A silence that is drawn shorter than it was: both lifelines are torn. */
export function LadderBreak({ gap, layout }: { readonly gap: Break; readonly layout: LadderLayout }) {
  const y = (gap.top + gap.bottom) / 2;
  const { A, B } = layout.x;
  return (
    <g class="break">
      <path d={`M${A + 16} ${y}H${B - 16}`} />
      <text x={(A + B) / 2} y={y}>
        {gapWords(gap.to - gap.from, layout.digits)}
      </text>
    </g>
  );
}

/** Drawn over the lifelines, after their bars. */
export function LadderTear({ gap, layout }: { readonly gap: Break; readonly layout: LadderLayout }) {
  const y = (gap.top + gap.bottom) / 2;
  return (
    <g class="tear">
      {[layout.x.A, layout.x.B].map((x) => (
        <g key={x}>
          <path class="cut" d={`M${x - 11} ${y + 3}l22-6`} />
          <path class="edge" d={`M${x - 11} ${y}l22-6M${x - 11} ${y + 6}l22-6`} />
        </g>
      ))}
    </g>
  );
}

/** Pointing at the host for what it is told to do, away from it for what it tells. */
const ICONS: Record<MarkKind, string> = {
  call: 'M-4-4.5 4.5 0-4 4.5Z',
  timeout: 'M0-5a5 5 0 1 0 .01 0ZM0-2.8V0.3L2 1.6',
  verdict: 'M-3.5 0.3-1 2.8 3.8-3',
  signal: 'M4-4.5-4.5 0 4 4.5Z',
};
const REFUSED = 'M-3.5-3.5l7 7M3.5-3.5l-7 7';

export function LadderBeside({ beside, x }: { readonly beside: Beside; readonly x: number }) {
  const { host, y, lines, state, mark } = beside;
  const out = host === 'A' ? -1 : 1;
  const textX = x + out * (mark ? 25 : 12);
  const text = (
    <text text-anchor={host === 'A' ? 'end' : 'start'}>
      {lines.map((line, i) => (
        <tspan key={line} x={textX} y={y + i * (mark ? 12 : 13)}>
          {line}
        </tspan>
      ))}
    </text>
  );
  if (!mark) {
    return (
      <g
        class={beside.inferred ? 'beside name inferred' : 'beside name'}
        data-phase={state && phaseOf(state)}
      >
        {text}
      </g>
    );
  }
  return (
    <g class={`beside mark ${mark.kind}${mark.bad ? ' bad' : ''}`}>
      <title>{mark.label}</title>
      <path
        d={mark.bad ? REFUSED : ICONS[mark.kind]}
        transform={`translate(${x + out * 15} ${y}) scale(${-out} 1)`}
      />
      {text}
    </g>
  );
}

function head([x0, y0]: Point, [x, y]: Point): string {
  const length = Math.hypot(x - x0, y - y0) || 1;
  const [ux, uy] = [(x - x0) / length, (y - y0) / length];
  const [bx, by] = [x - ux * 11, y - uy * 11];
  return `M${x} ${y}L${bx - uy * 4} ${by + ux * 4}L${bx + uy * 4} ${by - ux * 4}Z`;
}

/** The part of an arrow that is drawn towards an end that nobody saw. */
const UNSEEN_PART = 0.3;

/** A circular arrow: sent again. */
const AGAIN = 'M3.6-2.6A4.4 4.4 0 1 0 4.4 1M4.2-5.2v3h-3';

function ArrowLabel({ placed, label }: { readonly placed: PlacedLadderArrow; readonly label: PlacedLabel }) {
  const { flags, numbers, arrow } = placed;
  const again = arrow.retransmission === true;
  const both = label.side === 'both';
  const left = -label.width / 2;
  const flagsY = label.side === 'below' ? 13 : -5;
  const centre = both ? (again ? 6 : 0) : left + (again ? 15 : 0);
  return (
    <g class="label" transform={`translate(${label.x} ${label.y}) rotate(${label.angle})`}>
      {again && (
        <path
          class="again"
          d={AGAIN}
          transform={`translate(${(both ? -(flags.length * FLAG_CHARACTER) / 2 : left) + (both ? -4 : 5)} ${flagsY - 4})`}
        />
      )}
      <text x={centre} y={flagsY} text-anchor={both ? 'middle' : 'start'}>
        <tspan class="flags">{flags}</tspan>
        {!both && !label.short && (
          <tspan class="numbers" dx="8">
            {numbers}
          </tspan>
        )}
      </text>
      {both && !label.short && (
        <text class="numbers" y="13" text-anchor="middle">
          {numbers}
        </text>
      )}
    </g>
  );
}

const isUnseen = ({ unseen }: LadderArrow, end: 'tail' | 'tip'): boolean =>
  unseen === end || unseen === 'both';

/** Whole where it was seen, dotted towards an end that nobody saw. */
function Shaft({ placed: { arrow, tail, tip } }: { readonly placed: PlacedLadderArrow }) {
  const at = (share: number): string =>
    `${tail[0] + (tip[0] - tail[0]) * share} ${tail[1] + (tip[1] - tail[1]) * share}`;
  const [from, to] = [
    isUnseen(arrow, 'tail') ? UNSEEN_PART : 0,
    isUnseen(arrow, 'tip') ? 1 - UNSEEN_PART : 1,
  ];
  return (
    <>
      {from > 0 && <path class="shaft unseen" d={`M${at(0)}L${at(from)}`} />}
      <path class="shaft" d={`M${at(from)}L${at(to)}`} />
      {to < 1 && <path class="shaft unseen" d={`M${at(to)}L${at(1)}`} />}
    </>
  );
}

export interface LadderArrowViewProps {
  readonly placed: PlacedLadderArrow;
  readonly label: PlacedLabel | undefined;
  readonly digits: number;
  readonly selected: boolean;
  /** The one arrow that the Tab key reaches; the arrow keys go on from it. */
  readonly stop: boolean;
  readonly onSelect: (id: string | null) => void;
}

function neighbour(from: Element, step: number): void {
  const all = [...(from.parentElement?.querySelectorAll<SVGElement>('.ladder-arrow') ?? [])];
  all[all.indexOf(from as SVGElement) + step]?.focus();
}

export function LadderArrowView(props: LadderArrowViewProps) {
  const { placed, label, digits, selected, stop, onSelect } = props;
  const { arrow, tail, tip, end } = placed;
  const [[x1, y1], [x2, y2]] = [tail, tip];
  const words: ComponentChildren[] = arrowMarks(arrow).map((mark) => common(`mark.${mark}`));
  const sentence = [
    segmentSentence(arrow.segment, arrow.from, arrow.base),
    ...words,
    arrowFate(arrow, digits),
  ].join(common('list.comma'));
  const looks = ['ladder-arrow', end];
  for (const look of ['duplicate', 'injected', 'retransmission', 'illegal'] as const)
    if (arrow[look]) looks.push(look);
  if (selected) looks.push('selected');
  const toggle = (): void => onSelect(selected ? null : arrow.id);
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: SVGGElement }): void => {
    const { key, currentTarget } = event;
    if (key === 'Enter' || key === ' ') toggle();
    else if (key === 'ArrowDown') neighbour(currentTarget, 1);
    else if (key === 'ArrowUp') neighbour(currentTarget, -1);
    else if (key === 'Escape' && selected) onSelect(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside SVG.
    <g
      class={looks.join(' ')}
      data-host={arrow.from}
      role="button"
      tabindex={stop ? 0 : -1}
      aria-pressed={selected}
      aria-label={sentence}
      onClick={toggle}
      onKeyDown={onKeyDown}
    >
      <path class="hit" d={`M${x1} ${y1}L${x2} ${y2}`} />
      <Shaft placed={placed} />
      {end === 'lost' ? (
        <path class="cross" d={`M${x2 - 6} ${y2 - 6}l12 12M${x2 + 6} ${y2 - 6}l-12 12`} />
      ) : (
        <path class={isUnseen(arrow, 'tip') ? 'head unseen' : 'head'} d={head(tail, tip)} />
      )}
      {arrow.injected && <path class="origin" d={`M${x1} ${y1 - 6}l6 6-6 6-6-6Z`} />}
      {label && <ArrowLabel placed={placed} label={label} />}
    </g>
  );
}
