/** When the others begin, in a sentence. */
import type { CrowdView } from '../../shared/protocol/view.ts';
import { t } from '../i18n/crowd.ts';

export function beginsWords(begins: CrowdView['begins']): string {
  if (begins.length === 0) return t('begins.not-yet');
  const places = begins.map(({ host, in: states }) =>
    t('begins.host', { host, states: states.join(t('begins.or')) }),
  );
  return t('begins.when', { places: places.join(t('begins.and')) });
}
