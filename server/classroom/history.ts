/** What proves that a device has seen this history of a match: links of its entries in the journal. */
import { VIEWERS, type Viewer } from '../../shared/match/view.ts';

/** What a device says that it has seen: up to which version, and what it was told that proves it. */
export interface Seen {
  readonly match: string;
  readonly version: number;
  readonly history: string;
}

/** Of what is in no journal, as a warm-up: it is never told by another process than the one that began it. */
const UNWRITTEN = '-';

/** What the viewer is told with a version. @param link of the last entry; null where none is written */
export const proofOf = (viewer: Viewer, link: string | null): string => `${viewer} ${link ?? UNWRITTEN}`;

/** Who saw it, and by which link. Null for what we have never told. */
export function readProof(proof: string): { readonly viewer: Viewer; readonly link: string } | null {
  const [viewer, link, ...more] = proof.split(' ');
  const known = VIEWERS.find((one) => one === viewer);
  if (known === undefined || !link || more.length > 0) return null;
  return { viewer: known, link };
}

/** Whether it is about something that was written. */
export const isOfJournal = ({ history }: Seen): boolean => readProof(history)?.link !== UNWRITTEN;

/** The links of a match by its versions: an entry makes one or more of them. */
export class History {
  #versions: number[] = [];
  #links: string[] = [];

  /** Durable is an entry after which the match has this version. */
  note(version: number, link: string): void {
    this.#versions.push(version);
    this.#links.push(link);
  }

  /** What was before it. */
  follow(before: History): void {
    this.#versions = [...before.#versions, ...this.#versions];
    this.#links = [...before.#links, ...this.#links];
  }

  /** Of the last entry; null where none is written. */
  get last(): string | null {
    return this.#links.at(-1) ?? null;
  }

  /** Whether the match had this very version by this very entry. */
  has(version: number, link: string): boolean {
    if (this.#links.length === 0) return link === UNWRITTEN;
    const at = this.#versions.lastIndexOf(version);
    return at >= 0 && this.#links[at] === link;
  }
}
