/** What is left of the time to answer. */
import { useEffect } from 'preact/hooks';
import { t } from '../i18n/question.ts';
import { countdownFace } from '../ui/clock-face.ts';
import { frame, watchFrames } from '../ui/frame.ts';

/** @param endsAt on the clock of the frames */
export function Countdown({ endsAt }: { readonly endsAt: number }) {
  useEffect(watchFrames, []);
  const left = Math.max(0, endsAt - frame.value);
  return (
    <span class="mono countdown" role="timer" aria-label={t('left.label')} data-short={left < 10_000}>
      {t('left', { time: countdownFace(left) })}
    </span>
  );
}
