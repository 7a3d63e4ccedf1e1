/** The token that a request carries, in a header: no other site can make a browser send it. */
import type { Request } from 'express';

export function bearerOf({ headers }: Request): string | null {
  return /^Bearer (\S{1,64})$/.exec(headers.authorization ?? '')?.[1] ?? null;
}
