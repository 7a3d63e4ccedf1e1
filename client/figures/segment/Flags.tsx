/** The control bits of a segment as chips: the whole name, or its letter where room is short. */
import './Flags.css';
import type { Flag } from '../../../shared/tcp/segment.ts';
import { t } from '../../i18n/common.ts';
import { flagsOf } from './segment-view.ts';

export function FlagChip({ flag, letter = false }: { readonly flag: Flag; readonly letter?: boolean }) {
  return (
    <abbr class="flag" data-flag={flag} title={`${flag}: ${t(`flag.${flag}`)}`}>
      {letter ? (
        flag[0]
      ) : (
        <>
          <b>{flag[0]}</b>
          {flag.slice(1)}
        </>
      )}
    </abbr>
  );
}

export interface FlagsProps {
  readonly flags: number;
  readonly letters?: boolean;
}

export function Flags({ flags, letters = false }: FlagsProps) {
  const set = flagsOf(flags);
  return (
    <span class="flags">
      {set.length === 0 && <span class="flag-none">{t('flag.none')}</span>}
      {set.map((flag) => (
        <FlagChip key={flag} flag={flag} letter={letters} />
      ))}
    </span>
  );
}
