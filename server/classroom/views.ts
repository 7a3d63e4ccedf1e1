/** What there is to see of a class at this moment, for whoever asks. Only what is durable. */
import type { MoveVerdict } from '../../shared/match/lesson.ts';
import type { MatchView, Viewer } from '../../shared/match/view.ts';
import { changeBetween } from '../../shared/protocol/change.ts';
import { eventView } from '../../shared/protocol/verdict-view.ts';
import type {
  ClassView,
  ClockView,
  EventView,
  ProjectorView,
  TeacherView,
} from '../../shared/protocol/view.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { scenarioTexts } from '../../shared/scenarios/texts.ts';
import { wordsOf } from '../../shared/words/every-language.ts';
import { scenarioWordsOf } from '../../shared/words/every-scenario-language.ts';
import type { LanguageCode } from '../../shared/words/languages.ts';
import type { Audience } from './audience.ts';
import { type Class, pairAt, type Round } from './class.ts';
import { classView, type Shown, teacherView } from './class-views.ts';
import type { Seen } from './history.ts';
import type { Knocks } from './knocks.ts';
import type { Leaps } from './leaps.ts';
import type { LiveMatch } from './live-match.ts';
import type { Matches } from './matches.ts';
import { projectorView } from './projector-view.ts';
import type { QuestionViews } from './question-views.ts';
import type { SetAside } from './restore.ts';
import type { StandIns } from './stand-ins.ts';
import { WARM_UP_HOST, type WarmUps } from './warm-ups.ts';

/** A match as it is now, for a viewer who is told besides what happened in it. */
interface SeenMatch {
  readonly view: MatchView;
  /** What proves later that this was told. */
  readonly history: string;
  readonly clock: ClockView;
}

interface Sources {
  readonly journal: { readonly published: Class };
  readonly matches: Matches;
  readonly audience: Audience;
  readonly leaps: Leaps;
  readonly warmUps: WarmUps;
  readonly setAside: SetAside;
  readonly isStalled: () => boolean;
  readonly standIns: Pick<StandIns, 'due'>;
  readonly knocks: Pick<Knocks, 'open'>;
  readonly maxPlayers: number;
  readonly scenarioOf: (round: Round) => Scenario | null;
  /** Whoever is shown a match is told when it can be told from its beginning. */
  readonly recall: (match: LiveMatch) => void;
  readonly questions: QuestionViews;
}

/** Who was in the class, and of these was connected, at a moment. */
interface People {
  readonly players: Class['players'];
  readonly presence: number;
  readonly shown: ClassView['players'];
}

export class Views {
  readonly #sources: Sources;
  #people: People | null = null;
  readonly #ofTeacher = new Map<LanguageCode, TeacherView>();
  readonly #ofProjector = new Map<LanguageCode, ProjectorView>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** Null when there is no such player. */
  ofPlayer(id: string, language: LanguageCode): ClassView | null {
    const shown = this.#shown(language);
    const player = shown.state.players.find((p) => p.id === id);
    if (player === undefined) return null;
    const warmUp = this.#sources.warmUps.of(id);
    return classView(shown, player, warmUp && { host: WARM_UP_HOST, match: warmUp.published, id: warmUp.id });
  }

  ofTeacher(language: LanguageCode): TeacherView {
    const { maxPlayers, knocks } = this.#sources;
    const { projectors } = this.#sources.audience;
    const view = teacherView(this.#shown(language), maxPlayers, knocks.open, projectors);
    // The same one for all until it changes: what is told of it is then made once.
    const last = this.#ofTeacher.get(language);
    if (last !== undefined && changeBetween(last, view) === null) return last;
    this.#ofTeacher.set(language, view);
    return view;
  }

  ofProjector(language: LanguageCode): ProjectorView {
    const view = projectorView(this.#shown(language), language);
    const last = this.#ofProjector.get(language);
    if (last !== undefined && changeBetween(last, view) === null) return last;
    this.#ofProjector.set(language, view);
    return view;
  }

  /** The time of a match; null: of the round. */
  clock(match: string | null): ClockView {
    const { journal, matches, warmUps, isStalled } = this.#sources;
    const { round, clock } = journal.published;
    const { pace, paused } = clock;
    const pair = match === null ? null : pairAt(journal.published, match);
    const warmUp = match === null || pair !== null ? null : warmUps.get(match);
    const { virtual } = warmUp ? warmUps : matches;
    const origin = (warmUp ?? pair ?? round)?.origin ?? virtual;
    const stalled = isStalled() ? ({ stalled: true } as const) : {};
    return { virtual: Math.max(0, virtual - origin), pace, paused, ...stalled };
  }

  /** Whether the match belongs to the round that everybody sees. */
  isShown(match: string): boolean {
    return pairAt(this.#sources.journal.published, match) !== null;
  }

  /** Whether a match can still change, as far as anybody was told. */
  isPlaying(match: string): boolean {
    const { matches } = this.#sources;
    return matches.isAsleep(match) || matches.get(match)?.published.outcome === null;
  }

  /** Whether a viewer that has version `since` of a match may see anything that happened after it. */
  hasNews(match: string, viewer: Viewer, since: number): boolean {
    // Asked of every viewer at every move: who watches it was shown it.
    const { matches, warmUps } = this.#sources;
    return (matches.get(match) ?? warmUps.get(match))?.hasNews(viewer, since) ?? false;
  }

  /** The version of the event of a match that has this verdict; null where none has. */
  eventOf(match: string, verdict: MoveVerdict): number | null {
    const { matches, warmUps } = this.#sources;
    return (matches.get(match) ?? warmUps.get(match))?.eventOf(verdict) ?? null;
  }

  /** Whether what was seen of a match is what it tells; null when there is no such match. */
  remembers(seen: Seen): boolean | null {
    return this.#told(seen.match)?.remembers(seen) ?? null;
  }

  /**
   * The next few events for a viewer who was told all up to version `after`, the version that they go up to, and whether that is all.
   * Null when there is no such match, or what happened then must be read first: it is told when it has been.
   */
  piece(
    match: string,
    viewer: Viewer,
    after: number,
    language: LanguageCode,
  ): { readonly upTo: number; readonly isLast: boolean; readonly events: readonly EventView[] } | null {
    const live = this.#told(match);
    if (live === null) return null;
    if (!live.reaches(after)) {
      this.#sources.recall(live);
      return null;
    }
    const { upTo, events } = live.piece(viewer, after);
    const words = wordsOf(language);
    const { level, scenario, version } = live.published;
    const texts = scenarioTexts(scenario, scenarioWordsOf(language));
    const told = events.map((event) => eventView(event, words, level, texts));
    return { upTo, isLast: upTo === version, events: told };
  }

  /** Null when there is no such match. */
  match(match: string, viewer: Viewer): SeenMatch | null {
    const live = this.#told(match);
    if (live === null) return null;
    return { history: live.proof(viewer), view: live.view(viewer), clock: this.clock(match) };
  }

  /** A match of the round that everybody sees, or a player's warm-up, whose id nobody else is told. */
  #told(match: string): LiveMatch | null {
    const { matches, warmUps } = this.#sources;
    return this.isShown(match) ? matches.get(match) : warmUps.get(match);
  }

  /** The same list for all who are shown it until somebody comes or goes: what changed in it is then found once. */
  #shownPeople(): ClassView['players'] {
    const { journal, audience } = this.#sources;
    const { players } = journal.published;
    const { presence } = audience;
    if (this.#people?.players !== players || this.#people.presence !== presence) {
      const shown = players.map(({ id, name }) => ({ name, connected: audience.isConnected(id) }));
      this.#people = { players, presence, shown };
    }
    return this.#people.shown;
  }

  #shown(language: LanguageCode): Shown {
    const { journal, matches, audience, leaps, setAside, standIns, scenarioOf, questions } = this.#sources;
    const { round } = journal.published;
    return {
      state: journal.published,
      setAside: setAside.round === journal.published.rounds ? setAside.pairs : [],
      people: this.#shownPeople(),
      scenario: round && scenarioOf(round),
      question: questions.of(journal.published.poll, language),
      words: scenarioWordsOf(language),
      match: (id) => matches.get(id)?.published ?? null,
      waiting: (id) => matches.get(id)?.waiting ?? null,
      own: (id, player) => matches.get(id)?.ownAnswers(player) ?? null,
      leap: (id) => {
        const live = matches.get(id);
        return live && leaps.asked(live);
      },
      isConnected: (player) => audience.isConnected(player),
      awaySince: (player) => audience.awaySince(player),
      fellBack: (player) => audience.fellBack(player),
      standInAt: (player) => standIns.due(player),
    };
  }
}
