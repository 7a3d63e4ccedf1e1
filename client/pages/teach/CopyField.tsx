/** Something to be copied: it stands there, and can be taken to the clipboard. */
import { t } from '../../i18n/account.ts';
import { toast } from '../../ui/Notice.tsx';

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast('good', t('recovery.copied'));
  } catch {
    // Without HTTPS a page may not: it stands there to be copied by hand.
    toast('info', t('recovery.by-hand'));
  }
}

export function CopyField({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div class="copy-field" role="status">
      <p>{label}</p>
      <div class="row">
        <input
          class="input mono"
          readOnly
          aria-label={label}
          value={text}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" class="btn" onClick={() => void copy(text)}>
          {t('recovery.copy')}
        </button>
      </div>
    </div>
  );
}
