/**
 * Who would have time leap to the next event of a match that only waits.
 * It holds until something happens in the match; none of it is durable.
 */
import type { HostId } from '../../shared/hosts.ts';
import { leapsTo } from '../../shared/match/time.ts';
import type { LiveMatch } from './live-match.ts';

/** Nobody has asked. */
const NOBODY: ReadonlySet<HostId> = new Set();

export class Leaps {
  readonly #asked = new Map<string, { readonly version: number; readonly hosts: ReadonlySet<HostId> }>();
  /** Whether the players of a match were last told that it only waits. */
  readonly #told = new Map<string, boolean>();

  ask({ id, published: { version } }: LiveMatch, host: HostId): void {
    const asked = this.#asked.get(id);
    const hosts = asked?.version === version ? asked.hosts : NOBODY;
    this.#asked.set(id, { version, hosts: new Set([...hosts, host]) });
  }

  /** Null where the match does not merely wait. */
  asked({ id, published }: LiveMatch): ReadonlySet<HostId> | null {
    if (leapsTo(published) === null) return null;
    const asked = this.#asked.get(id);
    return asked?.version === published.version ? asked.hosts : NOBODY;
  }

  /** Something happened: whether what the players were last told of this no longer holds. */
  changed({ id, published }: LiveMatch): boolean {
    const waits = leapsTo(published) !== null;
    const before = this.#told.get(id);
    const lapsed = (this.#asked.get(id)?.version ?? published.version) !== published.version;
    this.#told.set(id, waits);
    if (lapsed) this.#asked.delete(id);
    return waits !== before || lapsed;
  }

  forget({ id }: LiveMatch): void {
    this.#asked.delete(id);
    this.#told.delete(id);
  }
}
