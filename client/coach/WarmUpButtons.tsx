/** The ways on from a warm-up: out of it, and once more. */
import { t } from '../i18n/coach.ts';

export interface WarmUpButtonsProps {
  /** It has ended: leaving is what comes next. */
  readonly over?: boolean;
  readonly onWarmUp: (begin: boolean) => void;
}

export function WarmUpButtons({ over = false, onWarmUp }: WarmUpButtonsProps) {
  return (
    <>
      <button type="button" class={over ? 'btn primary' : 'btn small'} onClick={() => onWarmUp(false)}>
        {t(over ? 'leave' : 'leave.short')}
      </button>
      {over && (
        <button type="button" class="btn" onClick={() => onWarmUp(true)}>
          {t('again')}
        </button>
      )}
    </>
  );
}
