/** Time: the scrubber with its marks, and the buttons that move the cursor. */
import './PlayerBar.css';
import { useMemo } from 'preact/hooks';
import { Kbd } from '../components/Kbd.tsx';
import { toast } from '../components/Notice.tsx';
import { t } from '../i18n/replay.ts';
import { marksOf } from './marks.ts';
import { type Replay, SPEEDS, type Speed } from './state.ts';
import { timeText } from './words.ts';

const PATHS = {
  start: 'M4 3v10M13 3.5v9L6.5 8Z',
  back: 'M11 3.5v9L4.5 8Z',
  play: 'M5 3v10l8.5-5Z',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  next: 'M5 3.5v9L11.5 8Z',
  end: 'M12 3v10M3 3.5v9L9.5 8Z',
} as const;

export function PlayerIcon({ of, size = 18 }: { readonly of: keyof typeof PATHS; readonly size?: number }) {
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

function Marks({ replay }: { readonly replay: Replay }) {
  const { told } = replay;
  const marks = useMemo(() => marksOf(told), [told]);
  return (
    <div class="marks" aria-hidden="true">
      {marks.map(({ index, at, host, kind }) => (
        <i
          key={index}
          data-host={host ?? undefined}
          data-kind={kind}
          style={{ left: `${(at / Math.max(1, told.end)) * 100}%` }}
        />
      ))}
    </div>
  );
}

/** The bar that has been played, and the cursor. Alone, because it moves with every frame. */
function Cursor({ replay }: { readonly replay: Replay }) {
  const share = `${(replay.now.value / Math.max(1, replay.told.end)) * 100}%`;
  return (
    <div class="played" style={{ width: share }} aria-hidden="true">
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

function Slider({ replay }: { readonly replay: Replay }) {
  const { now, told } = replay;
  const words = t('play.at', { at: timeText(now.value), end: timeText(told.end) });
  return (
    <input
      type="range"
      aria-label={t('play.scrubber')}
      aria-valuetext={words}
      min={0}
      max={told.end}
      step={1}
      value={now.value}
      onKeyDown={(event) => {
        const leap = LEAPS[event.key];
        if (leap === undefined) return;
        event.preventDefault();
        replay.toTime(now.value + leap);
      }}
      onInput={(event) => replay.toTime(event.currentTarget.valueAsNumber)}
    />
  );
}

function Clock({ replay }: { readonly replay: Replay }) {
  return (
    <p class="player-clock">
      <b>{timeText(replay.now.value)}</b> <span class="muted">/ {timeText(replay.told.end)}</span>
    </p>
  );
}

function Speeds({ replay }: { readonly replay: Replay }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out inline everywhere.
    <div class="segmented speeds" role="group" aria-label={t('play.speed')}>
      {SPEEDS.map((speed) => (
        <button
          key={speed}
          type="button"
          class="btn small"
          aria-pressed={replay.speed.value === speed}
          onClick={() => {
            replay.speed.value = speed;
          }}
        >
          {t('play.speed.value', { speed })}
        </button>
      ))}
    </div>
  );
}

/** On a phone one button goes round the speeds. */
function SpeedCycle({ replay }: { readonly replay: Replay }) {
  const speed = replay.speed.value;
  const next: Speed = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
  const shown = t('play.speed.value', { speed });
  return (
    <button
      type="button"
      class="btn small speed-cycle"
      aria-label={`${t('play.speed')}: ${shown}`}
      onClick={() => {
        replay.speed.value = next;
      }}
    >
      {shown}
    </button>
  );
}

export function nextMistake(replay: Replay, direction: 1 | -1 = 1): void {
  if (!replay.toMistake(direction)) toast('info', t('play.mistake.none'), 2500);
}

export async function copyMoment(): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    toast('good', t('link.copied'), 2500);
  } catch {
    toast('info', t('link.not-copied'));
  }
}

export function PlayerBar({ replay }: { readonly replay: Replay }) {
  const { mistakes } = replay.told;
  const playing = replay.playing.value;
  const atStart = replay.atStart.value;
  const atEnd = replay.atEnd.value;
  return (
    <section class="player" aria-label={t('region.player')}>
      <div class="scrubber">
        <Marks replay={replay} />
        <div class="track">
          <Cursor replay={replay} />
        </div>
        <Slider replay={replay} />
      </div>
      <div class="player-row">
        <Clock replay={replay} />
        <div class="transport">
          <button
            type="button"
            class="btn quiet icon"
            aria-label={t('play.start')}
            aria-keyshortcuts="Home"
            disabled={atStart}
            onClick={replay.toStart}
          >
            <PlayerIcon of="start" />
          </button>
          <button
            type="button"
            class="btn icon"
            aria-label={t('play.back')}
            aria-keyshortcuts="ArrowLeft"
            disabled={atStart}
            onClick={() => replay.step(-1)}
          >
            <PlayerIcon of="back" />
          </button>
          <button
            type="button"
            class="btn primary icon play-button"
            aria-label={t(playing ? 'play.pause' : 'play.play')}
            aria-keyshortcuts="Space"
            onClick={replay.togglePlay}
          >
            <PlayerIcon of={playing ? 'pause' : 'play'} size={22} />
          </button>
          <button
            type="button"
            class="btn icon"
            aria-label={t('play.next')}
            aria-keyshortcuts="ArrowRight"
            disabled={atEnd}
            onClick={() => replay.step(1)}
          >
            <PlayerIcon of="next" />
          </button>
          <button
            type="button"
            class="btn quiet icon"
            aria-label={t('play.end')}
            aria-keyshortcuts="End"
            disabled={atEnd}
            onClick={replay.toEnd}
          >
            <PlayerIcon of="end" />
          </button>
        </div>
        <div class="player-more">
          <Speeds replay={replay} />
          <SpeedCycle replay={replay} />
          {mistakes.length === 0 ? (
            <span class="chip good">{t('play.mistake.nobody')}</span>
          ) : (
            <button
              type="button"
              class="btn small to-mistake"
              aria-keyshortcuts="m"
              title={t('play.mistakes', { n: mistakes.length })}
              onClick={() => nextMistake(replay)}
            >
              <span class="mistake-count">{mistakes.length}</span>
              <span class="to-mistake-words">{t('play.mistake')}</span> <Kbd>M</Kbd>
            </button>
          )}
          <button type="button" class="btn small copy-link" onClick={() => void copyMoment()}>
            {t('link.copy')}
          </button>
        </div>
      </div>
    </section>
  );
}
