/** The ladder diagram: two lifelines, time running down, every segment a slanted arrow. */

import { HOSTS } from '../../../shared/hosts.ts';
import { decimal } from '../../i18n/dictionary.ts';
import './Ladder.css';
import './LadderParts.css';
import type { ReadonlySignal } from '@preact/signals';
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { t as common } from '../../i18n/common.ts';
import { t } from '../../i18n/ladder.ts';
import { HostGlyph } from '../segment/HostGlyph.tsx';
import { LadderCursor } from './LadderCursor.tsx';
import { LadderDetail } from './LadderDetail.tsx';
import {
  LadderArrowView,
  LadderBeside,
  LadderBreak,
  LadderDefs,
  LadderLifeline,
  LadderTear,
} from './LadderParts.tsx';
import type { LadderInput } from './ladder-input.ts';
import { layOutLadder, TIME_CHARACTER } from './ladder-layout.ts';
import { arrowWithin, isWithin, useWindow } from './ladder-window.ts';

export interface LadderProps {
  readonly input: LadderInput;
  /** The moment shown; what comes after it is pale. Virtual milliseconds. */
  readonly now?: ReadonlySignal<number> | undefined;
  /** Scrolls along with `now`. */
  readonly follow?: boolean;
  /** The selected arrow, when the page keeps it; otherwise the ladder does. */
  readonly selected?: string | null | undefined;
  readonly onSelect?: ((id: string | null) => void) | undefined;
  /** Leaves out the zoom buttons and the fields of the selected arrow. */
  readonly plain?: boolean;
}

const ZOOMS = [0.5, 0.7, 1, 1.4, 2, 3] as const;
const WIDEST = 920;
const NARROWEST = 300;

/** The box's width in units of 1/16 rem, so that a projector's larger type draws a larger ladder. */
function useWidth() {
  const box = useRef<HTMLElement>(null);
  const [size, setSize] = useState({ width: 0, unit: 1 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = (): void => {
      const unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
      const width = Math.min(WIDEST, Math.max(NARROWEST, Math.floor(element.clientWidth / unit)));
      setSize((old) => (old.width === width && old.unit === unit ? old : { width, unit }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, ...size };
}

export function Ladder({ input, now, follow = false, selected, onSelect, plain = false }: LadderProps) {
  const { box, width, unit } = useWidth();
  const [zoom, setZoom] = useState(ZOOMS.indexOf(1));
  const [own, setOwn] = useState<string | null>(null);
  const id = useId();
  const scale = ZOOMS[zoom] ?? 1;
  const layout = useMemo(
    () => layOutLadder(input, { width: width || NARROWEST, zoom: scale }),
    [input, width, scale],
  );
  const chosen = selected === undefined ? own : selected;
  const select = (arrow: string | null): void => {
    setOwn(arrow);
    onSelect?.(arrow);
  };
  const detail = plain ? undefined : input.arrows.find((arrow) => arrow.id === chosen);
  const shown = useWindow(box, unit, layout.arrows.length);
  // The selected one is there wherever it stands, to be scrolled to.
  const arrows = layout.arrows.filter(
    ({ arrow, tail, tip }) => arrow.id === chosen || arrowWithin(shown, tail, tip),
  );
  const breaks = layout.breaks.filter(({ top, bottom }) => isWithin(shown, top, bottom));
  const percent = (x: number): string => `${(x / layout.width) * 100}%`;
  const drawn = { width: `${layout.width * unit}px` };

  return (
    <div class="ladder">
      <div class="ladder-view">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by the keyboard. */}
        <section class="ladder-scroll" ref={box} tabIndex={0} aria-label={t('title')}>
          <div class="ladder-heads" style={drawn}>
            {HOSTS.map((host) => (
              <span key={host} class="ladder-head" data-host={host} style={{ left: percent(layout.x[host]) }}>
                <HostGlyph host={host} /> {common(`host.${host}`)}
              </span>
            ))}
          </div>
          {input.arrows.length === 0 && <p class="ladder-empty muted">{t('empty')}</p>}
          {/* biome-ignore lint/a11y/noSvgWithoutTitle: the region has the name; a title would pop up under the pointer. */}
          <svg
            class={layout.narrow ? 'ladder-drawing narrow' : 'ladder-drawing'}
            style={drawn}
            viewBox={`0 0 ${layout.width} ${Math.ceil(layout.height)}`}
          >
            <LadderDefs id={id} />
            {breaks.map((gap) => (
              <LadderBreak key={gap.from} gap={gap} layout={layout} />
            ))}
            {!layout.narrow &&
              layout.times.map(
                ({ at, y }) =>
                  isWithin(shown, y, y) && (
                    <text key={at} class="time" x={40 + (layout.digits - 1) * TIME_CHARACTER} y={y}>
                      {decimal(at / 1000, layout.digits)}
                    </text>
                  ),
              )}
            {HOSTS.map((host) => (
              <LadderLifeline key={host} host={host} layout={layout} id={id} />
            ))}
            {breaks.map((gap) => (
              <LadderTear key={gap.from} gap={gap} layout={layout} />
            ))}
            {layout.besides.map(
              (beside, i) =>
                isWithin(shown, beside.y, beside.y) && (
                  <LadderBeside key={i} beside={beside} x={layout.x[beside.host]} />
                ),
            )}
            {arrows.map((placed, i) => (
              <LadderArrowView
                key={placed.arrow.id}
                placed={placed}
                label={layout.labels.get(placed.arrow.id)}
                digits={layout.digits}
                selected={placed.arrow.id === chosen}
                stop={chosen === null ? i === 0 : placed.arrow.id === chosen}
                onSelect={select}
              />
            ))}
            {now && (
              <LadderCursor now={now} layout={layout} end={input.end} follow={follow} box={box} unit={unit} />
            )}
          </svg>
        </section>
        {!plain && (
          <fieldset class="ladder-zoom segmented no-print" aria-label={t('zoom')}>
            <button
              type="button"
              class="btn icon small"
              aria-label={t('zoom-out')}
              disabled={zoom === 0}
              onClick={() => setZoom(zoom - 1)}
            >
              −
            </button>
            <button
              type="button"
              class="btn icon small"
              aria-label={t('zoom-in')}
              disabled={zoom === ZOOMS.length - 1}
              onClick={() => setZoom(zoom + 1)}
            >
              +
            </button>
          </fieldset>
        )}
      </div>
      {detail && <LadderDetail arrow={detail} digits={layout.digits} onClose={() => select(null)} />}
    </div>
  );
}
