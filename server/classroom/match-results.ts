/** What each player did in a match, as its entries tell: whoever sat there when it was done. */
import type { HostId } from '../../shared/hosts.ts';
import type { MisconceptionId } from '../../shared/judge/misconceptions/catalogue.ts';
import type { Move } from '../../shared/judge/move.ts';
import type { Stimulus } from '../../shared/judge/stimulus.ts';
import { createMatch } from '../../shared/match/create.ts';
import type { MatchEvent, Outcome } from '../../shared/match/match-event.ts';
import { play } from '../../shared/match/play.ts';
import type { AskedOf } from '../../shared/protocol/results.ts';
import { forClass } from '../../shared/scenarios/catalogue/together.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { isKeptRulebook, type RuleId } from '../../shared/tcp/rules.ts';
import type { State } from '../../shared/tcp/state.ts';
import type { MatchEntry, Pair } from './entries.ts';

/** What a player answered, once. */
export interface Answered {
  readonly player: string;
  readonly host: HostId;
  /** Where the host was then, and what it had to answer. */
  readonly state: State;
  readonly asked: AskedOf;
  readonly move: Move;
  readonly legal: boolean;
  /** By the player, of what was to be answered, and without help. */
  readonly first: boolean;
  /** The rule that was at stake. */
  readonly rule: RuleId;
  readonly misconception: MisconceptionId | null;
  /** What TCP itself would have done; null where that was the answer, or nothing was asked. */
  readonly right: Move | null;
  /** The moment: its event, and virtual milliseconds of the match. */
  readonly version: number;
  readonly at: number;
}

export interface Way {
  readonly states: readonly State[];
  readonly arrows: readonly string[];
}

export interface MatchResults {
  readonly answers: readonly Answered[];
  /** Who asked for the canonical move, as often as they did. */
  readonly helped: readonly string[];
  readonly goals: { readonly reached: number; readonly all: number };
  /** Where each host has been, and along which arrows. */
  readonly ways: Readonly<Record<HostId, Way>>;
  readonly outcome: Outcome | null;
}

/** Null where it cannot be told any more: it has no beginning, or was played by rules that are not kept. */
export function matchResults(
  [beginning, ...entries]: readonly MatchEntry[],
  pair: Pair,
  scenario: Scenario,
): MatchResults | null {
  if (beginning?.type !== 'began' || !isKeptRulebook(beginning.rulebook)) return null;
  const { level, rulebook, seed, names, predictions = false } = beginning;
  const player = (name: string | null) => (name === null ? 'autopilot' : 'person');
  const players = { A: player(names.A), B: player(names.B) } as const;
  const played = pair.team ? forClass(scenario) : scenario;
  let match = createMatch({ scenario: played, seed, level, players, rulebook, predictions });
  const book = new Book({ A: match.facts.A.state, B: match.facts.B.state });
  for (const entry of entries) {
    if (entry.type !== 'input') return null;
    const { input, at, by } = entry;
    const next = play(match, input, at);
    match = next.match;
    // Entries of before do not say who it was: then it was whoever sat down first.
    const author = by ?? ('host' in input ? pair.seats[input.host] : null);
    for (const event of next.events) book.note(event, author);
  }
  const goals = { reached: match.goals.length, all: match.scenario.goals.length };
  const way = (host: HostId): Way => ({
    states: match.facts[host].visited,
    arrows: match.facts[host].arrows,
  });
  const ways = { A: way('A'), B: way('B') };
  return { answers: book.answers, helped: book.helped, goals, ways, outcome: match.outcome };
}

class Book {
  readonly answers: Answered[] = [];
  readonly helped: string[] = [];
  readonly #states: Record<HostId, State>;
  readonly #asked = new Map<number, Stimulus>();
  /** What a player has answered wrongly, or was told. */
  readonly #spoilt = new Set<string>();

  constructor(states: Record<HostId, State>) {
    this.#states = states;
  }

  /** @param author of the input that brought it about; null for nobody of the class */
  note(event: MatchEvent, author: string | null): void {
    switch (event.type) {
      case 'stimulus':
        this.#asked.set(event.id, event.stimulus);
        return;
      case 'state':
        this.#states[event.host] = event.to;
        return;
      case 'crashed':
        this.#states[event.host] = 'CLOSED';
        return;
      case 'advice':
        if (author === null) return;
        this.helped.push(author);
        this.#spoilt.add(`${author} ${event.stimulus}`);
        return;
      case 'accepted':
        if (author !== null && event.by === 'person') this.#answer(event, author);
        return;
      case 'refused':
        if (author !== null) this.#answer(event, author);
        return;
      default:
        return;
    }
  }

  #answer(event: MatchEvent & { readonly type: 'accepted' | 'refused' }, player: string): void {
    const { host, stimulus, move, verdict, version, at } = event;
    const key = `${player} ${stimulus}`;
    const asked = stimulus === null ? undefined : this.#asked.get(stimulus);
    this.answers.push({
      ...{ player, host, move, version, at },
      state: this.#states[host],
      asked: askedOf(asked),
      legal: verdict.legal,
      first: stimulus !== null && !this.#spoilt.has(key),
      rule: verdict.rule,
      misconception: verdict.legal ? null : verdict.lesson.misconception,
      right: verdict.legal ? null : verdict.lesson.answer,
    });
    if (!verdict.legal) this.#spoilt.add(key);
  }
}

export function askedOf(stimulus: Stimulus | undefined): AskedOf {
  switch (stimulus?.type) {
    case undefined:
      return { type: 'nothing' };
    case 'segment':
      return { type: 'segment', flags: stimulus.segment.flags, text: stimulus.segment.data !== '' };
    case 'call':
      return { type: 'call', call: stimulus.call.call };
    case 'timeout':
      return { type: 'timeout', timer: stimulus.timer };
  }
}
