/**
 * The store: all that must outlive the process, as one journal of entries and an index over it.
 * Entries lie in streams, and state is a fold over the journal; the index only finds things, and can be made again
 * from it (docs/adr/0003, docs/adr/0023).
 */
import type { Milliseconds } from '../../shared/units.ts';

/** An entry has its place in its stream: 0, 1, 2 … without a hole. */
export interface Entry {
  readonly stream: string;
  readonly seq: number;
  readonly body: string;
}

export interface StoredEntry extends Entry {
  /** Real milliseconds since 1970 at the commit. */
  readonly at: number;
  /** Of the owner who wrote it: each has a higher one than the owner before. */
  readonly epoch: number;
  /** Its link in the chain of its stream (chain.ts): two that agree have the same history. */
  readonly chain: string;
}

/** What a stream comes to after its first entries, so that whoever folds it need not begin at its beginning. */
export interface Snapshot {
  readonly stream: string;
  /** So many of the entries it is made of, one at least. */
  readonly entries: number;
  /** The link of the last of them. */
  readonly chain: string;
  readonly body: string;
}

export interface Store {
  /**
   * Writes all of them or none, and in the same commit what they change in the index. Appends settle in the order of the
   * calls (nothing at all resolves when everything before it has settled); but while nobody knows what became of some, what comes
   * later is rejected before them. One that is rejected leaves no trace, and takes along only those that follow in its streams
   * before that is told: they were made of what is lost.
   * @returns the links of these entries, in their order
   * @throws StreamTaken | StoreUnavailable | StoreFailed
   */
  readonly append: (entries: readonly Entry[]) => Promise<readonly string[]>;
  /**
   * What is durable of a stream, in order and checked. Ends with the entry that is last when it gets there.
   * @param after begins behind the entries of a snapshot; left out: at the beginning
   * @throws DamagedJournal at the first place that is missing or whose entry is not what was written | StoreError
   */
  readonly read: (stream: string, after?: Pick<Snapshot, 'entries' | 'chain'>) => AsyncIterable<StoredEntry>;
  /**
   * Keeps a snapshot of what is durable in the place of the one before. It goes with the next commit that there is, nobody waits
   * for it, and it may be lost: the journal says the same.
   */
  readonly keepSnapshot: (snapshot: Snapshot) => void;
  /** The snapshot of a stream; null where there is none, or it is not what was kept, or not of this journal. @throws StoreError */
  readonly snapshot: (stream: string) => Promise<Snapshot | null>;
  /** The last entry that is whole. @throws DamagedJournal | StoreError */
  readonly last: (stream: string) => Promise<StoredEntry | null>;
  /** The next place of a stream, whether or not its entries are whole. @throws DamagedJournal | StoreError */
  readonly next: (stream: string) => Promise<number>;
  /** Resolves when something could be written and synced just now, and all that was acknowledged is there. @throws StoreError */
  readonly probe: () => Promise<void>;
  readonly index: Index;
  readonly owners: Owners;
  readonly codes: Codes;
  readonly news: News;
  /** Set once the store has failed for good. */
  readonly failure: StoreFailed | null;
  /** Writes what waits, and ends. */
  readonly close: () => Promise<void>;
}

/**
 * Of several servers on one store, the one that may write what is a class's, and answer for it (docs/adr/0066).
 * It is a matter of time: who has not been heard of for long is believed to be gone.
 */
export interface Owners {
  /** The other server that owns a class and is there; null where none does. @throws StoreError */
  readonly owner: (code: string) => Promise<Peer | null>;
  /** Those that are there, this one too. @throws StoreError */
  readonly peers: () => Promise<readonly Peer[]>;
  /**
   * Makes this server the owner of a class, where no other is that is there. Resolves also where it is already.
   * @throws OwnedElsewhere | StoreError
   */
  readonly acquire: (code: string) => Promise<void>;
  /** Whoever wants it may have it. All that was appended to it must be settled. @throws StoreError */
  readonly release: (code: string) => Promise<void>;
  /** All that this server owns: it will ask for none any more. @throws StoreError */
  readonly releaseAll: () => Promise<void>;
  /** Whether nobody can have taken over what this server owns. Past that moment it answers for nothing, until `Store.probe` resolves. */
  readonly held: () => boolean;
  /** Told when it is not held any more. */
  readonly whenOver: (told: () => void) => void;
}

/** Codes that are good once and for a while, of some kind: whoever knows one is, once, who it was given to. Every question @throws StoreError */
export interface Codes {
  /** In the place of the one that its holder had of this kind. */
  readonly issue: (kind: string, codeHash: string, holder: string, lasts: Milliseconds) => Promise<void>;
  /** Null for a code that was never issued, has been used, or has expired. */
  readonly holder: (kind: string, codeHash: string) => Promise<string | null>;
  /** The same, for the first who asks. */
  readonly redeem: (kind: string, codeHash: string) => Promise<string | null>;
  /** Nothing of this kind that was issued to this holder is good any more. */
  readonly revoke: (kind: string, holder: string) => Promise<void>;
}

/** What is of no use later, and must not be waited for. */
export type NewsItem =
  /** What a token opened opens no more. */
  | { readonly type: 'revoked' }
  /** The files of teachers' own scenarios are others. */
  | { readonly type: 'scenarios' }
  /** Somebody has guessed wrong. */
  | { readonly type: 'wrong-guess'; readonly of: GuessedAt; readonly network: string };
export type GuessedAt = 'class' | 'hand-over' | 'secret';

/** What the servers on a store tell each other: each other one hears it within two seconds, or never. */
export interface News {
  readonly tell: (item: NewsItem) => void;
  readonly whenTold: (heard: (item: NewsItem) => void) => void;
}

/** Of a store that one server has for itself. */
export const NOBODY_ELSE: News = { tell: () => undefined, whenTold: () => undefined };

/** Where other servers reach a server, and what they prove by that they are of the same store. */
export interface Reachable {
  /** A host and a port. */
  readonly address: string;
  readonly secret: string;
}

/** A server on the same store. */
export interface Peer {
  readonly id: number;
  /** Null where nobody has said. */
  readonly reachable: Reachable | null;
}

/** Of a store that one server has for itself. */
export const SOLE_OWNER: Owners = {
  owner: () => Promise.resolve(null),
  peers: () => Promise.resolve([]),
  acquire: () => Promise.resolve(),
  release: () => Promise.resolve(),
  releaseAll: () => Promise.resolve(),
  held: () => true,
  whenOver: () => undefined,
};

/**
 * What is found without reading streams. As durable as the journal, and never ahead of it or behind.
 * Every question @throws StoreError
 */
export interface Index {
  /** Whom a token was given to, also where the class has been closed since. */
  readonly holder: (tokenHash: string) => Promise<TokenHolder | null>;
  /** Also of a class that was closed or deleted: its code is never given to another. */
  readonly class: (code: string) => Promise<ClassRow | null>;
  readonly openClasses: () => Promise<readonly ClassRow[]>;
  /** All but those that were deleted, the latest opened first. */
  readonly classes: () => Promise<readonly ClassRow[]>;
  /** The matches of a class, those that were deleted with it too. */
  readonly matchesOf: (code: string) => Promise<readonly string[]>;
  /** The code of the class in which a match was played. */
  readonly classOf: (match: string) => Promise<string | null>;
  /** Null for one of whom nothing is known but, perhaps, tokens. */
  readonly teacher: (id: string) => Promise<TeacherRow | null>;
  readonly teachers: () => Promise<readonly TeacherRow[]>;
  /** The teacher whose recovery code it is. */
  readonly recovers: (codeHash: string) => Promise<string | null>;
  /** Of a teacher's devices: since when each is signed in, the latest first. */
  readonly sessions: (teacher: string) => Promise<readonly { readonly since: number }[]>;
  /** Whose something is that is no class; null for nobody's. */
  readonly ownerOf: (thing: string) => Promise<string | null>;
  readonly ownedByOthers: (teacher: string) => Promise<readonly string[]>;
  readonly share: (id: string) => Promise<Share | null>;
  /** The latest first. */
  readonly sharesOf: (thing: string) => Promise<readonly Share[]>;
  /** What others have shared with a teacher. */
  readonly sharedWith: (teacher: string) => Promise<readonly string[]>;
  readonly calendar: () => Promise<Calendar>;
}

/** Who has a name, or a recovery code. */
export interface TeacherRow {
  readonly id: string;
  readonly name: string | null;
  readonly recovery: boolean;
}

/** A link to something, or to a teacher's page of one's own, and who has taken it. */
export interface Share {
  readonly id: string;
  readonly thing: string;
  readonly since: number;
  /** Null while nobody has. */
  readonly teacher: string | null;
}

/** Real milliseconds since 1970, as the machine believed then, in the order in which it was written. */
export interface Calendar {
  /** Of every day that was counted, because the server ran on it. */
  readonly days: readonly number[];
  /** When the machine's clock was last seen to have jumped, and how many days had been counted by then. */
  readonly jump: { readonly at: number; readonly days: number } | null;
}

export type TokenHolder =
  | { readonly role: 'teacher'; readonly since: number; readonly teacher: string }
  | { readonly role: 'player'; readonly class: string; readonly player: string }
  | { readonly role: 'projector'; readonly class: string };

/** Times are real milliseconds since 1970. */
export interface ClassRow {
  readonly code: string;
  /** What its teacher calls it; null for nothing. */
  readonly name: string | null;
  readonly openedAt: number;
  readonly closedAt: number | null;
  /** Nothing is left of what was in it. */
  readonly deletedAt: number | null;
  /** When something last happened in it. */
  readonly touchedAt: number;
  readonly players: number;
  /** How many rounds it has begun. */
  readonly rounds: number;
  /** The scenario of the round that is being played; null between rounds. */
  readonly playing: string | null;
  /** The teacher who opened it. */
  readonly owner: string;
  /** So many days its teacher wants it to be kept; null for as many as the server keeps any. */
  readonly keptFor: number | null;
  /** The count of days at which it is deleted, as has been announced; null where nothing has been. */
  readonly expires: number | null;
}

/** What an entry changes in the index. Changes by entries of different streams may come in any order. */
export type IndexChange =
  | { readonly type: 'opened'; readonly class: string; readonly owner: string }
  | { readonly type: 'closed' | 'reopened' | 'touched' | 'round'; readonly class: string }
  | { readonly type: 'kept'; readonly class: string; readonly days: number | null }
  /** It is announced; something that happens in the class takes it back, and so does a jump of the clock. */
  | { readonly type: 'expires'; readonly class: string; readonly day: number }
  | { readonly type: 'day' | 'jump' }
  | { readonly type: 'named'; readonly class: string; readonly name: string | null }
  /** With all that these streams hold: the store forgets them in the same commit. */
  | { readonly type: 'deleted'; readonly class: string; readonly streams: readonly string[] }
  | { readonly type: 'playing'; readonly class: string; readonly scenario: string | null }
  | { readonly type: 'match'; readonly class: string; readonly match: string }
  | { readonly type: 'player'; readonly class: string; readonly player: string; readonly tokenHash: string }
  | { readonly type: 'player-gone'; readonly class: string; readonly player: string }
  | { readonly type: 'projector'; readonly class: string; readonly tokenHash: string }
  | { readonly type: 'projectors-gone'; readonly class: string }
  | { readonly type: 'teacher'; readonly teacher: string; readonly tokenHash: string }
  | { readonly type: 'teacher-named'; readonly teacher: string; readonly name: string | null }
  /** Null: none is good any more. */
  | { readonly type: 'recovery'; readonly teacher: string; readonly codeHash: string | null }
  | { readonly type: 'signed-out'; readonly tokenHash: string }
  /** All of a teacher's devices but one. */
  | { readonly type: 'signed-out-elsewhere'; readonly teacher: string; readonly tokenHash: string }
  | { readonly type: 'owned'; readonly thing: string; readonly teacher: string | null }
  | { readonly type: 'shared'; readonly share: string; readonly thing: string }
  | { readonly type: 'share-taken'; readonly share: string; readonly teacher: string }
  | { readonly type: 'share-ended'; readonly share: string }
  | { readonly type: 'shares-gone'; readonly thing: string };

/** Pure, so that the index can be made again. A damaged entry changes nothing: whoever reads its stream says so. */
export type Indexing = (entry: Entry) => readonly IndexChange[];

export abstract class StoreError extends Error {}

/** This append alone was rejected: one of its places is not the next of its stream, which somebody else has written to. */
export class StreamTaken extends StoreError {
  override name = 'StreamTaken';

  constructor({ stream, seq }: Pick<Entry, 'stream' | 'seq'>) {
    super(`${seq} is not the next place of ${stream}: somebody else writes to it`);
  }
}

/** Another server owns a class: whoever asked may be answered there. */
export class OwnedElsewhere extends StoreError {
  override name = 'OwnedElsewhere';

  /** @param code of the class */
  constructor(readonly code: string) {
    super(`another server owns ${code}`);
  }
}

/** The store cannot be used for now: it is busy, full or away. Nothing was written or read, and trying again may help. */
export class StoreUnavailable extends StoreError {
  override name = 'StoreUnavailable';
}

/** The store has failed for good, or was closed. Whether the last entries are durable is known only after a restart. */
export class StoreFailed extends StoreError {
  override name = 'StoreFailed';
}

export const closedStore = (): StoreFailed => new StoreFailed('The store is closed.');

export interface StoreOptions {
  readonly now: () => number;
  readonly epoch: () => number;
  readonly indexing: Indexing;
  /** Where the others on the same store reach this server; left out: nowhere. */
  readonly reachable?: Reachable | undefined;
  /** Told of every commit, after those who wait for it: how many entries, and how many milliseconds it took. */
  readonly onCommit?: (entries: number, milliseconds: number) => void;
  /** Told once, when the store has failed for good. */
  readonly onFailure?: (failure: StoreFailed) => void;
}
