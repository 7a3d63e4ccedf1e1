/**
 * A match that is being played: what it has come to, and how much of that is durable.
 * Viewers are shown only the durable part; the rest is on its way to the journal.
 */

import type { HostId } from '../../shared/hosts.ts';
import { createMatch } from '../../shared/match/create.ts';
import type { Input, Player } from '../../shared/match/input.ts';
import type { MoveVerdict } from '../../shared/match/lesson.ts';
import type { Match } from '../../shared/match/match.ts';
import type { MatchEvent } from '../../shared/match/match-event.ts';
import { type Answer, play } from '../../shared/match/play.ts';
import { leapsTo, nextDue } from '../../shared/match/time.ts';
import {
  isVisible,
  type MatchView,
  type Shown,
  type Viewer,
  view,
  visibleEvents,
} from '../../shared/match/view.ts';
import { forClass } from '../../shared/scenarios/catalogue/together.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import type { Milliseconds } from '../../shared/units.ts';
import type { Entry, Snapshot } from '../store/store.ts';
import { type MatchBeginning, type MatchEntry, matchStream, type Pair, writeEntry } from './entries.ts';
import { History, proofOf, readProof, type Seen } from './history.ts';
import { isKept, type KeptMatch, keptBody, matchOf, readBody } from './match-snapshot.ts';
import { type Answered, Authors, type OwnAnswers } from './own-answers.ts';
import type { Part } from './transaction.ts';
import { lastOf, type Waiting, waitingOf } from './waiting.ts';

export interface Played extends Part {
  readonly answer: Answer;
}

/** Events that are looked at at once. */
export const PIECE = 100;

/** So many entries after a snapshot it is time for another: as many are folded at a restart, at most. */
export const SNAPSHOT_EVERY = 32;
/** A large one is made later: so many octets an entry it may cost. */
const SNAPSHOT_COST = 256;

/** What a match was before what is told of it here. */
interface Start {
  readonly version: number;
  readonly entries: number;
  /** The few events of then from which is told for what it waits. */
  readonly last: readonly MatchEvent[];
}

const BEGINNING: Start = { version: 0, entries: 1, last: [] };

export class LiveMatch {
  readonly id: string;
  readonly #stream: string;
  /** Those after the start; what was before it can be recalled. */
  #events: MatchEvent[] = [];
  #start: Start;
  /** As far as it is durable. */
  readonly #history = new History();
  /** Null where each host has its one player. */
  readonly #authors: Authors | null;
  #current: Match;
  #published: Match;
  /** As each viewer was shown it last, and the match that it is a view of: many may be shown the same. */
  readonly #shown = new Map<Viewer, Shown>();
  /** Who must move, in the match that it is said of. */
  #waiting: { readonly of: Match; readonly waiting: Waiting } | null = null;
  /** How many goals its players know as reached. */
  #goalsTold = 0;
  /** With those that are not durable yet. */
  #entries: number;
  #durable: number;
  /** How many entries the last snapshot is made of, and how long it was. */
  #kept: { readonly entries: number; readonly length: number };
  #origin: Milliseconds;

  private constructor(pair: Pair, match: Match, start: Start, answered: readonly Answered[] = []) {
    this.id = pair.match;
    this.#origin = pair.origin;
    this.#stream = matchStream(pair.match);
    this.#authors = pair.team ? new Authors(answered) : null;
    this.#current = match;
    this.#published = match;
    this.#start = start;
    this.#entries = start.entries;
    this.#durable = start.entries;
    this.#kept = { entries: start.entries, length: 0 };
  }

  static begin(pair: Pair, scenario: Scenario, beginning: MatchBeginning): LiveMatch {
    const { level, rulebook, names, predictions = false } = beginning;
    const player = (name: string | null) => (name === null ? 'autopilot' : 'person');
    const players = { A: player(names.A), B: player(names.B) } as const;
    const setup = {
      scenario: played(pair, scenario),
      seed: pair.seed,
      level,
      players,
      rulebook,
      predictions,
    };
    return new LiveMatch(pair, createMatch(setup), BEGINNING);
  }

  /** Null where another version of this program kept it. */
  static resume(pair: Pair, scenario: Scenario, snapshot: Snapshot): LiveMatch | null {
    const kept = readBody(snapshot);
    if (kept === null) return null;
    const { entries } = snapshot;
    const match = matchOf(kept, played(pair, scenario));
    const start = { version: match.version, entries, last: kept.last };
    const live = new LiveMatch(pair, match, start, kept.answered);
    live.#kept = { entries, length: snapshot.body.length };
    live.#history.note(match.version, snapshot.chain);
    return live;
  }

  /** Takes what was read from the journal: it is durable already. @param link of the entry */
  fold(entry: MatchEntry & { type: 'input' }, link: string): void {
    const { match, events } = play(this.#current, entry.input, entry.at);
    this.#events.push(...events);
    if (entry.by !== undefined) this.#authors?.note(entry.by, events);
    this.#current = match;
    this.#published = match;
    this.#history.note(match.version, link);
    this.#entries += 1;
    this.#durable = this.#entries;
  }

  /**
   * What is due at this very moment after it, as what arrives over a wire that takes no time, happens with it: that is durable, and
   * told, at once.
   * @param by the player who sent it; null for nobody
   */
  apply(input: Input, virtual: Milliseconds, by: string | null = null): Played {
    const at = Math.max(this.#current.now, virtual - this.#origin);
    const { events, answer } = this.#play(input, at);
    // What was refused changed nothing: only the time that it let pass did.
    const entries = events.length === 0 ? [] : [this.#write(answer.ok ? input : { type: 'advance' }, at, by)];
    if (by !== null) this.#authors?.note(by, events);
    const due = nextDue(this.#current);
    if (
      events.length > 0 &&
      due !== null &&
      due <= at &&
      this.#play({ type: 'advance' }, at).events.length > 0
    )
      entries.push(this.#write({ type: 'advance' }, at, null));
    // Only time has passed. That follows from any later input, so it need not be written; and of an input that was
    // refused without a trace nothing is kept, or a flood of them would fill the disk.
    if (entries.length === 0) return { answer, entries, publish: () => undefined };
    const match = this.#current;
    const durable = this.#entries;
    return {
      answer,
      entries,
      publish: (links) => {
        this.#published = match;
        this.#durable = durable;
        const link = links.at(-1);
        if (link !== undefined) this.#history.note(match.version, link);
      },
    };
  }

  #play(input: Input, at: Milliseconds): ReturnType<typeof play> {
    const played = play(this.#current, input, at);
    this.#current = played.match;
    this.#events.push(...played.events);
    return played;
  }

  #write(input: Input, at: Milliseconds, by: string | null): Entry {
    const author = by === null ? {} : { by };
    const entry = writeEntry(this.#stream, this.#entries, { type: 'input', at, input, ...author });
    this.#entries += 1;
    return entry;
  }

  /** Virtual time of the class at which the match began, or would have if it had not leapt. */
  get origin(): Milliseconds {
    return this.#origin;
  }

  /** Whether it only waits, and its time may leap; ahead of what is durable. */
  get waits(): boolean {
    return leapsTo(this.#current) !== null;
  }

  /** Its time leaps to what happens next. */
  leap(virtual: Milliseconds): Played {
    const to = leapsTo(this.#current);
    if (to !== null) this.#origin = Math.min(this.#origin, virtual - to);
    return this.apply({ type: 'advance' }, virtual);
  }

  /** Who answers for a host; ahead of what is durable. */
  playerOf(host: HostId): Player {
    return this.#current.hosts[host].player;
  }

  /** Whether goals have been reached since this was last asked. */
  goalsChanged(): boolean {
    const { goals } = this.#published;
    const changed = goals.length !== this.#goalsTold;
    this.#goalsTold = goals.length;
    return changed;
  }

  /** When something next happens by itself, in the class's virtual time. */
  get due(): Milliseconds | null {
    const due = nextDue(this.#current);
    return due === null ? null : this.#origin + due;
  }

  /** Whether anything can still happen; ahead of what is durable. */
  get running(): boolean {
    return this.#current.outcome === null;
  }

  /** A player's own answers, as far as they are durable; null where the host's are theirs. */
  ownAnswers(player: string): OwnAnswers | null {
    return this.#authors?.answersOf(player, this.#published.version) ?? null;
  }

  /** Whether what happened after a version can be told without reading the journal. */
  reaches(version: number): boolean {
    return version >= this.#start.version;
  }

  /** So many of its first entries are not told of here. */
  get before(): number {
    return this.#start === BEGINNING ? 0 : this.#start.entries;
  }

  /** Knows from now on what was before it. @param before the same match, read up to where this one begins */
  recall(before: LiveMatch): void {
    this.#events = [...before.#events, ...this.#events];
    this.#history.follow(before.#history);
    this.#start = BEGINNING;
  }

  /**
   * What to keep of it; null where it is not time, or all of it is kept already.
   * @param every so many entries after the last; 1: whatever that costs
   */
  snapshot(every: number): Snapshot | null {
    const { entries, length } = this.#kept;
    const since = this.#durable - entries;
    const isTime = since >= (every === 1 ? 1 : Math.max(every, length / SNAPSHOT_COST));
    const chain = this.#history.last;
    if (since === 0 || chain === null || !(isTime || this.#published.outcome !== null)) return null;
    const body = keptBody(this.#published, this.#more());
    this.#kept = { entries: this.#durable, length: body.length };
    return { stream: this.#stream, entries: this.#durable, chain, body };
  }

  /** Whether it is what was kept. */
  is(snapshot: Snapshot): boolean {
    return this.#durable === snapshot.entries && isKept(this.#published, this.#more(), snapshot);
  }

  #more(): Omit<KeptMatch, 'match'> {
    const answered = this.#authors?.until(this.#published.version) ?? [];
    return { last: lastOf(this.#told(0)), answered };
  }

  /** What is durable of what happened after a version, as far as it is known here, and what leads up to it. */
  #told(after: number): readonly MatchEvent[] {
    const { version, last } = this.#start;
    const events = this.#events.slice(Math.max(0, after - version), this.#published.version - version);
    return after < version ? [...last, ...events] : events;
  }

  /** The version of the event that has this very verdict; null where none has. */
  eventOf(verdict: MoveVerdict): number | null {
    const event = this.#events.findLast((one) => 'verdict' in one && one.verdict === verdict);
    return event?.version ?? null;
  }

  /** What is durable. */
  get published(): Match {
    return this.#published;
  }

  /** Who must move and since when, as far as it is durable, in the match's own time. */
  get waiting(): Waiting {
    const match = this.#published;
    if (this.#waiting?.of !== match) {
      const waiting = waitingOf(match, this.#told(0));
      this.#waiting = { of: match, waiting };
    }
    return this.#waiting.waiting;
  }

  /** Virtual time of the class up to which the journal reaches. */
  get reached(): Milliseconds {
    return this.#origin + this.#current.now;
  }

  /** What proves later that this viewer was shown what is durable now. */
  proof(viewer: Viewer): string {
    return proofOf(viewer, this.#history.last);
  }

  /** Whether what was seen of this match is what it tells. */
  remembers({ version, history }: Seen): boolean {
    const proof = readProof(history);
    return proof !== null && version <= this.#published.version && this.#history.has(version, proof.link);
  }

  /** The next few of the events after a version that it reaches that this viewer may see, and the version that they go up to. */
  piece(viewer: Viewer, after: number): { readonly upTo: number; readonly events: readonly MatchEvent[] } {
    // Events count from 1 without a hole, so a version is also the number of events before it.
    const upTo = Math.min(after + PIECE, this.#published.version);
    const { version } = this.#start;
    const events = this.#events.slice(after - version, upTo - version);
    return { upTo, events: visibleEvents(this.#published, viewer, events) };
  }

  /** What this viewer may see now. */
  view(viewer: Viewer): MatchView {
    const shown = this.#shown.get(viewer);
    if (shown?.of === this.#published) return shown.view;
    const made = view(this.#published, viewer, shown);
    this.#shown.set(viewer, { of: this.#published, view: made });
    return made;
  }

  /** Whether this viewer may see any event after a version. */
  hasNews(viewer: Viewer, since: number): boolean {
    const sees = (event: MatchEvent): boolean => isVisible(this.#published, viewer, event);
    return !this.reaches(since) || this.#told(since).some(sees);
  }
}

/** A class that plays together has fewer questions and more levers. */
const played = ({ team }: Pair, scenario: Scenario): Scenario => (team ? forClass(scenario) : scenario);
