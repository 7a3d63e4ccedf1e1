/** A host's queue, ports or descriptors: a cell for each that there is, filled when it is taken. */
import './Cells.css';
import { t } from '../i18n/crowd.ts';
import { cellsPath, fieldOf } from './cells.ts';

export interface Group {
  readonly count: number;
  /** The look of a phase, or of what is dead. */
  readonly look: 'opening' | 'established' | 'closing' | 'time-wait' | 'dead';
}

export interface CellsProps {
  readonly name: string;
  readonly groups: readonly Group[];
  readonly of: number;
}

export function Cells({ name, groups, of }: CellsProps) {
  const field = fieldOf(of);
  const used = groups.reduce((sum, { count }) => sum + count, 0);
  let from = 0;
  const paths = groups.map(({ count, look }) => {
    const path = cellsPath(field, from, Math.min(of, from + count));
    from += count;
    return <path key={look} class="taken" data-look={look} d={path} />;
  });
  return (
    <svg
      class="cells"
      preserveAspectRatio="xMinYMid"
      viewBox={`0 0 ${field.columns * 10} ${field.rows * 10}`}
      role="img"
      aria-label={t('meter.label', { name, used, of })}
      data-full={used >= of}
    >
      <path class="free" d={cellsPath(field, Math.min(of, from), of)} />
      {paths}
    </svg>
  );
}
