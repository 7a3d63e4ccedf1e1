/** What there is to see of a class at this moment, for whoever asks. Only what is durable. */
import type { Viewer } from '../../shared/match/view.ts';
import type { ServerMessage } from '../../shared/protocol/server-message.ts';
import { eventView } from '../../shared/protocol/verdict-view.ts';
import type { ClassView, ClockView, TeacherView } from '../../shared/protocol/view.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { scenarioTexts } from '../../shared/scenarios/texts.ts';
import { wordsOf } from '../../shared/words/every-language.ts';
import { scenarioWordsOf } from '../../shared/words/every-scenario-language.ts';
import type { LanguageCode } from '../../shared/words/languages.ts';
import type { Audience } from './audience.ts';
import type { Class, Round } from './class.ts';
import { classView, clockView, type Shown, teacherView } from './class-views.ts';
import type { Knocks } from './knocks.ts';
import type { Leaps } from './leaps.ts';
import type { LiveMatch } from './live-match.ts';
import type { Matches } from './matches.ts';
import type { SetAside } from './restore.ts';
import type { StandIns } from './stand-ins.ts';
import { WARM_UP_HOST, type WarmUps } from './warm-ups.ts';

type MatchMessage = Extract<ServerMessage, { type: 'match' }>;

interface Sources {
  readonly journal: { readonly published: Class };
  readonly matches: Matches;
  readonly audience: Audience;
  readonly leaps: Leaps;
  readonly warmUps: WarmUps;
  readonly setAside: SetAside;
  readonly standIns: Pick<StandIns, 'due'>;
  readonly knocks: Pick<Knocks, 'open'>;
  readonly maxPlayers: number;
  readonly scenarioOf: (round: Round) => Scenario | null;
}

export class Views {
  readonly #sources: Sources;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** Null when there is no such player. */
  ofPlayer(id: string, language: LanguageCode): ClassView | null {
    const shown = this.#shown(language);
    const player = shown.state.players.find((p) => p.id === id);
    if (player === undefined) return null;
    const warmUp = this.#sources.warmUps.of(id);
    return classView(
      shown,
      player,
      warmUp && { host: WARM_UP_HOST, match: warmUp.published, id: warmUp.id, clock: this.clock(warmUp.id) },
    );
  }

  ofTeacher(language: LanguageCode): TeacherView {
    const { maxPlayers, knocks } = this.#sources;
    return teacherView(this.#shown(language), maxPlayers, knocks.open);
  }

  /** The time of a match; null: of the round. */
  clock(match: string | null): ClockView {
    const { journal, matches, warmUps } = this.#sources;
    const warmUp = match === null ? null : warmUps.get(match);
    if (warmUp) return clockView({ state: journal.published, virtual: warmUps.virtual }, warmUp.origin);
    const { round } = journal.published;
    const pair = match === null ? undefined : round?.pairs.find((one) => one.match === match);
    const { virtual } = matches;
    return clockView({ state: journal.published, virtual }, pair?.origin ?? round?.origin ?? virtual);
  }

  /** Whether the match belongs to the round that everybody sees. */
  isShown(match: string): boolean {
    const { round } = this.#sources.journal.published;
    return round?.pairs.some((pair) => pair.match === match) ?? false;
  }

  /** Whether a match can still change, as far as anybody was told. */
  isPlaying(match: string): boolean {
    return this.#sources.matches.get(match)?.published.outcome === null;
  }

  /** Whether a viewer that has version `since` of a match may see anything that happened after it. */
  hasNews(match: string, viewer: Viewer, since: number): boolean {
    // Asked of every viewer at every move: who watches it was shown it.
    const { matches, warmUps } = this.#sources;
    return (matches.get(match) ?? warmUps.get(match))?.hasNews(viewer, since) ?? false;
  }

  /** What a viewer that has version `since` of a match is missing; since 0: all. Null when there is no such match. */
  match(match: string, viewer: Viewer, since: number, language: LanguageCode): MatchMessage | null {
    const live = this.#told(match);
    if (live === null) return null;
    // A version that we never had is another server's: then nothing that the client has can be relied upon.
    const known = since <= live.published.version ? since : 0;
    const { view, events } = live.seen(viewer, known);
    const words = wordsOf(language);
    const texts = scenarioTexts(live.published.scenario, scenarioWordsOf(language));
    const told = events.map((event) => eventView(event, words, view.level, texts));
    return { type: 'match', match, since: known, view, events: told, clock: this.clock(match) };
  }

  /** A match of the round that everybody sees, or a player's warm-up, whose id nobody else is told. */
  #told(match: string): LiveMatch | null {
    const { matches, warmUps } = this.#sources;
    return this.isShown(match) ? matches.get(match) : warmUps.get(match);
  }

  #shown(language: LanguageCode): Shown {
    const { journal, matches, audience, leaps, setAside, standIns, scenarioOf } = this.#sources;
    const { round } = journal.published;
    return {
      state: journal.published,
      virtual: matches.virtual,
      setAside: setAside.round === journal.published.rounds ? setAside.pairs : [],
      scenario: round && scenarioOf(round),
      words: scenarioWordsOf(language),
      match: (id) => matches.get(id)?.published ?? null,
      own: (id, player) => matches.get(id)?.ownAnswers(player) ?? null,
      leap: (id) => {
        const live = matches.get(id);
        return live && leaps.asked(live);
      },
      isConnected: (player) => audience.isConnected(player),
      awaySince: (player) => audience.awaySince(player),
      standInAt: (player) => standIns.due(player),
    };
  }
}
