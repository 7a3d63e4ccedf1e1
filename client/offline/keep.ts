/** Has the browser keep the pages that need no server, where it may: over TLS, or on this very machine. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { pathTo } from '../base.ts';
import { after } from '../ui/frame.ts';

/** What the page itself fetches comes first. */
const LATER_MS = 5_000;

const done = signal(false);

/** The pages are kept: they work without a network from now on. */
export const kept: ReadonlySignal<boolean> = done;

/** Named only now, lest a browser offer to install what would not work. */
function offerInstallation(): void {
  for (const [rel, file] of [
    ['manifest', '/manifest.webmanifest'],
    ['apple-touch-icon', '/icons/apple-touch-icon.png'],
  ] as const) {
    const link = document.createElement('link');
    Object.assign(link, { rel, href: pathTo(file) });
    document.head.append(link);
  }
}

/** Called by the entries of the pages that are kept. Over plain HTTP it does nothing, and nothing is promised. */
export function keepOffline(): void {
  // Absent where the browser does not allow it, whatever its types say.
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (workers === undefined) return;
  void workers.ready.then(() => {
    done.value = true;
    offerInstallation();
  });
  after(LATER_MS, () => {
    // Without a network, and where the browser may store nothing, the page goes on as it is: it has promised nothing yet.
    workers.register(pathTo('/sw.js')).catch(() => undefined);
  });
}
