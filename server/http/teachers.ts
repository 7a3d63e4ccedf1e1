/** Who may teach: a secret, a link or a recovery code gets a token, which opens what is theirs. */
import { readRecoveryCode } from '../../shared/protocol/class-code.ts';
import type { SignInAnswer } from '../../shared/protocol/http.ts';
import type { Guesses } from '../access/guesses.ts';
import { hashToken, isToken, newRecoveryCode, newTeacherId, newToken, sameSecret } from '../access/tokens.ts';
import { type Colleagues, invitationOf } from '../classroom/colleagues.ts';
import type { Directory } from '../classroom/directory.ts';
import { HOST_TEACHER, INVITATION } from '../classroom/entries.ts';
import { normalizeName } from '../classroom/names.ts';
import { Refusal } from '../refusal.ts';
import type { Store } from '../store/store.ts';
import { HAND_OVER_LASTS } from './hand-overs.ts';
import { type OneTimeCode, OneTimeCodes } from './one-time-codes.ts';

const LONGEST_NAME = 24;
/** Of a link that the operator gives to somebody who has lost the browser. */
const LINK_OF_OPERATOR_LASTS = 24 * 60 * 60_000;

/** Characters: four words or so. docs/SECURITY.md says how long it would take. */
const UNGUESSABLE = 20;

interface Services {
  readonly directory: Directory;
  readonly colleagues: Colleagues;
  readonly store: Store;
  readonly guesses: Guesses;
  /** What a token opened opens no more: who is connected is looked at again. */
  readonly onRevoked: () => void;
}

/** Who is signed in on the device that asks. */
interface Here {
  readonly teacher: string;
  readonly token: string;
}

/** A link that somebody was sent must not make one teacher's device another's unasked. @throws Refusal */
function mayEnter(teacher: string, here: Here | null): void {
  if (here !== null && here.teacher !== teacher) throw new Refusal('signed-in-as-another');
}

export class Teachers {
  readonly #services: Services;
  /** A secret that the operator chose is a password; one that we printed is good for one device. */
  readonly #once: boolean;
  #secret: string | null;
  /** Secrets that a teacher shows to a second device. */
  readonly #handOvers: OneTimeCodes;
  /** Links that the operator has asked for. */
  readonly #links: OneTimeCodes;

  /** @param chosen by the operator; null: a new one is made */
  constructor(chosen: string | null, services: Services) {
    const { store } = services;
    this.#services = services;
    this.#handOvers = new OneTimeCodes(store.codes, 'teacher', HAND_OVER_LASTS, newToken);
    this.#links = new OneTimeCodes(store.codes, 'link', LINK_OF_OPERATOR_LASTS, newToken);
    this.#once = chosen === null;
    this.#secret = chosen ?? newToken();
  }

  get kind(): SignInAnswer['secret'] {
    return this.#once ? 'printed' : 'chosen';
  }

  /** What the operator is shown; null when it has been used. */
  get secret(): string | null {
    return this.#secret;
  }

  /**
   * A token for whoever knows a secret.
   * @param network that it is said from
   * @param held the token that the device has already; null for none
   * @throws Refusal
   */
  async open(secret: string, network: string, held: string | null = null): Promise<string> {
    const signedIn = held === null ? null : await this.teacherOf(held);
    const here = signedIn === null || held === null ? null : { teacher: signedIn, token: held };
    // Nobody guesses one of these, either.
    for (const codes of [this.#handOvers, this.#links]) {
      const holder = await codes.holderOf(secret);
      if (holder !== null) mayEnter(holder, here);
      const teacher = holder && (await codes.redeem(secret));
      if (teacher !== null) return await this.#enter(teacher, here);
    }
    const right = this.#secret !== null && sameSecret(secret, this.#secret);
    if (!right) {
      const token = await this.#openKept(secret, here);
      if (token !== null) return token;
      this.#mustWait(network);
      this.#services.guesses.wrong(network);
      if (this.#once) throw new Refusal('secret-used');
      // A link that was opened before, or was taken back, is no mistyped password.
      throw new Refusal(isToken(secret) ? 'no-such-link' : 'wrong-password');
    }
    // What cannot be guessed opens whatever others guess, of a class at play perhaps; a short password may be guessed.
    if (!this.#once && secret.length < UNGUESSABLE) this.#mustWait(network);
    const used = this.#secret;
    if (this.#once) this.#secret = null;
    try {
      return await this.#enter(HOST_TEACHER, here);
    } catch (error) {
      this.#secret = used;
      throw error;
    }
  }

  /** @throws Refusal while nothing is looked at that may be guessed */
  #mustWait(network: string): void {
    const retryAfter = this.#services.guesses.wait(network);
    if (retryAfter > 0) throw new Refusal('too-fast', { retryAfter });
  }

  /** A link of a colleague, or a recovery code; null where it is neither. @throws Refusal */
  async #openKept(secret: string, here: Here | null): Promise<string | null> {
    const { colleagues, store } = this.#services;
    const link = await colleagues.linked(secret);
    // Opened a second time by the same teacher, or by somebody else, or too late.
    if (link !== null && !link.good && (here === null || link.teacher !== here.teacher))
      throw new Refusal('no-such-link');
    if (link !== null) return link.good ? await this.#take(secret, link.thing, here) : (here?.token ?? '');
    const teacher = await store.index.recovers(hashToken(readRecoveryCode(secret)));
    return teacher === null ? null : await this.#enter(teacher, here);
  }

  async #enter(teacher: string, here: Here | null): Promise<string> {
    mayEnter(teacher, here);
    return here?.token ?? (await this.#begin(teacher));
  }

  /** What a colleague has shared: for the teacher who is signed in here, or for a new one. */
  async #take(secret: string, thing: string, here: Here | null): Promise<string> {
    const { colleagues } = this.#services;
    // Who is a teacher already needs no invitation, and leaves it to another.
    if (here !== null && thing.startsWith(INVITATION)) return here.token;
    const teacher = here?.teacher ?? newTeacherId();
    await colleagues.take(secret, teacher);
    return here?.token ?? (await this.#begin(teacher));
  }

  /** A secret for one more device. */
  handOver(teacher: string): Promise<OneTimeCode> {
    return this.#handOvers.issue(teacher);
  }

  /** A link for whoever has lost the browser: by what the teacher is called, or for whoever runs the server. */
  async linkFor(name: string | null): Promise<OneTimeCode | null> {
    const known = await this.#services.store.index.teachers();
    const named = known.filter((teacher) => teacher.name === name || teacher.id === name);
    const teacher = name === null ? HOST_TEACHER : named.length === 1 ? named[0]?.id : undefined;
    return teacher === undefined ? null : await this.#links.issue(teacher);
  }

  /** Instead of the one before. It is shown once, and only its hash is kept. */
  async newRecovery(teacher: string): Promise<string> {
    const code = newRecoveryCode();
    await this.#services.directory.record({ type: 'recovery-set', teacher, codeHash: hashToken(code) });
    return code;
  }

  /** @param name null: none. @throws Refusal */
  async name(teacher: string, name: string | null): Promise<void> {
    const normal = name === null ? null : normalizeName(name, LONGEST_NAME);
    if (name !== null && normal === null) throw new Refusal('bad-name');
    await this.#services.directory.record({ type: 'teacher-named', teacher, name: normal });
  }

  async signOut(token: string): Promise<void> {
    await this.#services.directory.record({ type: 'session-ended', tokenHash: hashToken(token) });
    this.#services.onRevoked();
  }

  /**
   * All other devices, and whatever could sign another one in: whoever had one of them may have made it.
   * @param token of the device that stays
   */
  async signOutElsewhere(teacher: string, token: string): Promise<void> {
    const { directory, store, onRevoked } = this.#services;
    await this.#handOvers.revoke(teacher);
    await this.#links.revoke(teacher);
    await directory.record({ type: 'sessions-ended', teacher, tokenHash: hashToken(token) });
    for (const { id, teacher: by } of await store.index.sharesOf(invitationOf(teacher)))
      if (by === null) await directory.record({ type: 'share-ended', share: id });
    onRevoked();
  }

  /** Something that was given has been taken back. */
  revoked(): void {
    this.#services.onRevoked();
  }

  async #begin(teacher: string): Promise<string> {
    const token = newToken();
    await this.#services.directory.record({
      type: 'teacher-session',
      tokenHash: hashToken(token),
      teacher,
    });
    return token;
  }

  /** The teacher whose device holds a token; null for anybody else's. */
  teacherOf(token: string): Promise<string | null> {
    return this.#services.directory.teacherOf(token);
  }

  /** Whether a match is one of a class of the teacher with this token. */
  async mayRead(token: string, match: string): Promise<boolean> {
    const { directory, store } = this.#services;
    const teacher = await directory.teacherOf(token);
    const code = teacher === null ? null : await store.index.classOf(match);
    return teacher !== null && code !== null && (await directory.mayTeach(teacher, code));
  }
}
