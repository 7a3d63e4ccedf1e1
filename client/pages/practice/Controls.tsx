/** The clock of a match in the browser: pause, pace, and the leap to the next event. */
import './Controls.css';
import { KeyHint } from '../../board/KeyHint.tsx';
import { t } from '../../i18n/practice.ts';
import { clockFace } from '../../ui/clock-face.ts';
import { PACES, type Pace } from './choice.ts';
import type { LocalMatch } from './local-match.ts';

function Clock({ local }: { readonly local: LocalMatch }) {
  return (
    <span class="clock-face mono" role="timer" aria-label={t('clock')} data-paused={local.paused.value}>
      {clockFace(local.now.value)}
    </span>
  );
}

export function Controls({ local }: { readonly local: LocalMatch }) {
  const paused = local.paused.value;
  return (
    <div class="practice-controls">
      <Clock local={local} />
      <button
        type="button"
        class="btn small icon"
        aria-label={t(paused ? 'go' : 'pause')}
        title={`${t(paused ? 'go' : 'pause')} (P)`}
        aria-keyshortcuts="P"
        onClick={() => local.setPaused(!paused)}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" fill="currentColor" aria-hidden="true">
          <path d={paused ? 'M4 2l10 6-10 6Z' : 'M3.5 2h3v12h-3ZM9.5 2h3v12h-3Z'} />
        </svg>
      </button>
      <label>
        <span class="visually-hidden">{t('choose.pace')}</span>
        <select
          class="input pace"
          value={String(local.pace.value)}
          onChange={(event) => {
            const { value } = event.currentTarget;
            const pace: Pace | undefined = PACES.find((one) => String(one) === value);
            if (pace) local.setPace(pace);
          }}
        >
          {PACES.map((one) => (
            <option key={one} value={String(one)}>
              {t(`pace.${one}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** Offered while there is nothing to do. */
export function SkipButton({ local }: { readonly local: LocalMatch }) {
  if (!local.skippable.value) return null;
  return (
    <p>
      <button type="button" class="btn" aria-keyshortcuts="J" onClick={local.skip}>
        {t('skip')} <KeyHint of="J" />
      </button>
    </p>
  );
}
