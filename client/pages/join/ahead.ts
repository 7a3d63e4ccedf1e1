/** Fetches what the next page needs while somebody still types: it opens from the browser's cache. */

/** A browser has six connections to a host, and who joins must find one free. */
const AT_ONCE = 3;

/** What a page of ours names: its scripts, its words, its styles. */
const namedBy = (html: string): readonly string[] => [
  ...new Set([...html.matchAll(/(?:src|href)="(\.\/assets\/[^"]+)"/g)].map(([, path = '']) => path)),
];

/**
 * Whatever fails is fetched by the page itself when it opens, which then says so.
 * @param page its address, from which it names the rest
 */
export async function fetchAhead(page: URL, request: typeof fetch): Promise<void> {
  const read = async (address: URL): Promise<string> => {
    const answer = await request(address, { priority: 'low' }).catch(() => null);
    return (await answer?.text().catch(() => null)) ?? '';
  };
  const left = namedBy(await read(page)).values();
  const some = async (): Promise<void> => {
    for (const path of left) await read(new URL(path, page));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, some));
}
