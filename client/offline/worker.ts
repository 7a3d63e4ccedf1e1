/** The service worker: what needs no server works without a network, and nothing else comes from here. */

/** What the build has found (vite.offline.ts); addresses are told from where the pages begin. */
declare const KEPT: {
  /** Changes with any of the files. */
  readonly version: string;
  readonly pages: readonly string[];
  /** In which they are kept; the first one where none fits. */
  readonly languages: readonly string[];
  readonly files: readonly string[];
};
declare const clients: { readonly claim: () => Promise<void> };
declare const registration: ServiceWorkerRegistration;

interface ExtendableEvent extends Event {
  readonly waitUntil: (promise: Promise<unknown>) => void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  readonly respondWith: (answer: Promise<Response>) => void;
}

/** So long a page is waited for when a network is there that does not answer. */
const PATIENCE_MS = 5_000;

const HOME = new URL('./', location.href);
/** Two servers may lie below different paths of one host. */
const OURS = `2msl ${HOME.pathname} `;
const CACHE = OURS + KEPT.version;
const files = new Set(KEPT.files);

const documentOf = (page: string, language: string): string => `${page}?lang=${language}`;

/** All or nothing: a page of this version with a file of another one would be no page. */
async function keep(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(KEPT.files);
  for (const page of KEPT.pages) {
    for (const language of KEPT.languages) {
      const address = documentOf(page, language);
      const answer = await fetch(address, { cache: 'no-cache' });
      const text = await answer.clone().text();
      const named = text.match(/assets\/[\w.-]+/g) ?? [];
      // The server is a newer one than this worker: its own worker keeps these pages.
      if (!answer.ok || named.length === 0 || named.some((name) => !files.has(name)))
        throw new Error(`${address} is not of this version.`);
      await cache.put(address, answer);
    }
  }
}

async function forgetOthers(kept: string | null): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(OURS) && name !== kept).map((name) => caches.delete(name)),
  );
}

/** Told from where the pages begin; null for what is not ours. */
function addressOf({ origin, pathname }: URL): string | null {
  const below = origin === HOME.origin && pathname.startsWith(HOME.pathname);
  return below ? pathname.slice(HOME.pathname.length) : null;
}

const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';

function languageOf({ searchParams }: URL): string {
  const wished = [searchParams.get('lang') ?? '', ...navigator.languages].map(primary);
  const known = wished.map((tag) => KEPT.languages.find((code) => primary(code) === tag));
  return known.find((code) => code !== undefined) ?? KEPT.languages[0] ?? '';
}

/** Not by opening the cache, which would make it again where it has been taken away. */
const kept = (address: string): Promise<Response | undefined> =>
  caches.match(new URL(address, HOME), { cacheName: CACHE, ignoreVary: true });

/** The server's page where there is a server, so that nobody plays with that of yesterday's. */
async function freshest(request: Request, address: string): Promise<Response> {
  const url = new URL(request.url);
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(url, { signal, cache: 'no-cache', redirect: 'manual' });
    if (answer.status < 500) return answer;
    return (await kept(documentOf(address, languageOf(url)))) ?? answer;
  } catch (error) {
    const answer = await kept(documentOf(address, languageOf(url)));
    if (answer === undefined) throw error;
    return answer;
  }
}

/** A server that has no worker any more has none of these pages to keep, either. */
async function leaveWhenGone(): Promise<void> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch('sw.js', { signal, method: 'HEAD', cache: 'no-store' }).catch(() => null);
  if (answer?.status !== 404 && answer?.status !== 410) return;
  await registration.unregister();
  await forgetOthers(null);
}

// The next version waits until no page of this one is open: skipWaiting() would take the files of those away.
addEventListener('install', (event) => (event as ExtendableEvent).waitUntil(keep()));

addEventListener('activate', (event) =>
  (event as ExtendableEvent).waitUntil(forgetOthers(CACHE).then(() => clients.claim())),
);

addEventListener('fetch', (event) => {
  const asked = event as FetchEvent;
  const { request } = asked;
  const address = addressOf(new URL(request.url));
  if (request.method !== 'GET' || address === null) return;
  if (request.mode === 'navigate' && KEPT.pages.includes(address)) {
    asked.respondWith(freshest(request, address));
    asked.waitUntil(leaveWhenGone());
  } else if (files.has(address)) {
    asked.respondWith(kept(address).then((answer) => answer ?? fetch(request)));
  }
});
