/** The parts of a capture that could not be read, by reason: nothing is passed over in silence. */
import { type CaptureCounts, SKIP_REASONS } from '../../../shared/pcap/counts.ts';
import { t } from '../../i18n/capture.ts';
import { number } from '../../i18n/dictionary.ts';

export function Skipped({ counts }: { readonly counts: CaptureCounts }) {
  const reasons = [
    ...SKIP_REASONS.map((reason) => ({ words: t(`skip.${reason}`), count: counts.skipped[reason] })),
    { words: t('skip.options'), count: counts.badOptions },
  ].filter(({ count }) => count > 0);
  if (reasons.length === 0) return null;
  return (
    <details class="skipped">
      <summary>{t('skipped', { n: counts.frames - counts.segments })}</summary>
      <dl>
        {reasons.map(({ words, count }) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd class="mono">{number(count)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
