/** Requests served, upwards, and turned away, downwards, over time; above, what was in force. */
import './Chart.css';
import type { CrowdView, SystemView } from '../../shared/protocol/view.ts';
import { t } from '../i18n/crowd.ts';
import { chartOf } from './chart.ts';
import { forceWords } from './force-words.ts';

export interface ChartProps {
  readonly crowd: CrowdView;
  readonly reigns: SystemView['reigns'];
}

const HEIGHT = 24;

export function Chart({ crowd, reigns }: ChartProps) {
  const { width, most, bars, bands } = chartOf(crowd, reigns);
  const high = (n: number): number => (n / most) * HEIGHT;
  const percent = (x: number): string => `${(x / width) * 100}%`;
  return (
    <figure class="crowd-chart">
      <div class="bands" aria-hidden="true">
        {bands.map(({ what, from, to, room }) => (
          <span
            key={`${what} ${from}`}
            class="band"
            style={{
              insetInlineStart: percent(from),
              width: percent(room - from),
              '--in-force': `${((to - from) / (room - from)) * 100}%`,
            }}
            title={forceWords(what)}
          >
            <span>{forceWords(what)}</span>
          </span>
        ))}
      </div>
      <svg
        viewBox={`0 0 ${width} ${2 * HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('chart.label', {
          served: crowd.served,
          away: crowd.turnedAway,
          seconds: crowd.sample / 1_000,
        })}
      >
        {bars.map(({ x, served, turnedAway }) => (
          <g key={x}>
            <rect class="served" x={x + 0.1} width="0.8" y={HEIGHT - high(served)} height={high(served)} />
            <rect class="away" x={x + 0.1} width="0.8" y={HEIGHT} height={high(turnedAway)} />
          </g>
        ))}
        <path class="axis" d={`M0 ${HEIGHT}H${width}`} vector-effect="non-scaling-stroke" />
      </svg>
    </figure>
  );
}
