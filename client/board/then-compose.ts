/** Doing what a button says, and back to the composer: Enter means “send” again, not the button. */

/** Puts the focus where the player goes on: at the answer, or where the next question comes. */
export function goOn(pressed: Element): void {
  composeIn(pressed.closest('.board'));
}

function composeIn(board: Element | null): void {
  const next =
    board?.querySelector<HTMLElement>('.composer') ?? board?.querySelector<HTMLElement>('.inbox h2');
  next?.focus({ preventScroll: true });
}

/** @param pressed what the deed may take off the page */
export function thenCompose(pressed: Element, deed: () => void): void {
  const board = pressed.closest('.board');
  deed();
  composeIn(board);
}
