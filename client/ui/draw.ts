/** Draws a page, in the place of what its file shows until its scripts are there. */
import { type ComponentChild, h, render } from 'preact';
import { Boundary } from './Boundary.tsx';
import { fetchAhead, PageErrors } from './PageErrors.tsx';
import { watchPageErrors } from './page-errors.ts';

export function draw(page: ComponentChild, root: HTMLElement): void {
  // Left to be compared, what is not like the page's first element stays behind it.
  root.replaceChildren();
  const beside = document.createElement('div');
  root.after(beside);
  watchPageErrors();
  render(h(PageErrors, null), beside);
  render(h(Boundary, null, page), root);
  fetchAhead();
}
