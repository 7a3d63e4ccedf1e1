/** The state diagram: where a host is, its path so far, and, if asked, the choice of the next state. */
import { HOSTS, type HostId } from '../../../shared/hosts.ts';
import './StateDiagram.css';
import { useId, useRef } from 'preact/hooks';
import { arrowName, STATES, type State } from '../../../shared/tcp/state.ts';
import { t } from '../../i18n/common.ts';
import { arcPath } from '../ring.ts';
import { DiagramArrow } from './DiagramArrow.tsx';
import { COMPACT } from './diagram-compact.ts';
import { FULL } from './diagram-full.ts';
import type { DiagramLayout, Node } from './diagram-layout.ts';
import { phaseOf } from './phase.ts';
import { keyOfState, stateOfKey } from './state-keys.ts';

export interface StateDiagramProps {
  /** Where each host is; a player's page knows only its own. */
  readonly here?: { readonly [host in HostId]?: State | undefined };
  /** Names of the arrows taken so far (`arrowName`), in order. */
  readonly way?: readonly string[];
  /** States been in without an arrow of the figure (after a reset, say); those at the ends of `way` need not be named. */
  readonly visited?: readonly State[];
  /** Whose way it is: the lit arrows take this host's colour. */
  readonly host?: HostId | undefined;
  /** TIME-WAIT: how much of 2 MSL is left, 1 to 0, for the ring beside its name. */
  readonly left?: number | undefined;
  /** A number at each state, of players who have been there, say. */
  readonly counts?: Readonly<Record<State, number>> | undefined;
  readonly compact?: boolean;
  readonly selectable?: boolean;
  readonly chosen?: State | undefined;
  readonly onChoose?: ((state: State) => void) | undefined;
  /** What the choice is called; "Which state follows?" unless told. */
  readonly label?: string | undefined;
}

interface NodeLook {
  readonly state: State;
  readonly node: Node;
  readonly hosts: readonly HostId[];
  readonly visited: boolean;
  readonly left: number;
  readonly count: number | undefined;
}

/** A host's sign on the corner of the state it is in: A on the left, B on the right. */
function Here({ host, node }: { readonly host: HostId; readonly node: Node }) {
  const x = node.x + (host === 'A' ? -1 : 1) * (node.width / 2 - 3);
  const y = node.y - node.height / 2;
  return (
    <g class="here" data-host={host} transform={`translate(${x} ${y})`}>
      {host === 'A' ? <circle r="9" /> : <rect x="-8.5" y="-8.5" width="17" height="17" rx="2" />}
      <text>{host}</text>
    </g>
  );
}

function Face({ state, node, hosts, left: ring, count }: NodeLook) {
  const { x, y, width, height, lines } = node;
  const left = x - width / 2;
  const top = y - height / 2;
  const phase = phaseOf(state);
  return (
    <>
      <rect class="halo" x={left - 4} y={top - 4} width={width + 8} height={height + 8} rx="9" />
      <rect class="box" x={left} y={top} width={width} height={height} rx="6" />
      {phase === 'established' && (
        <rect class="inner" x={left + 3} y={top + 3} width={width - 6} height={height - 6} rx="4" />
      )}
      {phase === 'time-wait' && (
        <g class="ring" transform={`translate(${left + 15} ${y})`}>
          <circle r="6" />
          <path d={arcPath(0, 0, 6, ring)} />
        </g>
      )}
      <text class="name">
        {lines.map((line, i) => (
          <tspan key={line} x={phase === 'time-wait' ? x + 9 : x} y={y + (i - (lines.length - 1) / 2) * 12.5}>
            {line}
          </tspan>
        ))}
      </text>
      {count !== undefined && count > 0 && (
        <g class="count" transform={`translate(${left + 4} ${top})`}>
          <rect x="-13" y="-9" width="26" height="18" rx="9" />
          <text>{count}</text>
        </g>
      )}
      {hosts.map((host) => (
        <Here key={host} host={host} node={node} />
      ))}
    </>
  );
}

function description(here: StateDiagramProps['here'], way: readonly string[]): string {
  const places = HOSTS.flatMap((host) => {
    const state = here?.[host];
    return state ? [t('diagram.here', { host: t(`host.${host}`), state })] : [];
  });
  const gone =
    way.length === 0
      ? t('diagram.no-way')
      : t('diagram.way', { n: way.length, arrows: way.join(t('list.separator')) });
  return [...places, gone].join(' ');
}

/** The arrow keys walk through the states in the rulebook's order. */
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

export function StateDiagram({
  here = {},
  way = [],
  visited = [],
  host,
  left = 0.75,
  counts,
  compact = false,
  selectable = false,
  chosen,
  onChoose,
  label,
}: StateDiagramProps) {
  const root = useRef<SVGSVGElement>(null);
  const about = useId();
  const layout: DiagramLayout = compact ? COMPACT : FULL;
  const lit = new Set(way);
  const been = new Set<string>([...visited, ...way.flatMap((arrow) => arrow.split('→'))]);
  const looks = STATES.map((state): NodeLook => {
    const hosts = HOSTS.filter((one) => here[one] === state);
    return {
      state,
      node: layout.nodes[state],
      hosts,
      visited: been.has(state) || hosts.length > 0,
      left,
      count: counts?.[state],
    };
  });
  const stop = chosen ?? (host && here[host]) ?? here.A ?? here.B ?? 'CLOSED';

  const choose = (state: State): void => {
    onChoose?.(state);
    root.current?.querySelector<SVGElement>(`[data-state="${state}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, state: State): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    const next =
      step !== undefined
        ? STATES[(STATES.indexOf(state) + step + STATES.length) % STATES.length]
        : event.key === ' '
          ? state
          : stateOfKey(event.key);
    if (!next) return;
    event.preventDefault();
    // The page may listen for the digits too.
    event.stopPropagation();
    choose(next);
  };

  return (
    <svg
      ref={root}
      class={`state-diagram${compact ? ' compact' : ''}${selectable ? ' selectable' : ''}`}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      data-host={host}
      role={selectable ? 'radiogroup' : 'img'}
      aria-label={selectable ? (label ?? t('diagram.choose')) : t('diagram.title')}
      aria-describedby={about}
    >
      <desc id={about}>{description(here, way)}</desc>
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in here takes the focus. */}
      <g aria-hidden="true">
        {layout.panels.map(({ words, x, y, width, height }) => (
          <g key={words} class="panel">
            <rect x={x} y={y} width={width} height={height} rx="8" />
            <text x={x + width - 10} y={y + height - 6}>
              {t(words)}
            </text>
          </g>
        ))}
        {layout.arrows
          .map((arrow) => ({ arrow, on: lit.has(arrowName(arrow.from, arrow.to)) }))
          .sort((x, y) => Number(x.on) - Number(y.on))
          .map(({ arrow, on }) => (
            <DiagramArrow key={arrowName(arrow.from, arrow.to)} arrow={arrow} lit={on} />
          ))}
      </g>
      {looks.map((look) => {
        const { state, node, hosts } = look;
        const classes = `state${look.visited ? ' visited' : ''}${hosts.length > 0 ? ' current' : ''}`;
        if (!selectable) {
          return (
            <g key={state} class={classes} data-phase={phaseOf(state)} data-state={state}>
              <Face {...look} />
            </g>
          );
        }
        const [x, y] = [node.x - node.width / 2, node.y + node.height / 2];
        // In the middle of the lower edge no arrow begins or ends; names of two lines leave only the corner.
        const keyX = node.lines.length > 1 ? x + 4 : node.x;
        return (
          // biome-ignore lint/a11y/useSemanticElements: an input cannot stand inside SVG.
          <g
            key={state}
            class={`${classes}${state === chosen ? ' chosen' : ''}`}
            data-phase={phaseOf(state)}
            data-state={state}
            role="radio"
            tabindex={state === stop ? 0 : -1}
            aria-checked={state === chosen}
            aria-label={`${state}, ${t('diagram.key', { key: keyOfState(state) })}. ${t(`state.${state}`)}`}
            aria-keyshortcuts={keyOfState(state)}
            onClick={() => choose(state)}
            onKeyDown={(event) => onKeyDown(event, state)}
          >
            <title>{t(`state.${state}`)}</title>
            <Face {...look} />
            <g class="key" transform={`translate(${keyX} ${y + 2})`}>
              <rect x="-7" y="-7" width="14" height="14" rx="3" />
              <text>{keyOfState(state)}</text>
            </g>
            {state === chosen && (
              <g class="tick" transform={`translate(${x + node.width - 4} ${y})`}>
                <circle r="8" />
                <path d="M-3.6 0.2-1 2.8 3.8-2.8" />
              </g>
            )}
          </g>
        );
      })}
    </svg>
  );
}
