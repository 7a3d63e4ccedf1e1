/** The ladder in its pane, with the cursor's moment and the selected segment. */
import { useEffect, useRef } from 'preact/hooks';
import { Ladder } from '../figures/ladder/Ladder.tsx';
import type { LadderInput } from '../figures/ladder/ladder-input.ts';
import { t } from '../i18n/timeline.ts';
import type { Cursor } from './cursor.ts';

const NEAREST: ScrollIntoViewOptions = { block: 'nearest', inline: 'nearest' };

export function LadderPane({ cursor, input }: { readonly cursor: Cursor; readonly input: LadderInput }) {
  const selected = cursor.selected.value;
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    // Its fields take room from the drawing, and must not hide the arrow that they are about.
    if (selected !== null) pane.current?.querySelector('.ladder-arrow.selected')?.scrollIntoView(NEAREST);
  }, [selected]);
  return (
    <section class="pane ladder-pane" aria-label={t('region.ladder')} ref={pane}>
      <Ladder
        input={input}
        now={cursor.now}
        follow
        plain
        selected={selected === null ? null : String(selected)}
        onSelect={(id) => {
          cursor.selected.value = id === null ? null : Number(id);
        }}
      />
    </section>
  );
}
