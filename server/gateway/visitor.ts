/** Who asks to come in, as far as is known before it has said hello. */

import { hashToken } from '../access/tokens.ts';
import type { Directory } from '../classroom/directory.ts';
import type { Asking } from '../operations/network.ts';
import { addressOf, networkOf } from '../operations/network.ts';
import type { TrustsProxy } from '../operations/trusted-proxies.ts';
import { StoreError } from '../store/store.ts';

export interface Visitor {
  /** Where it comes from (server/operations/network.ts). */
  readonly network: string;
  /** The hash of its token, where this server has given it out; null for a stranger. */
  readonly holder: string | null;
}

/** @param token that it asks with; null: none */
export type Recognize = (asking: Asking, token: string | null) => Promise<Visitor>;

export const recognizer =
  (directory: Pick<Directory, 'isKnown'>, trustsProxy: TrustsProxy): Recognize =>
  async (asking, token) => ({
    network: networkOf(addressOf(asking, trustsProxy)),
    holder: token !== null && (await isKnown(directory, token)) ? hashToken(token) : null,
  });

async function isKnown(directory: Pick<Directory, 'isKnown'>, token: string): Promise<boolean> {
  try {
    return await directory.isKnown(token);
  } catch (error) {
    // While the store cannot be read everybody is a stranger, and is told why when they say hello.
    if (error instanceof StoreError) return false;
    throw error;
  }
}
