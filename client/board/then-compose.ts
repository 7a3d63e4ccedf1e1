/** Doing what a button says, and back to the composer: Enter means “send” again, not the button. */

/** @param pressed what the deed may take off the page */
export function thenCompose(pressed: Element, deed: () => void): void {
  const board = pressed.closest('.board');
  deed();
  board?.querySelector<HTMLElement>('.composer')?.focus({ preventScroll: true });
}
