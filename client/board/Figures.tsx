/** How somebody did: a few numbers, large, with what they count. */
import './Figures.css';

export interface FiguresProps {
  readonly figures: readonly {
    readonly label: string;
    readonly n: number;
    /** Of how many; left out where nothing can be missed. */
    readonly of?: number;
  }[];
}

export function Figures({ figures }: FiguresProps) {
  return (
    <dl class="figures">
      {figures.map(({ label, n, of }) => (
        <div key={label}>
          <dd>
            {n}
            {of !== undefined && <small>/{of}</small>}
          </dd>
          <dt>{label}</dt>
        </div>
      ))}
    </dl>
  );
}
