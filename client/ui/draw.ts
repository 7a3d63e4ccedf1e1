/** Draws a page, in the place of what its file shows until its scripts are there. */
import { type ComponentChild, render } from 'preact';

export function draw(page: ComponentChild, root: HTMLElement): void {
  // Left to be compared, what is not like the page's first element stays behind it.
  root.replaceChildren();
  render(page, root);
}
