/** The browser's own modal dialog: it keeps the focus inside and gives it back when it closes. */
import './Dialog.css';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/common.ts';
import { Toasts } from './Notice.tsx';
import { PageErrors } from './PageErrors.tsx';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ComponentChildren;
  readonly children?: ComponentChildren;
  /** Buttons under the text, the most important one last. */
  readonly actions?: ComponentChildren;
  readonly wide?: boolean;
}

export function Dialog({ open, onClose, title, children, actions, wide = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // Before the next key: it belongs to the dialog, not to the button that opened it.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is on the backdrop; Escape is the keyboard's way.
    <dialog
      ref={dialog}
      class={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={heading}
      // One that the page has closed says so, too: by then another may lie in its place.
      onClose={() => open && onClose()}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      {open && (
        <div class="dialog-body">
          <header>
            <h2 id={heading}>{title}</h2>
            <button
              type="button"
              class="btn quiet icon small"
              aria-label={t('dialog.close')}
              onClick={() => dialog.current?.close()}
            >
              <svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
                <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" fill="none" stroke="currentColor" stroke-width="1.8" />
              </svg>
            </button>
          </header>
          {children}
          {actions !== undefined && <footer class="row">{actions}</footer>}
        </div>
      )}
      {open && <Toasts />}
      {/* The one beside the page lies beneath, and cannot be reached. */}
      {open && <PageErrors />}
    </dialog>
  );
}
