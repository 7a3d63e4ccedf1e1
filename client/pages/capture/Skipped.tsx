/** The parts of a capture that could not be read, by reason: nothing is passed over in silence. */
import { type CaptureCounts, SKIP_REASONS, type SkipReason } from '../../../shared/pcap/counts.ts';
import { isNamed, nameOf } from '../../../shared/pcap/names.ts';
import { t } from '../../i18n/capture.ts';
import { number } from '../../i18n/dictionary.ts';

/** By link type, EtherType or protocol. */
const namesIn = ({ named }: CaptureCounts, reason: SkipReason): string =>
  isNamed(reason) ? [...named[reason].keys()].map((one) => nameOf(reason, one)).join(', ') : '';

interface SkippedProps {
  readonly counts: CaptureCounts;
  /** Where nothing else was read, what was passed over is the answer. */
  readonly open: boolean;
}

export function Skipped({ counts, open }: SkippedProps) {
  const reasons = [
    ...SKIP_REASONS.map((reason) => ({
      words: [t(`skip.${reason}`), namesIn(counts, reason)].filter(Boolean).join(' '),
      count: counts.skipped[reason],
    })),
    { words: t('skip.options'), count: counts.badOptions },
  ].filter(({ count }) => count > 0);
  if (reasons.length === 0) return null;
  return (
    <details class="skipped" open={open}>
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
