/** One arrow of the state diagram: event over action, as the figure writes them. */
import {
  ACTION_GAP,
  ASTRIDE_GAP,
  LABEL_SIZE,
  type Label,
  LINE_HEIGHT,
  type PlacedArrow,
  routeHead,
  routePath,
} from './diagram-layout.ts';

function ArrowLabel({ label }: { readonly label: Label }) {
  const { at, anchor, event, action, astride = false } = label;
  const [x, y] = at;
  const last = y + (event.length - 1) * LINE_HEIGHT;
  const below = last + (astride ? ASTRIDE_GAP : ACTION_GAP);
  // The rule between event and action is as long as the shorter words of both, roughly.
  const rule = Math.max(action?.length ?? 0, event.at(-1)?.length ?? 0) * LABEL_SIZE * 0.5;
  const from = anchor === 'start' ? x : anchor === 'end' ? x - rule : x - rule / 2;
  return (
    <>
      <text class={anchor === 'middle' && !astride ? 'label inline' : 'label'} text-anchor={anchor}>
        {event.map((line, i) => (
          <tspan key={line} x={x} y={y + i * LINE_HEIGHT}>
            {line}
          </tspan>
        ))}
        {action && (
          <tspan class="action" x={x} y={below}>
            {action}
          </tspan>
        )}
      </text>
      {action && !astride && <path class="rule" d={`M${from} ${last + 3.5}h${rule}`} />}
    </>
  );
}

export function DiagramArrow({ arrow, lit }: { readonly arrow: PlacedArrow; readonly lit: boolean }) {
  return (
    <g class={lit ? 'arrow lit' : 'arrow'}>
      <path class="shaft" d={routePath(arrow.route)} />
      <path class="head" d={routeHead(arrow.route)} />
      {arrow.label && <ArrowLabel label={arrow.label} />}
    </g>
  );
}
