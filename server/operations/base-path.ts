/** The path below which a proxy shows the server, as in `https://school.example/2msl/`. */

/**
 * The address of a request as the rest of the server knows it: some proxies take the path off before they pass a
 * request on, others do not, and both are right.
 * @param base begins and ends with a slash
 */
export const withoutBase = (url: string, base: string): string =>
  url.startsWith(base) ? url.slice(base.length - 1) : url;

/**
 * The way from a page to the same page with its slash, or without it: told from where it is, so that it is right whatever a
 * proxy put before it.
 */
export function toggleSlash(path: string): string {
  const last = path.split('/').findLast((part) => part !== '') ?? '';
  return path.endsWith('/') ? `../${last}` : `${last}/`;
}

/** From a path, for `href`, to where all pages begin. */
export const homeFrom = (path: string): string => '../'.repeat(path.split('/').length - 2) || './';
