/** What this page has met that it was not made for: noticed here, said by client/ui/PageErrors.tsx. */
import { type ReadonlySignal, signal } from '@preact/signals-core';

/** 'drawing': the page could not be drawn; 'part': a part of it. 'message': the server's word was not understood. 'script': all else. */
export type PageErrorKind = 'drawing' | 'part' | 'message' | 'script';

export interface PageError {
  readonly kind: PageErrorKind;
  readonly error: unknown;
  /** Draws the page again, with what it knows now. */
  readonly again?: () => void;
}

const noticed = signal<PageError | null>(null);

/** The one that matters most; null where there is none. */
export const pageError: ReadonlySignal<PageError | null> = noticed;

export function noticePageError(met: PageError): void {
  // The first one is mostly the cause of the others. A page that shows nothing matters more.
  if (noticed.peek() === null || met.kind === 'drawing') noticed.value = met;
}

export function dismissPageError(): void {
  noticed.value = null;
}

/** What nobody caught. */
export function watchPageErrors(): void {
  // The browser tells some of its own complaints the same way, without an error.
  addEventListener('error', ({ error }) => error && noticePageError({ kind: 'script', error }));
  addEventListener('unhandledrejection', ({ reason }) => noticePageError({ kind: 'script', error: reason }));
}
