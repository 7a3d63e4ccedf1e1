/**
 * A row in the list of events: its time, its host, its words.
 * Pressing it leads to its moment.
 */
import type { HostId } from '../../shared/hosts.ts';
import './EventRow.css';
import { useComputed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { HostGlyph } from '../figures/segment/HostGlyph.tsx';
import type { Cursor } from './cursor.ts';
import { secondsText } from './time-words.ts';

export type Tone = 'plain' | 'good' | 'bad' | 'wire' | 'end';

/** Scrolls the list, and nothing but the list, to a row; to its top when what follows is to be seen as well. */
function bring(row: HTMLElement | null, toTop: boolean): void {
  const list = row?.closest<HTMLElement>('.events');
  if (!row || !list) return;
  const margin = Math.min(64, list.clientHeight / 6);
  const [top, bottom] = [row.offsetTop, row.offsetTop + row.offsetHeight];
  if (toTop || top < list.scrollTop + margin) list.scrollTop = top - margin;
  else if (bottom > list.scrollTop + list.clientHeight - margin) {
    list.scrollTop = Math.min(bottom - list.clientHeight + margin, top - margin);
  }
}

export interface EventRowProps {
  readonly cursor: Cursor;
  /** Of its moment. */
  readonly index: number;
  readonly host?: HostId | null;
  readonly tone?: Tone;
  /** What pressing it does, in words. */
  readonly label: string;
  readonly children: ComponentChildren;
}

export function EventRow({ cursor, index, host = null, tone = 'plain', label, children }: EventRowProps) {
  const { moments, digits } = cursor.timeline;
  const item = useRef<HTMLDivElement>(null);
  // Of thousands of rows only those are drawn anew that the cursor comes to or leaves behind.
  const here = useComputed(() => cursor.index.value === index).value;
  const later = useComputed(() => cursor.index.value < index).value;
  const last = index === moments.length - 1;
  useEffect(() => {
    if (here) bring(item.current, last && index > 0);
  }, [here, last, index]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: between a list and its items there are blocks (EventRows.tsx).
    <div
      ref={item}
      role="listitem"
      aria-setsize={moments.length}
      aria-posinset={index + 1}
      class={`event-row${here ? ' here' : ''}${later ? ' later' : ''}`}
      data-tone={tone}
      data-host={host ?? undefined}
      aria-current={here ? 'step' : undefined}
    >
      <button type="button" class="row-to" aria-label={label} onClick={() => cursor.toMoment(index)} />
      <span class="row-time">{secondsText(moments[index]?.at ?? 0, digits)}</span>
      <span class="row-host">{host && <HostGlyph host={host} />}</span>
      <div class="row-body">{children}</div>
    </div>
  );
}
