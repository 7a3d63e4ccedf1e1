/** What concerns no single class: which classes there are, and who is a teacher. The fold of the stream `server`. */

import { hashToken } from '../access/tokens.ts';
import { Refusal } from '../refusal.ts';
import { readStream } from '../store/journal.ts';
import type { Store } from '../store/store.ts';
import { SERVER_STREAM, type ServerEvent, serverEventSchema, writeEntry } from './event.ts';

const DAY = 24 * 60 * 60_000;
/** A teacher's device is asked for a new secret after a month. */
const TEACHER_SESSION_LIFETIME = 30 * DAY;

export class Directory {
  readonly #services: { readonly store: Store; readonly epoch: () => number };
  /** By code: when they were opened, in real milliseconds since 1970. */
  readonly #open = new Map<string, number>();
  /** Never given to a second class: the first one's streams bear it. */
  readonly #used = new Set<string>();
  /** Hashes of tokens, and when they were handed out. */
  readonly #teachers = new Map<string, number>();
  #entries: number;

  /** @throws DamagedJournal */
  constructor(services: { readonly store: Store; readonly epoch: () => number }) {
    this.#services = services;
    const entries = services.store.read(SERVER_STREAM);
    for (const [i, event] of readStream(entries, serverEventSchema).entries())
      this.#apply(event, entries[i]?.at ?? 0);
    this.#entries = entries.length;
  }

  get openClasses(): readonly string[] {
    return [...this.#open.keys()];
  }

  openedAt(code: string): number {
    return this.#open.get(code) ?? 0;
  }

  isUsed(code: string): boolean {
    return this.#used.has(code);
  }

  isTeacher(token: string): boolean {
    const since = this.#teachers.get(hashToken(token));
    return since !== undefined && this.#services.epoch() - since < TEACHER_SESSION_LIFETIME;
  }

  /** Resolves when it is durable. */
  async record(event: ServerEvent): Promise<void> {
    const seq = this.#entries++;
    // A code must not be given away twice while the first is on its way to the disk.
    if (event.type === 'class-opened') this.#used.add(event.code);
    try {
      await this.#services.store.append([writeEntry(SERVER_STREAM, seq, event)]);
    } catch {
      throw new Refusal('not-durable');
    }
    this.#apply(event, this.#services.epoch());
  }

  #apply(event: ServerEvent, at: number): void {
    switch (event.type) {
      case 'class-opened':
        this.#used.add(event.code);
        this.#open.set(event.code, at);
        return;
      case 'class-closed':
        this.#open.delete(event.code);
        return;
      case 'teacher-session':
        this.#teachers.set(event.tokenHash, at);
    }
  }
}
