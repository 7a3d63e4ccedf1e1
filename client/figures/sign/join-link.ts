/** Addresses of the server, as they are shown, typed and opened. */

/** As it is shown and typed. */
export const bare = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** What opens the class’s door at once. */
export const joinUrl = (server: string, code: string): string => `${server}?code=${encodeURIComponent(code)}`;
