/** The link to join by, taken to the clipboard. */
import { t } from '../../i18n/teach.ts';
import { toast } from '../../ui/Notice.tsx';

export async function copyJoinLink(url: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(url);
    toast('good', t('join.copied'));
  } catch {
    toast('info', t('join.not-copied', { url }));
  }
}
