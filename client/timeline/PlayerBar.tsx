/** The bar of time: the scrubber with its marks, and the buttons that move the cursor. */
import type { HostId } from '../../shared/hosts.ts';
import './PlayerBar.css';
import { useMemo } from 'preact/hooks';
import { t } from '../i18n/timeline.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { toast } from '../ui/Notice.tsx';
import { type Cursor, SPEEDS, type Speed } from './cursor.ts';
import { timeText } from './time-words.ts';

export const MARK_KINDS = ['event', 'state', 'lost', 'goal', 'mistake', 'ended'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** What the scrubber shows of a moment, in the lane of its host. */
export interface ScrubberMark {
  readonly index: number;
  readonly at: number;
  readonly host: HostId | null;
  readonly kind: MarkKind;
}

/** What the moments are called that M leads to. */
export interface MistakeWords {
  readonly next: string;
  readonly all: string;
  readonly noMore: string;
  readonly nowhere: string;
  /** In the list of keys. */
  readonly key: string;
}

const PATHS = {
  start: 'M4 3v10M13 3.5v9L6.5 8Z',
  back: 'M11 3.5v9L4.5 8Z',
  play: 'M5 3v10l8.5-5Z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  next: 'M5 3.5v9L11.5 8Z',
  end: 'M12 3v10M3 3.5v9L9.5 8Z',
} as const;

function PlayerIcon({ of, size = 18 }: { readonly of: keyof typeof PATHS; readonly size?: number }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill={of === 'pause' ? 'none' : 'currentColor'}
      stroke="currentColor"
      stroke-width={of === 'pause' ? 3 : 1.6}
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[of]} />
    </svg>
  );
}

interface BarProps {
  readonly cursor: Cursor;
}

function shareOf({ timeline: { pacing, end } }: Cursor, at: number): string {
  const length = pacing.toPlay(end);
  return `${length > 0 ? (pacing.toPlay(at) / length) * 100 : 0}%`;
}

function Marks({ cursor, marks }: BarProps & { readonly marks: readonly ScrubberMark[] }) {
  return (
    <div class="marks" aria-hidden="true">
      {marks.map(({ index, at, host, kind }) => (
        <i key={index} data-host={host ?? undefined} data-kind={kind} style={{ left: shareOf(cursor, at) }} />
      ))}
    </div>
  );
}

/** The bar that has been played, and where it ends. Alone, because it moves with every frame. */
function Played({ cursor }: BarProps) {
  return (
    <div class="played" style={{ width: shareOf(cursor, cursor.now.value) }} aria-hidden="true">
      <b />
    </div>
  );
}

/** Left and right go from event to event everywhere; these go through time while the slider has the focus. */
const LEAPS: Readonly<Record<string, number>> = {
  ArrowUp: 1_000,
  ArrowDown: -1_000,
  PageUp: 10_000,
  PageDown: -10_000,
};

function Slider({ cursor }: BarProps) {
  const { now, timeline } = cursor;
  const { end, digits, pacing } = timeline;
  const words = t('play.at', { at: timeText(now.value, digits), end: timeText(end, digits) });
  return (
    <input
      type="range"
      aria-label={t('play.scrubber')}
      aria-valuetext={words}
      min={0}
      max={pacing.toPlay(end)}
      step="any"
      value={pacing.toPlay(now.value)}
      onKeyDown={(event) => {
        const leap = LEAPS[event.key];
        if (leap === undefined) return;
        event.preventDefault();
        cursor.toTime(pacing.toTime(pacing.toPlay(now.value) + leap));
      }}
      onInput={(event) => cursor.toTime(pacing.toTime(event.currentTarget.valueAsNumber))}
    />
  );
}

function Clock({ cursor: { now, timeline } }: BarProps) {
  const { end, digits } = timeline;
  return (
    <p class="player-clock">
      <b>{timeText(now.value, digits)}</b> <span class="muted">/ {timeText(end, digits)}</span>
    </p>
  );
}

function Speeds({ cursor }: BarProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out inline everywhere.
    <div class="segmented speeds" role="group" aria-label={t('play.speed')}>
      {SPEEDS.map((speed) => (
        <button
          key={speed}
          type="button"
          class="btn small"
          aria-pressed={cursor.speed.value === speed}
          onClick={() => {
            cursor.speed.value = speed;
          }}
        >
          {t('play.speed.value', { speed })}
        </button>
      ))}
    </div>
  );
}

/** On a phone one button goes round the speeds. */
function SpeedCycle({ cursor }: BarProps) {
  const speed = cursor.speed.value;
  const next: Speed = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
  const shown = t('play.speed.value', { speed });
  return (
    <button
      type="button"
      class="btn small speed-cycle"
      aria-label={`${t('play.speed')}: ${shown}`}
      onClick={() => {
        cursor.speed.value = next;
      }}
    >
      {shown}
    </button>
  );
}

/** The address is the link to the moment shown. @param copied what is said when it went well. */
export async function copyLink(copied: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    toast('good', copied, 2500);
  } catch {
    toast('info', t('link.not-copied'));
  }
}

export interface PlayerBarProps extends BarProps {
  readonly marks: readonly ScrubberMark[];
  readonly mistakeWords: MistakeWords;
  readonly onMistake: () => void;
  readonly onLink: () => void;
}

export function PlayerBar({ cursor, marks, mistakeWords, onMistake, onLink }: PlayerBarProps) {
  const { mistakes } = cursor.timeline;
  const drawn = useMemo(() => <Marks cursor={cursor} marks={marks} />, [cursor, marks]);
  const playing = cursor.playing.value;
  const atStart = cursor.atStart.value;
  const atEnd = cursor.atEnd.value;
  return (
    <section class="player" aria-label={t('region.player')}>
      <div class="scrubber">
        {drawn}
        <div class="track">
          <Played cursor={cursor} />
        </div>
        <Slider cursor={cursor} />
      </div>
      <div class="player-row">
        <Clock cursor={cursor} />
        <div class="transport">
          <button
            type="button"
            class="btn quiet icon"
            aria-label={t('play.start')}
            aria-keyshortcuts="Home"
            disabled={atStart}
            onClick={cursor.toStart}
          >
            <PlayerIcon of="start" />
          </button>
          <button
            type="button"
            class="btn icon"
            aria-label={t('play.back')}
            aria-keyshortcuts="ArrowLeft"
            disabled={atStart}
            onClick={() => cursor.step(-1)}
          >
            <PlayerIcon of="back" />
          </button>
          <button
            type="button"
            class="btn primary icon play-button"
            aria-label={t(playing ? 'play.pause' : 'play.play')}
            aria-keyshortcuts="Space"
            onClick={cursor.togglePlay}
          >
            <PlayerIcon of={playing ? 'pause' : 'play'} size={22} />
          </button>
          <button
            type="button"
            class="btn icon"
            aria-label={t('play.next')}
            aria-keyshortcuts="ArrowRight"
            disabled={atEnd}
            onClick={() => cursor.step(1)}
          >
            <PlayerIcon of="next" />
          </button>
          <button
            type="button"
            class="btn quiet icon"
            aria-label={t('play.end')}
            aria-keyshortcuts="End"
            disabled={atEnd}
            onClick={cursor.toEnd}
          >
            <PlayerIcon of="end" />
          </button>
        </div>
        <div class="player-more">
          <Speeds cursor={cursor} />
          <SpeedCycle cursor={cursor} />
          {mistakes.length === 0 ? (
            <span class="chip good">{mistakeWords.nowhere}</span>
          ) : (
            <button
              type="button"
              class="btn small to-mistake"
              aria-keyshortcuts="m"
              title={mistakeWords.all}
              onClick={onMistake}
            >
              <span class="mistake-count">{mistakes.length}</span>
              <span class="to-mistake-words">{mistakeWords.next}</span> <Kbd>M</Kbd>
            </button>
          )}
          <button type="button" class="btn small copy-link" onClick={onLink}>
            {t('link.copy')}
          </button>
        </div>
      </div>
    </section>
  );
}
