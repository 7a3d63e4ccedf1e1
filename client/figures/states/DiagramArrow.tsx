/** One arrow of the state diagram: event over action, as the figure writes them. */
import { type ArrowWords, arrowWords } from './arrow-words.ts';
import {
  ACTION_GAP,
  ASTRIDE_GAP,
  type Label,
  LINE_HEIGHT,
  type PlacedArrow,
  routeHead,
  routePath,
  widthOf,
} from './diagram-layout.ts';

interface ArrowLabelProps {
  readonly label: Label;
  readonly words: ArrowWords;
}

function ArrowLabel({ label, words: { event, action } }: ArrowLabelProps) {
  const { at, anchor, astride = false } = label;
  const [x, y] = at;
  const last = y + (event.length - 1) * LINE_HEIGHT;
  const below = last + (astride ? ASTRIDE_GAP : ACTION_GAP);
  // The rule between event and action is as long as the shorter words of both, roughly.
  const rule = Math.max(widthOf(action ?? ''), widthOf(event.at(-1) ?? '')) * 0.94;
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
  const { label } = arrow;
  const words = label ? arrowWords(arrow.from, arrow.to) : null;
  return (
    <g class={lit ? 'arrow lit' : 'arrow'}>
      {words?.rfc && <title>{words.rfc}</title>}
      <path class="shaft" d={routePath(arrow.route)} />
      <path class="head" d={routeHead(arrow.route)} />
      {label && words && <ArrowLabel label={label} words={words} />}
    </g>
  );
}
