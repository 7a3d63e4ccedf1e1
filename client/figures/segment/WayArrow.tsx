/** A small wire: A left, B right, as in the ladder, and the segment's arrow between them. */

import type { HostId } from '../../../shared/hosts.ts';
import { HostGlyph } from './HostGlyph.tsx';

export interface WayArrowProps {
  readonly from: HostId;
  readonly lost?: boolean;
  readonly duplicate?: boolean;
  /** Sent by a third party: the arrow begins on the wire. */
  readonly injected?: boolean;
}

export function WayArrow({ from, lost = false, duplicate = false, injected = false }: WayArrowProps) {
  const flip = from === 'B' ? 'translate(44 0) scale(-1 1)' : undefined;
  return (
    <span class="way" data-host={injected ? undefined : from} data-injected={injected}>
      <HostGlyph host="A" hollow={from !== 'A' || injected} />
      <svg viewBox="0 0 44 16" width="44" height="16" aria-hidden="true">
        <g transform={flip} fill="none" stroke="currentColor" stroke-width="2">
          <path
            d={`M${injected ? 14 : 2} 8H${lost ? 24 : 36}`}
            stroke-dasharray={duplicate || injected ? '4 3' : undefined}
          />
          {injected && <circle cx="12" cy="8" r="2.5" fill="currentColor" stroke="none" />}
          {lost ? (
            <path d="M23 3.5l9 9M32 3.5l-9 9" stroke="var(--bad)" stroke-width="2.4" />
          ) : (
            <path d="M42 8 33 3.8v8.4Z" fill="currentColor" stroke="none" />
          )}
        </g>
      </svg>
      <HostGlyph host="B" hollow={from !== 'B' || injected} />
    </span>
  );
}
