/** The geometry of the chart: how requests fared over time, and what was in force meanwhile. */
import type { CrowdView, SystemView } from '../../shared/protocol/view.ts';

/** A chart is at least so wide, in samples: it fills before it shrinks. */
const LEAST_WIDTH = 24;

export interface Bar {
  readonly x: number;
  readonly served: number;
  readonly turnedAway: number;
}

export interface Band {
  readonly what: SystemView['reigns'][number]['what'];
  readonly from: number;
  readonly to: number;
  /** To where its name may reach, which may be longer than itself: to the next one. */
  readonly room: number;
}

export interface ChartView {
  /** In samples. */
  readonly width: number;
  /** The most that any sample has, served or turned away. */
  readonly most: number;
  readonly bars: readonly Bar[];
  readonly bands: readonly Band[];
}

export function chartOf(
  { samples, sample, samplesFrom }: CrowdView,
  reigns: SystemView['reigns'],
): ChartView {
  const bars = samples.map(({ served, turnedAway }, x) => ({ x, served, turnedAway }));
  const width = Math.max(bars.length, LEAST_WIDTH);
  const place = (at: number): number => Math.min(width, Math.max(0, (at - samplesFrom) / sample));
  const end = bars.length;
  const ruled = reigns.flatMap(({ at, what }, i) => {
    const next = reigns[i + 1];
    const band = { what, from: place(at), to: next ? place(next.at) : end };
    return what === 'nothing' || band.to <= band.from ? [] : [band];
  });
  const bands = ruled.map((band, i): Band => ({ ...band, room: ruled[i + 1]?.from ?? width }));
  const most = Math.max(4, ...bars.flatMap(({ served, turnedAway }) => [served, turnedAway]));
  return { width, most, bars, bands };
}
