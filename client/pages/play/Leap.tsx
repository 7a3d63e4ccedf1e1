/** The leap to the next event, while a match only waits for a timer: all who are here must want it. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { SeatView } from '../../../shared/protocol/view.ts';
import { t } from '../../i18n/leap.ts';

export interface LeapProps {
  readonly leap: NonNullable<SeatView['leap']>;
  /** Who has to want it, too; null: nobody. */
  readonly partner: string | null;
  readonly disabled: boolean;
  readonly onLeap: () => void;
  /** Its key. */
  readonly children: ComponentChildren;
}

function useKey(onLeap: (() => void) | null): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const { target } = event;
      const typing = target instanceof Element && target.closest('input, textarea, select, dialog');
      if (event.key.toLowerCase() !== 'j' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (typing || event.repeat || event.defaultPrevented || onLeap === null) return;
      event.preventDefault();
      onLeap();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [onLeap]);
}

function sentence({ leap, partner }: Pick<LeapProps, 'leap' | 'partner'>): string {
  if (partner === null) return t('alone');
  if (leap.you) return t('asked', { name: partner });
  return leap.partner ? t('wanted', { name: partner }) : t('both', { name: partner });
}

export function Leap(props: LeapProps) {
  const { leap, partner, disabled, onLeap, children } = props;
  const may = !disabled && !(leap.you && partner !== null);
  useKey(may ? onLeap : null);
  return (
    <div class="stack leap" role="status">
      <p>{sentence(props)}</p>
      <p>
        <button type="button" class="btn" aria-keyshortcuts="J" disabled={!may} onClick={onLeap}>
          {t('leap')} {children}
        </button>
      </p>
    </div>
  );
}
