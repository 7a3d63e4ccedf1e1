/** What teachers share by links that are good once and can be taken back; and invitations. */
import { hashToken, newToken } from '../access/tokens.ts';
import { Refusal } from '../refusal.ts';
import type { Share, Store } from '../store/store.ts';
import type { Directory } from './directory.ts';
import { INVITATION } from './entries.ts';

const DAY = 24 * 60 * 60_000;
/** So long a link may be opened. */
export const LINK_LASTS = 7 * DAY;
/** Links and colleagues of one thing: more is no sharing, and fills the disk. */
export const MOST_SHARES = 30;

/** Of a teacher, to a place of one's own. */
export const invitationOf = (teacher: string): string => `${INVITATION}/${teacher}`;

interface Services {
  readonly store: Store;
  readonly directory: Directory;
  readonly epoch: () => number;
}

export class Colleagues {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  /** What a link carries. It is written down nowhere. @throws Refusal */
  async link(thing: string): Promise<string> {
    const { store, directory, epoch } = this.#services;
    const shares = await store.index.sharesOf(thing);
    // What nobody has opened in time makes room.
    for (const share of shares)
      if (!this.#isGood(share, epoch())) await directory.record({ type: 'share-ended', share: share.id });
    if (shares.filter((share) => this.#isGood(share, epoch())).length >= MOST_SHARES)
      throw new Refusal('too-many-links');
    const token = newToken();
    await directory.record({ type: 'shared', share: hashToken(token), thing });
    return token;
  }

  /** Those that can still be opened, and those that have been: the latest first. */
  async of(thing: string): Promise<readonly Share[]> {
    const { store, epoch } = this.#services;
    return (await store.index.sharesOf(thing)).filter((share) => this.#isGood(share, epoch()));
  }

  /** What a link leads to, and whether it can still be opened; null where it is none, or was taken back. */
  async linked(token: string): Promise<(Share & { readonly good: boolean }) | null> {
    const { store, epoch } = this.#services;
    const share = await store.index.share(hashToken(token));
    return share && { ...share, good: share.teacher === null && this.#isGood(share, epoch()) };
  }

  /** @throws Refusal where somebody else was quicker, or it was taken back */
  async take(token: string, teacher: string): Promise<void> {
    const share = hashToken(token);
    const isGood = async (): Promise<boolean> => (await this.linked(token))?.good === true;
    const taken = await this.#services.directory.recordIf(isGood, { type: 'share-taken', share, teacher });
    if (!taken) throw new Refusal('no-such-link');
  }

  /** Whether somebody has opened a link. @throws Refusal where it is none to this thing */
  async isTaken(thing: string, share: string): Promise<boolean> {
    const known = await this.#services.store.index.share(share);
    if (known?.thing !== thing) throw new Refusal('no-such-link');
    return known.teacher !== null;
  }

  /** The link, or what somebody may since they have opened it. @throws Refusal */
  async end(thing: string, share: string): Promise<void> {
    await this.isTaken(thing, share);
    await this.#services.directory.record({ type: 'share-ended', share });
  }

  #isGood({ since, teacher }: Share, now: number): boolean {
    return teacher !== null || now - since < LINK_LASTS;
  }
}
