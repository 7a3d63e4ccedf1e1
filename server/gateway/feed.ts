/**
 * What one device has been shown of a class and a match, and what it is to be shown next.
 * Each update of a match begins where the last one ended, so that nothing is missed and nothing comes twice, however
 * long the device was away or slow.
 */
import type { MoveVerdict } from '../../shared/match/lesson.ts';
import type { MatchView, Viewer } from '../../shared/match/view.ts';
import { expectedView } from '../../shared/protocol/expected-view.ts';
import { shortened } from '../../shared/protocol/told-event.ts';
import type {
  ClassView,
  ClockView,
  EventView,
  ProjectorView,
  TeacherView,
  VerdictView,
} from '../../shared/protocol/view.ts';
import type { LanguageCode } from '../../shared/words/languages.ts';
import type { Listener } from '../classroom/audience.ts';
import type { Classroom } from '../classroom/classroom.ts';
import { readProof, type Seen } from '../classroom/history.ts';
import type { Judged } from '../classroom/player-input.ts';
import type { Cancel } from '../time/clock.ts';
import type { Outbox } from './outbox.ts';
import { AS_EXPECTED, Told } from './told.ts';

/** The match that is shown, and the version up to which the device knows it. */
interface Watched {
  readonly match: string;
  readonly viewer: Viewer;
  since: number;
  /** … and that up to which its events were told in pieces. */
  ahead: number;
  /** Whether anything of it has been sent; the first time something is, even if nothing is new. */
  sent: boolean;
  readonly told: Told<MatchView>;
  /** The verdicts of its events that were told, with the versions of these. */
  readonly verdicts: Map<VerdictView, number>;
}

/** The last events of a telling, which stand in the message of the match itself. */
interface Piece {
  readonly events: readonly EventView[];
  readonly json: string;
}

/** A message of the device that is to be answered once. */
export interface Question {
  readonly id: number;
  answered: boolean;
}

/** Who looks on. */
export type Onlooker =
  | { readonly role: 'player'; readonly player: string }
  | { readonly role: 'teacher' }
  | { readonly role: 'projector' };

function attach(classroom: Classroom, onlooker: Onlooker, listener: Listener): Cancel {
  switch (onlooker.role) {
    case 'player':
      return classroom.attachPlayer(onlooker.player, listener);
    case 'teacher':
      return classroom.attachTeacher(listener);
    case 'projector':
      return classroom.attachProjector(listener);
  }
}

export class Feed {
  readonly #classroom: Classroom;
  readonly #onlooker: Onlooker;
  readonly #outbox: Outbox;
  readonly #language: LanguageCode;
  readonly #detach: Cancel;
  readonly #dirty = { class: true, match: true, clock: false };
  readonly #class: Told<ClassView | TeacherView | ProjectorView>;
  /** How often. */
  #classTold = 0;
  #watched: Watched | null = null;
  #known: Seen | null;
  /** The match that was told of last, and how the clock goes. */
  #matchTold: string | null = null;
  #clockTold: ClockView | null = null;
  /** What the next telling may answer with it. */
  #answer: { readonly question: Question; readonly judged: Judged | null } | null = null;

  /**
   * @param onlooker who is shown it
   * @param language in which it is told
   * @param known what the device brings along from an earlier connection
   */
  constructor(
    classroom: Classroom,
    onlooker: Onlooker,
    outbox: Outbox,
    language: LanguageCode,
    known: Seen | null,
    { fellBack, dismissed }: Pick<Listener, 'fellBack' | 'dismissed'>,
  ) {
    this.#classroom = classroom;
    this.#onlooker = onlooker;
    this.#outbox = outbox;
    this.#language = language;
    this.#known = known;
    this.#class = new Told(onlooker.role !== 'player');
    if (onlooker.role === 'teacher' && known !== null) this.watch(known.match);
    const listener: Listener = {
      classChanged: () => {
        this.#dirty.class = true;
        this.flush();
      },
      matchChanged: (match) => {
        if (match !== this.#watched?.match) return;
        this.#dirty.match = true;
        this.flush();
      },
      clockChanged: () => {
        this.#dirty.clock = true;
        this.flush();
      },
      fellBack,
      dismissed,
    };
    this.#detach = attach(classroom, onlooker, listener);
    // Coming may have been told already; if it was, nothing is left to say.
    this.flush();
  }

  /** A teacher's: shows another match from its beginning, or none. */
  watch(match: string | null): void {
    this.#watch(match, 'all', true);
    this.#dirty.match = true;
  }

  /** Sends what changed, unless the device is too slow for it now. */
  flush(): void {
    if (this.#outbox.isFull) return;
    if (this.#dirty.class) this.#tellClass();
    if (this.#dirty.match) this.#tellMatch();
    if (this.#dirty.clock) this.#tellClock();
  }

  /** The version of the event that has this verdict, where the device was told of it; else null. */
  toldOf(match: string, verdict: MoveVerdict): number | null {
    const watched = this.#watched;
    if (watched?.match !== match || !watched.sent) return null;
    const version = this.#classroom.views.eventOf(match, verdict);
    return version !== null && version <= watched.since ? version : null;
  }

  /** What is durable now answers a question, and may do so with what is told of it. */
  mayAnswer(question: Question, judged: Judged | null): void {
    this.#answer = { question, judged };
  }

  close(): void {
    this.#detach();
  }

  #watch(match: string | null, viewer: Viewer, many: boolean): void {
    const known = this.#known;
    const remembered =
      known?.match === match &&
      readProof(known.history)?.viewer === viewer &&
      this.#classroom.views.remembers(known);
    const since = remembered ? known.version : 0;
    // What the device brought along counts once: it forgets it when it is shown something else.
    this.#known = null;
    this.#watched =
      match === null
        ? null
        : { match, viewer, since, ahead: since, sent: false, told: new Told(many), verdicts: new Map() };
  }

  #tellClass(): void {
    this.#dirty.class = false;
    const { views } = this.#classroom;
    const onlooker = this.#onlooker;
    if (onlooker.role === 'teacher')
      return this.#tellOfClass('teacher', views.ofTeacher(this.#language), null);
    if (onlooker.role === 'projector') return this.#tellProjector(views.ofProjector(this.#language));
    const view = views.ofPlayer(onlooker.player, this.#language);
    if (view === null) return;
    const at = view.warmUp ?? view.seat ?? view.network;
    const match = at?.match ?? null;
    this.#tellOfClass('class', view, match);
    const viewer = at === null ? 'A' : 'host' in at ? at.host : 'network';
    const watched = this.#watched;
    // Who changes sides sees another half of the same match.
    if (match === (watched?.match ?? null) && (watched === null || watched.viewer === viewer)) return;
    this.#watch(match, viewer, view.warmUp === null && view.seat?.together != null);
    this.#dirty.match = true;
  }

  #tellProjector(view: ProjectorView): void {
    this.#tellOfClass('projector', view, null);
    const match = view.watched?.match ?? null;
    if (match === (this.#watched?.match ?? null)) return;
    this.watch(match);
  }

  /** @param clock the match whose time is told; null: that of the round */
  #tellOfClass(
    type: 'class' | 'teacher' | 'projector',
    view: ClassView | TeacherView | ProjectorView,
    clock: string | null,
  ): void {
    const part = this.#class.next(view);
    if (part === null) return;
    this.#clockTold = this.#classroom.views.clock(clock);
    const message = { type, since: this.#classTold, clock: this.#clockTold } as const;
    this.#classTold += 1;
    this.#outbox.tell(message, part);
  }

  #tellMatch(): void {
    this.#dirty.match = false;
    const watched = this.#watched;
    if (watched === null) return;
    const { match, viewer, since, sent } = watched;
    const { views } = this.#classroom;
    if (sent && watched.ahead === since && !views.hasNews(match, viewer, since)) return;
    const last = this.#tellPieces(watched);
    if (last === null) return;
    const seen = views.match(match, viewer);
    if (seen === null) return;
    const { view, history, clock } = seen;
    // Who was told part of it before expects it of the rest.
    const alike = watched.ahead === since;
    const part = watched.told.next(view, (known) => expectedView(known, last.events), alike);
    if (part === null) return;
    watched.since = view.version;
    watched.ahead = view.version;
    watched.sent = true;
    const message = {
      type: 'match',
      match: this.#ofMatch(match),
      since,
      history,
      clock: this.#clockSince(clock),
      answer: this.#answerOf(match),
    } as const;
    const told = { name: 'events', json: last.json } as const;
    if (part === AS_EXPECTED) this.#outbox.tell(message, told);
    else this.#outbox.tell(message, told, part);
  }

  /** The match, where that is not the one that was told of last. */
  #ofMatch(match: string): string | undefined {
    if (this.#matchTold === match) return undefined;
    this.#matchTold = match;
    return match;
  }

  /** As long as it goes as it was told, only what time it is. */
  #clockSince(clock: ClockView): ClockView | number {
    const last = this.#clockTold;
    const goesOn =
      last !== null &&
      last.pace === clock.pace &&
      last.paused === clock.paused &&
      last.stalled === clock.stalled;
    this.#clockTold = clock;
    return goesOn ? clock.virtual : clock;
  }

  /** What the telling of a match answers beside. */
  #answerOf(match: string): { readonly id: number; readonly event: number | null } | undefined {
    const open = this.#answer;
    this.#answer = null;
    if (open === null || open.question.answered) return undefined;
    const event = open.judged && this.toldOf(match, open.judged.verdict);
    if (event === null && open.judged !== null) return undefined;
    open.question.answered = true;
    return { id: open.question.id, event };
  }

  /**
   * Tells of a long match as much as the device takes, and the rest when it has read that.
   * @returns what is left, for which one message has room; null where nothing more can be told now
   */
  #tellPieces(watched: Watched): Piece | null {
    const { match, viewer, since, verdicts } = watched;
    while (!this.#outbox.isFull) {
      const piece = this.#classroom.views.piece(match, viewer, watched.ahead, this.#language);
      if (piece === null) return null;
      const { upTo, isLast, events } = piece;
      const [part, all] = fitting(events, this.#outbox.longest, verdicts);
      const json = `[${part.join()}]`;
      if (isLast && all) return { events, json };
      if (part.length > 0)
        this.#outbox.tell({ type: 'events', match: this.#ofMatch(match), since }, { name: 'events', json });
      watched.ahead = all ? upTo : (events[part.length - 1]?.version ?? upTo);
    }
    this.#dirty.match = true;
    return null;
  }

  #tellClock(): void {
    this.#dirty.clock = false;
    this.#clockTold = this.#classroom.views.clock(this.#watched?.match ?? null);
    this.#outbox.send({ type: 'clock', clock: this.#clockTold });
  }
}

/**
 * As many of the first as together are not too long, as JSON, but one; and whether these are all.
 * @param verdicts that were told before; to which those of these are added
 */
function fitting(
  events: readonly EventView[],
  longest: number,
  verdicts: Map<VerdictView, number>,
): readonly [part: readonly string[], all: boolean] {
  const part: string[] = [];
  let length = 0;
  let before: EventView | null = null;
  for (const event of events) {
    const json = shortened(event, before, verdicts);
    length += json.length;
    if (part.length > 0 && length > longest) return [part, false];
    part.push(json);
    before = event;
    // What is said of a wrong move is hardly ever said again.
    if (event.type === 'accepted' && !verdicts.has(event.verdict)) verdicts.set(event.verdict, event.version);
  }
  return [part, true];
}
