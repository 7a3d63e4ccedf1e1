/** ● A or ■ B: the sign of a host in running text, cards and tables. */
import type { HostId } from '../../../shared/hosts.ts';
import './HostGlyph.css';

export interface HostGlyphProps {
  readonly host: HostId;
  /** Only the shape, for places where the letter stands nearby. */
  readonly bare?: boolean;
  /** Hollow: the host is meant, but is not there (offline, seat not taken). */
  readonly hollow?: boolean;
}

export function HostGlyph({ host, bare = false, hollow = false }: HostGlyphProps) {
  return (
    <span class={`host-glyph${hollow ? ' hollow' : ''}${bare ? ' bare' : ''}`} data-host={host}>
      {bare ? <span class="visually-hidden">{host}</span> : host}
    </span>
  );
}
