/** Draws a page, in the place of what its file shows until its scripts are there. */
import { type ComponentChild, h, render } from 'preact';
import { Boundary } from './Boundary.tsx';
import { Faults, fetchAhead } from './Faults.tsx';
import { watchFaults } from './faults.ts';

export function draw(page: ComponentChild, root: HTMLElement): void {
  // Left to be compared, what is not like the page's first element stays behind it.
  root.replaceChildren();
  const beside = document.createElement('div');
  root.after(beside);
  watchFaults();
  render(h(Faults, null), beside);
  render(h(Boundary, null, page), root);
  fetchAhead();
}
