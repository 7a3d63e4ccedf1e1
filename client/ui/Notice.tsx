/** A sentence from the page: in place (Notice), or passing by (Toasts). */
import './Notice.css';
import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { builtIn } from '../i18n/built-in.ts';
import { t } from '../i18n/common.ts';
import { locale } from '../i18n/dictionary.ts';
import { Cross } from './Cross.tsx';
import { after } from './frame.ts';
import { missingParts } from './lazily.ts';

export type NoticeKind = 'info' | 'good' | 'warn' | 'bad';

/** Drawn, not typed: fonts disagree about these. */
const SIGNS: Record<NoticeKind, string> = {
  info: 'M8 7.2v4.3M8 4.4v.2',
  good: 'M4.6 8.3l2.4 2.4 4.4-5.2',
  warn: 'M8 4.2v4.6M8 11.4v.2',
  bad: 'M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4',
};

export function Sign({ kind }: { readonly kind: NoticeKind }) {
  return (
    <svg class={`sign ${kind}`} viewBox="0 0 16 16" width="20" height="20" aria-hidden="true">
      {kind === 'warn' ? (
        <path class="ground" d="M8 .8 15.6 14.6H.4Z" />
      ) : (
        <circle class="ground" cx="8" cy="8" r="7.5" />
      )}
      <path class="stroke" d={SIGNS[kind]} />
    </svg>
  );
}

export interface NoticeProps {
  readonly kind?: NoticeKind;
  readonly title?: ComponentChildren;
  readonly children?: ComponentChildren;
  /** Interrupts a screen reader. Without it the notice waits its turn. */
  readonly alert?: boolean;
  readonly onDismiss?: (() => void) | undefined;
}

export function Notice({ kind = 'info', title, children, alert = false, onDismiss }: NoticeProps) {
  return (
    <div class={`notice ${kind}`} role={alert ? 'alert' : 'status'}>
      <Sign kind={kind} />
      <div class="notice-text">
        {title !== undefined && <strong>{title}</strong>}
        {children}
      </div>
      {onDismiss && (
        <button
          type="button"
          class="btn quiet icon small"
          aria-label={t('notice.dismiss')}
          onClick={onDismiss}
        >
          <Cross />
        </button>
      )}
    </div>
  );
}

interface Toast {
  readonly id: number;
  readonly kind: NoticeKind;
  readonly text: string;
}
const shown = signal<readonly Toast[]>([]);
let lastId = 0;

/** Shows a sentence for a while at the edge of the page. Returns how to take it away earlier. */
export function toast(kind: NoticeKind, text: string, milliseconds = 6000): () => void {
  lastId += 1;
  const id = lastId;
  const remove = (): void => {
    shown.value = shown.value.filter((one) => one.id !== id);
  };
  shown.value = [...shown.value.slice(-2), { id, kind, text }];
  const cancel = after(milliseconds, remove);
  return () => {
    cancel();
    remove();
  };
}

/** Where toasts appear: once on every page, and in every dialog, for what lies outside it cannot be seen or pressed. */
export function Toasts() {
  return (
    <div class="toasts" aria-live="polite">
      {missingParts.value > 0 && (
        <div class="missing">
          <Notice kind="warn">{builtIn(locale.value).unreachable}</Notice>
        </div>
      )}
      {shown.value.map(({ id, kind, text }) => (
        <Notice
          key={id}
          kind={kind}
          alert={kind === 'bad'}
          onDismiss={() => {
            shown.value = shown.value.filter((one) => one.id !== id);
          }}
        >
          {text}
        </Notice>
      ))}
    </div>
  );
}
