/** Where the pages lie: at the root of their host, or below a path that a proxy gives them. */

/** Scripts lie in the folder assets beside the pages, wherever that is. */
const script = import.meta.url;

/** `/`, or `/2msl/`. What is no page, a test, has none of its own. */
export const HOME: string = script.startsWith('http') ? new URL('..', script).pathname : '/';

/** An address of ours, which is told from the root, for this host. */
export const pathTo = (path: `/${string}`): string => HOME + path.slice(1);
