/**
 * Codes that are good once, of a store that one server has for itself.
 * After a restart new ones are asked for.
 */
import type { Codes } from './store.ts';

interface Issued {
  readonly kind: string;
  readonly holder: string;
  readonly until: number;
}

/** @param now milliseconds that never go back */
export function memoryCodes(now: () => number): Codes {
  const issued = new Map<string, Issued>();
  const nameOf = (kind: string, codeHash: string): string => `${kind} ${codeHash}`;
  const forget = (isGone: (one: Issued) => boolean): void => {
    for (const [name, one] of issued) if (isGone(one)) issued.delete(name);
  };
  const holder: Codes['holder'] = (kind, codeHash) => {
    const one = issued.get(nameOf(kind, codeHash));
    return Promise.resolve(one !== undefined && one.until > now() ? one.holder : null);
  };
  const revoke: Codes['revoke'] = (kind, holder) => {
    forget((one) => one.kind === kind && one.holder === holder);
    return Promise.resolve();
  };
  return {
    issue: async (kind, codeHash, holder, lasts) => {
      forget((one) => one.until <= now());
      await revoke(kind, holder);
      issued.set(nameOf(kind, codeHash), { kind, holder, until: now() + lasts });
    },
    holder,
    redeem: (kind, codeHash) => {
      const found = holder(kind, codeHash);
      issued.delete(nameOf(kind, codeHash));
      return found;
    },
    revoke,
  };
}
