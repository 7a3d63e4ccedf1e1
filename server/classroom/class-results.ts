/** The results of a class: rounds, players and mistakes, from its entries and its matches’. */
import { HOSTS, type HostId } from '../../shared/hosts.ts';
import { faceOf } from '../../shared/judge/face.ts';
import { misconception } from '../../shared/judge/misconceptions/catalogue.ts';
import { type Position, type Stand, verdictAt } from '../../shared/positions/position.ts';
import type {
  MisconceptionResult,
  MistakeResult,
  OwnResultsAnswer,
  QuestionResult,
  ResultsAnswer,
  RoundResult,
  StudentResult,
} from '../../shared/protocol/results.ts';
import type { Words } from '../../shared/words/words.ts';
import { after, type Class, emptyClass } from './class.ts';
import type { ClassEvent, Pair } from './entries.ts';
import { type Answered, askedOf, type MatchResults } from './match-results.ts';

/** Of a round, what the class's entries tell. */
export interface PlayedRound extends Pick<RoundResult, 'number' | 'level' | 'beganAt'> {
  readonly scenario: { readonly id: string; readonly version: number };
  endedAt: number | null;
  readonly pairs: PlayedPair[];
}

interface PlayedPair {
  /** As it was first. */
  readonly pair: Pair;
  readonly players: Readonly<Record<HostId, string[]>>;
  /** Who was the network between them. */
  readonly network: string[];
}

export interface PlayedClass {
  /** As it is now. */
  readonly state: Class;
  readonly rounds: readonly PlayedRound[];
  /** All who ever joined, as they were called last. */
  readonly players: ReadonlyMap<string, { readonly name: string; readonly present: boolean }>;
}

export interface TimedEvent {
  readonly event: ClassEvent;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Who was in the class, and who sat where in which round, however they came and went. */
export function playedClass(code: string, events: readonly TimedEvent[]): PlayedClass {
  const players = new Map<string, { readonly name: string; readonly present: boolean }>();
  const rounds: PlayedRound[] = [];
  let state = emptyClass(code);
  for (const { event, at } of events) {
    state = after(state, event);
    for (const { id, name } of state.players) players.set(id, { name, present: true });
    if (event.type === 'player-removed' || event.type === 'player-left') {
      const { name = '' } = players.get(event.id) ?? {};
      players.set(event.id, { name, present: false });
    }
    const last = rounds.at(-1);
    if (event.type === 'round-started' || event.type === 'round-ended') if (last) last.endedAt ??= at;
    if (event.type === 'round-started') rounds.push(begun(state, at));
    else if (last) seat(state, last);
  }
  return { state, rounds, players };
}

function begun(state: Class, at: number): PlayedRound {
  const { round } = state;
  if (round === null) throw new Error('a round that was begun is there');
  const { number, level, scenario } = round;
  const played: PlayedRound = { number, level, scenario, beganAt: at, endedAt: null, pairs: [] };
  seat(state, played);
  return played;
}

/** Adds whoever sits somewhere now. */
function seat({ round }: Class, { pairs }: PlayedRound): void {
  for (const pair of round?.pairs ?? []) {
    let played = pairs.find((known) => known.pair.match === pair.match);
    if (played === undefined) {
      played = { pair, players: { A: [], B: [] }, network: [] };
      pairs.push(played);
    }
    const { network } = pair;
    if (network !== undefined && !played.network.includes(network)) played.network.push(network);
    for (const host of HOSTS) {
      const here = pair.team?.host === host ? pair.team.players : [pair.seats[host]];
      for (const player of here)
        if (player !== null && !played.players[host].includes(player)) played.players[host].push(player);
    }
  }
}

/** Everybody who sat there, at whatever time. */
export const seatedIn = ({ players: { A, B }, network }: PlayedPair): readonly string[] => [
  ...A,
  ...B,
  ...network,
];

export interface Sources {
  readonly words: Pick<Words, 'rules' | 'misconceptions'>;
  /** Of a scenario, in the same language. */
  readonly titleOf: (id: string) => string;
  /** Null where a match cannot be told. */
  readonly resultsOf: (match: string) => MatchResults | null;
  /** Where a question stands; null where it cannot be judged any more. */
  readonly standOf: (position: Position) => Stand | null;
}

export function classResults(played: PlayedClass, sources: Sources): Omit<ResultsAnswer, 'class'> {
  const { state, rounds, players } = played;
  const { titleOf, resultsOf } = sources;
  const questions = questionResults(state, sources);
  const matches = rounds.flatMap((round) =>
    round.pairs.flatMap((pair) => {
      const results = resultsOf(pair.pair.match);
      return results ? [{ scenario: round.scenario.id, match: pair.pair.match, pair, round, results }] : [];
    }),
  );
  const answers = matches.flatMap(({ results, ...of }) =>
    results.answers.map((answer) => ({ ...of, answer, ended: results.outcome !== null })),
  );
  return {
    rounds: rounds.map(({ number, scenario: { id }, level, beganAt, endedAt, pairs }) => ({
      ...{ number, level, beganAt, endedAt },
      scenario: { id, title: titleOf(id) },
      pairs: pairs.map(({ pair: { match }, players: seated, network }) => {
        const told = resultsOf(match);
        const refused = told?.answers.filter(({ legal }) => !legal).length ?? 0;
        return {
          match,
          players: seated,
          network,
          told: told && { goals: told.goals, refused, outcome: told.outcome },
        };
      }),
    })),
    students: students(players, rounds, matches, questions),
    questions,
    misconceptions: misconceptions(
      answers.map(({ answer }) => answer),
      sources.words,
    ),
    mistakes: mistakes(answers, sources),
  };
}

function questionResults({ poll, polls }: Class, { titleOf, standOf }: Sources): readonly QuestionResult[] {
  return [...polls, ...(poll ? [poll] : [])].flatMap(({ question, answers }): QuestionResult[] => {
    const { number, position, options, ends } = question;
    const stand = standOf(position);
    if (stand === null) return [];
    const { id } = position.record.scenario;
    const chose = (option: number) => Object.keys(answers).filter((student) => answers[student] === option);
    return [
      {
        ...{ number, ends, host: position.host, scenario: { id, title: titleOf(id) } },
        state: stand.moment.tcb.state,
        asked: askedOf(stand.moment.stimulus),
        options: options.map((move, i) => ({
          move,
          right: verdictAt(stand, move).legal,
          students: chose(i),
        })),
      },
    ];
  });
}

interface Told {
  readonly pair: PlayedPair;
  readonly results: MatchResults;
}

function students(
  players: PlayedClass['players'],
  rounds: readonly PlayedRound[],
  matches: readonly Told[],
  questions: readonly QuestionResult[],
): readonly StudentResult[] {
  return [...players].flatMap(([id, { name, present }]): StudentResult[] => {
    const sat = ({ players: { A, B } }: PlayedPair): boolean => A.includes(id) || B.includes(id);
    const own = matches.filter(({ pair }) => sat(pair)).map(({ results }) => results);
    const answers = own.flatMap((results) => results.answers.filter(({ player }) => player === id));
    const right = answers.filter(({ legal, asked }) => legal && asked.type !== 'nothing');
    const held = ({ network }: PlayedPair): boolean => network.includes(id);
    const asNetwork = rounds.filter(({ pairs }) => pairs.some(held)).length;
    const played = rounds.filter(({ pairs }) => pairs.some((pair) => sat(pair) || held(pair))).length;
    const chosen = questions.flatMap(({ options }) => options.filter((one) => one.students.includes(id)));
    // A seat that no device ever opened.
    if (!present && played === 0 && chosen.length === 0) return [];
    return [
      {
        ...{ id, name, present, rounds: played, asNetwork },
        answered: right.length,
        firstTry: right.filter(({ first }) => first).length,
        refused: answers.filter(({ legal }) => !legal).length,
        questions: { answered: chosen.length, right: chosen.filter((one) => one.right).length },
        advice: own.flatMap(({ helped }) => helped).filter((player) => player === id).length,
        goals: {
          reached: own.reduce((sum, { goals }) => sum + goals.reached, 0),
          all: own.reduce((sum, { goals }) => sum + goals.all, 0),
        },
      },
    ];
  });
}

/** What concerns one player alone; null where they have done nothing. @param own the player's id */
export function ownResults(
  { state, rounds, players }: PlayedClass,
  own: string,
  sources: Sources,
): Omit<OwnResultsAnswer, 'class'> | null {
  const { words, titleOf, resultsOf } = sources;
  const sat = rounds.flatMap((round) =>
    round.pairs.flatMap((pair) => {
      const { match } = pair.pair;
      const hosts = HOSTS.filter((host) => pair.players[host].includes(own));
      const seats = [...hosts, ...(pair.network.includes(own) ? (['network'] as const) : [])];
      return seats.map((as) => ({ as, round, match, pair, results: resultsOf(match) }));
    }),
  );
  // Whoever changed hosts in a match has sat at it twice.
  const matches = [...new Map(sat.map((one) => [one.match, one])).values()];
  const told = matches.flatMap(({ results, pair }) => (results ? [{ results, pair }] : []));
  const only = new Map([...players].filter(([id]) => id === own));
  const [student] = students(only, rounds, told, questionResults(state, sources));
  if (student === undefined) return null;
  const ways = sat.flatMap(({ as, results }) => (as === 'network' || !results ? [] : [results.ways[as]]));
  const titled = ({ scenario: { id } }: PlayedRound) => ({ id, title: titleOf(id) });
  return {
    student,
    card: {
      states: [...new Set(ways.flatMap(({ states }) => states))],
      arrows: [...new Set(ways.flatMap(({ arrows }) => arrows))],
    },
    rounds: sat.map(({ as, round, match, results }) => ({
      ...{ number: round.number, level: round.level, beganAt: round.beganAt, as, match },
      scenario: titled(round),
      ended: results?.outcome != null,
      goals: results?.goals ?? null,
    })),
    mistakes: matches.flatMap(({ round, match, results }) =>
      (results?.answers ?? [])
        .filter(({ player, legal, asked }) => player === own && !legal && asked.type !== 'nothing')
        .map(({ host, state, asked, move, rule, misconception: id, version }) => ({
          ...{ host, state, asked, move, rule, match },
          scenario: titled(round),
          name: id && words.misconceptions(`${id}.name`),
          version: version - 1,
          ended: results?.outcome != null,
        })),
    ),
  };
}

function misconceptions(
  answers: readonly Answered[],
  words: Sources['words'],
): readonly MisconceptionResult[] {
  const wrong = grouped(
    answers.filter(({ legal }) => !legal),
    (answer) => answer.misconception ?? answer.rule,
  );
  const right = grouped(
    answers.filter(({ legal, first }) => legal && first),
    ({ rule }) => rule,
  );
  return [...wrong.values()]
    .map((shown): MisconceptionResult => {
      const [{ misconception: id, rule: cited }] = shown as [Answered];
      const rule = id === null ? cited : misconception(id).rule;
      const name = id === null ? words.rules(rule) : words.misconceptions(`${id}.name`);
      const [wrongly, rightly] = [byPlayer(shown), byPlayer(right.get(rule) ?? [])];
      const each = [...new Set([...wrongly.keys(), ...rightly.keys()])].map((player) => ({
        id: player,
        wrong: wrongly.get(player)?.length ?? 0,
        right: rightly.get(player)?.length ?? 0,
      }));
      return { id, name, rule, students: each };
    })
    .sort((one, other) => count(other) - count(one));
}

const byPlayer = (answers: readonly Answered[]): ReadonlyMap<string, readonly Answered[]> =>
  grouped(answers, ({ player }) => player);

const count = ({ students: all }: MisconceptionResult): number => all.filter(({ wrong }) => wrong > 0).length;

interface Placed {
  readonly scenario: string;
  readonly match: string;
  readonly answer: Answered;
  readonly ended: boolean;
}

/** The moments that are named of each mistake: enough to choose one from. */
const MOST_MADE = 50;

function mistakes(answers: readonly Placed[], { words, titleOf }: Sources): readonly MistakeResult[] {
  // The same had to be answered at the same place, whoever it was and in whichever round.
  const situations = grouped(answers, ({ scenario, answer: { host, state, asked } }) =>
    JSON.stringify([scenario, host, state, asked]),
  );
  return [...situations.values()]
    .flatMap((situation) => {
      const of = new Set(situation.map(({ answer }) => answer.player)).size;
      const alike = grouped(
        situation.filter(({ answer }) => !answer.legal),
        ({ answer }) => faceOf(answer.move),
      );
      return [...alike.values()].map((made): MistakeResult => {
        const [{ scenario, answer }] = made as [Placed];
        const { host, state, asked, move, right, rule, misconception: id } = answer;
        return {
          scenario: { id: scenario, title: titleOf(scenario) },
          ...{ host, state, asked, move, right, rule, of },
          name: id && words.misconceptions(`${id}.name`),
          students: new Set(made.map((one) => one.answer.player)).size,
          made: made.slice(0, MOST_MADE).map((one) => ({
            student: one.answer.player,
            match: one.match,
            version: one.answer.version,
            at: one.answer.at,
            ended: one.ended,
          })),
        };
      });
    })
    .sort((one, other) => other.students - one.students || other.made.length - one.made.length);
}

function grouped<T>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(key(one)) ?? [];
    groups.set(key(one), group);
    group.push(one);
  }
  return groups;
}
