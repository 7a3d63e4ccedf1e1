/** While the page is printed, everything is drawn that else waits until it is seen. */
import { signal } from '@preact/signals';
import { options } from 'preact';

export const printing = signal(false);

/** At once, as the browser prints what is there when its event has been heard. */
function print(now: boolean): void {
  const { debounceRendering } = options;
  options.debounceRendering = (draw) => draw();
  printing.value = now;
  if (debounceRendering) options.debounceRendering = debounceRendering;
  else delete options.debounceRendering;
}

if (typeof addEventListener === 'function') {
  addEventListener('beforeprint', () => print(true));
  addEventListener('afterprint', () => print(false));
}
