/** The observing judge's verdict on a host, with a sign of its own: never colour alone. */
import type { ObservedVerdict } from '../../../shared/observer/observer.ts';
import { t } from '../../i18n/capture.ts';

const TONES: Readonly<Record<ObservedVerdict, string>> = {
  legal: 'good',
  warning: 'warn',
  illegal: 'bad',
  unknown: '',
};
const SIGNS: Readonly<Record<ObservedVerdict, string>> = {
  legal: 'M2 6.500 4.800 9.200 10 3',
  warning: 'M6 2v5M6 9.500v.1',
  illegal: 'M2.500 2.500l7 7m0-7-7 7',
  unknown: 'M3.500 4.200A2.500 2.500 0 1 1 6 6.800v1M6 10v.1',
};

export function VerdictChip({ verdict }: { readonly verdict: ObservedVerdict }) {
  return (
    <span class={`chip ${TONES[verdict]}`}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path d={SIGNS[verdict]} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
      </svg>
      {t(`verdict.${verdict}`)}
    </span>
  );
}
