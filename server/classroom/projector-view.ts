/** What a class looks like on the wall: no answer is given away, and no name unless it is wanted. */
import { HOSTS, type HostId } from '../../shared/hosts.ts';
import type { Match } from '../../shared/match/match.ts';
import type { ProjectorView } from '../../shared/protocol/view.ts';
import { scenarioTexts } from '../../shared/scenarios/texts.ts';
import { STATES, type State } from '../../shared/tcp/state.ts';
import type { LanguageCode } from '../../shared/words/languages.ts';
import type { Class, Round } from './class.ts';
import type { Shown } from './class-views.ts';
import type { Pair } from './entries.ts';
import { pseudonyms } from './names.ts';

/** Read from the last row. */
const MOST_LEADERS = 8;
/** Who has answered once is not the most precise; no host of a scenario has fewer answers to give. */
const FEWEST_ANSWERS = 2;

interface Played {
  readonly pair: Pair;
  readonly match: Match;
}

export function projectorView(shown: Shown, language: LanguageCode): ProjectorView {
  const { state, scenario, words, isConnected } = shown;
  const { code, name, players, round, projector } = state;
  const { shows } = projector;
  const played = (round?.pairs ?? []).flatMap((pair): Played[] => {
    const match = shown.match(pair.match);
    return match ? [{ pair, match }] : [];
  });
  const nameOf = namesOf(state, shows.named, language);
  return {
    code,
    name,
    shows,
    players: { joined: players.length, here: players.filter(({ id }) => isConnected(id)).length },
    round:
      round && scenario
        ? {
            number: round.number,
            title: scenarioTexts(scenario, words).title,
            ends: endsOf(round),
            over: played.every(({ match }) => match.outcome !== null),
            matches: {
              all: played.length,
              reached: played.filter(({ match }) => match.goals.length === match.scenario.goals.length)
                .length,
            },
            states: picture(played.map(({ match }) => match)),
            leaders: shows.scene === 'leaders' ? leaders(played, nameOf) : [],
          }
        : null,
    question: shown.question && {
      asked: shown.question,
      answered: Object.keys(state.poll?.answers ?? {}).length,
    },
    watched: watched(shown, played),
  };
}

const endsOf = ({ limit, origin }: Round): number | null => (limit === null ? null : limit - origin);

/** Of everybody: an autopilot's host stands somewhere, too. */
function picture(matches: readonly Match[]): Record<State, number> {
  const at = matches.flatMap(({ facts }) => HOSTS.map((host) => facts[host].state));
  const counts = STATES.map((state) => [state, at.filter((one) => one === state).length] as const);
  return Object.fromEntries(counts) as Record<State, number>;
}

type NameOf = (player: string) => string | null;

/** Students' own names, or others that stay theirs for the lesson. */
function namesOf({ players }: Class, named: boolean, language: LanguageCode): NameOf {
  if (named) return (id) => players.find((player) => player.id === id)?.name ?? null;
  const others = pseudonyms(
    players.map(({ name }) => name),
    language,
  );
  return (id) => others[players.findIndex((player) => player.id === id)] ?? null;
}

/** Not by how far they came, which is their host's doing, but by how often they were right at once. */
function leaders(played: readonly Played[], nameOf: NameOf): NonNullable<ProjectorView['round']>['leaders'] {
  const rows = played.flatMap(({ pair, match }) =>
    HOSTS.flatMap((host) => {
      const player = pair.seats[host];
      const name = player === null ? null : nameOf(player);
      const { firstTry, answered } = match.hosts[host].score;
      return name === null || answered < FEWEST_ANSWERS
        ? []
        : [{ name, host, right: firstTry, of: answered }];
    }),
  );
  // Alike are those who were right as often: to answer more is a host's doing, too.
  return rows.sort((one, other) => other.right / other.of - one.right / one.of).slice(0, MOST_LEADERS);
}

function watched({ state, scenario, words }: Shown, played: readonly Played[]): ProjectorView['watched'] {
  const { scene, match, named } = state.projector.shows;
  const wanted = played.find(({ pair }) =>
    scene === 'flood' ? pair.team !== undefined : scene === 'match' && pair.match === match,
  );
  if (wanted === undefined || scenario === null) return null;
  const { pair } = wanted;
  const name = (host: HostId): string | null =>
    (named && state.players.find(({ id }) => id === pair.seats[host])?.name) || null;
  return {
    match: pair.match,
    names: { A: name('A'), B: name('B') },
    cast: scenarioTexts(scenario, words).cast,
    together: pair.team !== undefined,
  };
}
