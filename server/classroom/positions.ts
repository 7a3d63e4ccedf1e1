/** The positions that a class can be asked about: of scenarios, of its own mistakes, of captured lives. */
import type { HostId } from '../../shared/hosts.ts';
import type { MisconceptionId } from '../../shared/judge/misconceptions/catalogue.ts';
import { type CapturedLife, type CapturedLifeId, fileOf } from '../../shared/positions/captured/life.ts';
import { CAPTURED_LIVES } from '../../shared/positions/captured/lives.ts';
import { type Mistake, mistakesOf, type Told } from '../../shared/positions/from-mistakes.ts';
import { type Found, positionsOf } from '../../shared/positions/from-scenario.ts';
import { keyOf, type Position } from '../../shared/positions/position.ts';
import type { PositionListing } from '../../shared/protocol/http.ts';
import { scenarioOf } from '../../shared/scenario-files/build.ts';
import type { OwnText } from '../../shared/scenarios/own-texts.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { scenarioTexts } from '../../shared/scenarios/texts.ts';
import { wordsOf } from '../../shared/words/every-language.ts';
import { scenarioWordsOf } from '../../shared/words/every-scenario-language.ts';
import { LANGUAGES, type LanguageCode } from '../../shared/words/languages.ts';
import { Refusal } from '../refusal.ts';
import type { Scenarios } from '../scenarios/scenarios.ts';
import { roundsOf } from './class.ts';
import type { Classrooms } from './classrooms.ts';
import type { Teller } from './teller.ts';

/** The same for every class: who asks twice asks the same. */
const SEED = 1;

/** Mistakes that are listed, the commonest first. */
const MOST_MISTAKES = 12;

/** Matches that are read, the latest first. */
const MOST_MATCHES = 120;

export interface Wanted {
  readonly of: PositionListing['of'];
  readonly version: number;
  readonly host: HostId;
}

interface Services {
  readonly scenarios: Pick<Scenarios, 'current' | 'of' | 'fileOf'>;
  readonly teller: Teller;
  readonly classrooms: Pick<Classrooms, 'get'>;
}

export class Positions {
  readonly #services: Services;
  readonly #found = new WeakMap<Scenario, readonly Found[]>();
  readonly #live = new Map<CapturedLife, readonly Found[]>();

  constructor(services: Services) {
    this.#services = services;
  }

  /** Those of a scenario, in the order in which they come. @throws Refusal */
  async ofScenario(id: string, language: LanguageCode): Promise<readonly PositionListing[]> {
    const { scenario, found } = await this.#in(id);
    return found.map(({ position: { version, host }, stand, turning }) => ({
      of: { scenario: scenario.id },
      ...{ version, host, turning },
      title: scenarioTexts(scenario, scenarioWordsOf(language)).title,
      state: stand.moment.tcb.state,
      stimulus: stand.moment.stimulus,
      times: null,
      name: named(keyOf(scenario, stand), language),
    }));
  }

  /** Those at which the class has erred, the commonest mistake first. @throws Refusal */
  async ofClass(code: string, language: LanguageCode): Promise<readonly PositionListing[]> {
    const mistakes = mistakesOf(await this.#matchesOf(code)).slice(0, MOST_MISTAKES);
    const listed = mistakes.map(async (mistake) => {
      const { match, position, state, stimulus, times, misconception } = mistake;
      const scenario = await this.#services.scenarios.of(position.record.scenario);
      if (scenario === null) return [];
      const { title } = scenarioTexts(scenario, scenarioWordsOf(language));
      const { version, host } = position;
      const name = named(misconception, language);
      return [{ of: { match }, ...{ version, host, title, state, stimulus, times, name }, turning: false }];
    });
    return (await Promise.all(listed)).flat();
  }

  /** Those at which real kernels stood, as captures prove. */
  ofCaptures(language: LanguageCode): readonly PositionListing[] {
    const { capturedLives } = wordsOf(language);
    return CAPTURED_LIVES.flatMap((life) =>
      this.#captured(life).map(({ position: { version, host }, stand }) => ({
        of: { capture: life.id },
        ...{ version, host, turning: false, times: null, name: null },
        title: capturedLives(life.id),
        state: stand.moment.tcb.state,
        stimulus: stand.moment.stimulus,
      })),
    );
  }

  /** @throws Refusal where there is none */
  async find(code: string, { of, version, host }: Wanted): Promise<Position> {
    const isIt = ({ position }: Pick<Found | Mistake, 'position'>): boolean =>
      position.version === version && position.host === host;
    if ('scenario' in of) {
      const { found } = await this.#in(of.scenario);
      const one = found.find(isIt);
      if (one === undefined) throw new Refusal('no-such-position');
      return one.position;
    }
    if ('capture' in of) {
      const life = CAPTURED_LIVES.find(({ id }) => id === of.capture);
      const one = life && this.#captured(life).find(isIt);
      if (one === undefined) throw new Refusal('no-such-position');
      return one.position;
    }
    const mistake = mistakesOf(await this.#matchesOf(code, of.match)).find(isIt);
    if (mistake === undefined) throw new Refusal('no-such-position');
    return mistake.position;
  }

  /** Told once: it is the same for all. */
  #captured(life: CapturedLife): readonly Found[] {
    const known = this.#live.get(life);
    if (known !== undefined) return known;
    const file = fileOf(life, capturedTitle(life.id));
    const found = positionsOf(scenarioOf(file, { id: `captured/${life.id}`, version: 1 }), SEED, file);
    const proved = found.filter(({ position: { version, host } }) =>
      life.positions.some((one) => one.version === version && one.host === host),
    );
    this.#live.set(life, proved);
    return proved;
  }

  async #in(id: string): Promise<{ readonly scenario: Scenario; readonly found: readonly Found[] }> {
    const { scenarios } = this.#services;
    const scenario = scenarios.current(id);
    if (scenario === null) throw new Refusal('no-such-scenario');
    const known = this.#found.get(scenario);
    if (known !== undefined) return { scenario, found: known };
    const file = await scenarios.fileOf(scenario);
    const found = positionsOf(scenario, SEED, file ?? undefined);
    this.#found.set(scenario, found);
    return { scenario, found };
  }

  /** What its matches tell of mistakes, of all its rounds, the latest match last; or of one of them. */
  async #matchesOf(code: string, only?: string): Promise<readonly Told[]> {
    const { published } = await this.#services.classrooms.get(code);
    // Where a crowd plays, and the whole class shares a host, there are no positions.
    const pairs = roundsOf(published).flatMap((round) =>
      round.pairs.filter(({ team }) => team === undefined),
    );
    const told: Told[] = [];
    for (const { match } of pairs.slice(-MOST_MATCHES)) {
      if (only !== undefined && match !== only) continue;
      const one = await this.#read(match);
      if (one !== null) told.push(one);
    }
    return told;
  }

  /** Null where it cannot be told, or has a crowd. */
  async #read(match: string): Promise<Told | null> {
    try {
      const told = await this.#services.teller.of('mistakes', match);
      return told && { match, ...told };
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }
}

/** In every language: it goes with the question, which each reads in their own. */
function capturedTitle(id: CapturedLifeId): OwnText {
  const titles = (Object.keys(LANGUAGES) as LanguageCode[]).map((code) => {
    const { capturedLives } = wordsOf(code);
    return [code, capturedLives('captured', { life: capturedLives(id) })] as const;
  });
  return Object.fromEntries(titles);
}

const named = (id: MisconceptionId | null, language: LanguageCode): string | null =>
  id && wordsOf(language).misconceptions(`${id}.name`);
