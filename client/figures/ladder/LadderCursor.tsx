/**
 * The moment shown: a line across the ladder, and pale what comes after.
 * It has its own file so that it alone moves.
 */

import { effect, type ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/common.ts';
import { decimal } from '../../i18n/dictionary.ts';
import { type LadderLayout, TIME_CHARACTER } from './ladder-layout.ts';

/** The cursor's tag with one decimal. */
const TAG = 54;

export interface LadderCursorProps {
  readonly now: ReadonlySignal<number>;
  readonly layout: LadderLayout;
  readonly end: number;
  readonly follow: boolean;
  readonly box: RefObject<HTMLElement | null>;
  readonly unit: number;
}

export function LadderCursor({ now, layout, end, follow, box, unit }: LadderCursorProps) {
  const y = layout.time.yAt(Math.min(now.value, end));
  useEffect(() => {
    const element = box.current;
    if (!follow || !element) return;
    return effect(() => {
      const at = layout.time.yAt(Math.min(now.value, end)) * unit;
      const { scrollTop, clientHeight } = element;
      const margin = Math.min(96, clientHeight / 4);
      // Only when it leaves the view: a drawing that always moves cannot be read.
      if (at > scrollTop + clientHeight - margin) element.scrollTop = at - clientHeight / 2;
      else if (at < scrollTop + margin) element.scrollTop = Math.max(0, at - clientHeight / 2);
    });
  }, [now, layout, end, follow, box, unit]);
  const seconds = decimal(Math.min(now.value, end) / 1000, layout.digits);
  const width = TAG + (layout.digits - 1) * TIME_CHARACTER;
  // In the column of times, which says the same; without one between the hosts, off the names of their states.
  const [x, middle] = layout.narrow ? [(layout.width - width) / 2, y + 12] : [0, y];
  return (
    <g class="cursor">
      <rect class="future" x="0" y={y} width={layout.width} height={Math.max(0, layout.height - y)} />
      <path d={`M0 ${y}H${layout.width}`} />
      <rect class="tag" x={x} y={middle - 9} width={width} height="18" rx="4" />
      <text x={x + width / 2} y={middle}>
        {t('time.seconds', { seconds })}
      </text>
    </g>
  );
}
