/** A link to a moment of the replay, by its time. */
import { t } from '../i18n/debrief.ts';
import { decimal } from '../i18n/dictionary.ts';

export interface Told {
  readonly at: number;
  /** Of its event: several moments may share the time. */
  readonly version: number;
}

export interface SeeMomentProps {
  readonly moment: Told;
  /** Where the match is played again, without the moment. */
  readonly replay: string;
  /** The reader goes to the moment. */
  readonly onSee?: (() => void) | undefined;
}

export function SeeMoment({ moment: { at, version }, replay, onSee }: SeeMomentProps) {
  return (
    <a class="no-print" href={`${replay}#t=${Math.floor(at)}&v=${version}`} onClick={onSee}>
      {t('mistakes.see', { time: decimal(at / 1000, 1) })}
    </a>
  );
}
