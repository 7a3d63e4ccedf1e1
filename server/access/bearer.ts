/** The token that a request carries, in a header: no other site can make a browser send it. */

interface WithHeaders {
  readonly headers: { readonly authorization?: string | undefined };
}

export function bearerOf({ headers }: WithHeaders): string | null {
  return /^Bearer (\S{1,64})$/.exec(headers.authorization ?? '')?.[1] ?? null;
}
