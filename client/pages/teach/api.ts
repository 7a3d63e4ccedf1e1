/** The teacher's requests to the server over HTTP. */

import type { HostId } from '../../../shared/hosts.ts';
import type { LessonPlan } from '../../../shared/lesson-plans/plan.ts';
import type {
  AccountAnswer,
  AddedScenarioAnswer,
  AddressesAnswer,
  ClassAnswer,
  ClassExport,
  ClassListing,
  ErrorAnswer,
  HandOverAnswer,
  HelpRequest,
  LessonPlansAnswer,
  OwnScenariosAnswer,
  PositionListing,
  ProjectorAnswer,
  QuestionAnswer,
  ReadLessonPlanAnswer,
  RecoveryAnswer,
  RehearsalAnswer,
  ScenarioListing,
  ScenarioTextAnswer,
  SessionAnswer,
  ShareLinkAnswer,
  SharesAnswer,
  SignInAnswer,
  WireRequest,
} from '../../../shared/protocol/http.ts';
import type { ResultsAnswer } from '../../../shared/protocol/results.ts';
import type { ProjectorShows } from '../../../shared/protocol/view.ts';
import { pathTo } from '../../base.ts';
import { request as requestInLanguage } from '../../connection/request.ts';
import { t as ta } from '../../i18n/account.ts';
import { t } from '../../i18n/teach.ts';
import type { RoundRequest } from './next-round.ts';

/** What is asked, and for how long. */
export type QuestionRequest = Pick<PositionListing, 'of' | 'version' | 'host'> & { readonly seconds: number };

/** What a link to a colleague leads to: a class, a scenario, or a place of the colleague's own. */
export type SharedThing =
  | { readonly kind: 'class' | 'scenario'; readonly id: string }
  | { readonly kind: 'invitation' };

function sharesPath(thing: SharedThing): string {
  if (thing.kind === 'invitation') return '/teach/invitations';
  const under = thing.kind === 'class' ? 'classes' : 'scenarios';
  return `/teach/${under}/${encodeURIComponent(thing.id)}/shares`;
}

/** A refusal by the server, or a request that never got there. */
export class RequestRefused extends Error {
  override name = 'RequestRefused';
  constructor(
    /** The server's code; 'offline' when it was not reached. */
    readonly code: ErrorAnswer['error']['code'] | 'offline',
    readonly text: string,
  ) {
    super(text);
  }
}

export interface TeachApi {
  readonly signIn: () => Promise<SignInAnswer>;
  readonly account: () => Promise<AccountAnswer>;
  /** @param name null: none */
  readonly nameAccount: (name: string | null) => Promise<unknown>;
  readonly makeRecovery: () => Promise<RecoveryAnswer>;
  readonly endSession: () => Promise<unknown>;
  /** All but this one. */
  readonly endSessions: () => Promise<unknown>;
  readonly shares: (thing: SharedThing) => Promise<SharesAnswer>;
  readonly makeShare: (thing: SharedThing) => Promise<ShareLinkAnswer>;
  readonly endShare: (thing: SharedThing, id: string) => Promise<unknown>;
  readonly handOver: () => Promise<HandOverAnswer>;
  readonly session: (secret: string) => Promise<SessionAnswer>;
  readonly addresses: () => Promise<AddressesAnswer>;
  readonly scenarios: () => Promise<readonly ScenarioListing[]>;
  readonly ownScenarios: () => Promise<OwnScenariosAnswer>;
  readonly readScenarios: () => Promise<OwnScenariosAnswer>;
  readonly addScenario: (scenario: ScenarioTextAnswer) => Promise<AddedScenarioAnswer>;
  readonly scenarioText: (id: string) => Promise<ScenarioTextAnswer>;
  readonly removeScenario: (id: string) => Promise<unknown>;
  readonly classes: () => Promise<readonly ClassListing[]>;
  /** @param name null: none */
  readonly makeClass: (name: string | null) => Promise<ClassAnswer>;
  readonly nameClass: (code: string, name: string | null) => Promise<unknown>;
  /** @param days null: as many as the server says */
  readonly keepClass: (code: string, days: number | null) => Promise<unknown>;
  readonly exportClass: (code: string) => Promise<ClassExport>;
  readonly closeClass: (code: string) => Promise<unknown>;
  readonly reopenClass: (code: string) => Promise<unknown>;
  readonly openProjector: (code: string) => Promise<ProjectorAnswer>;
  readonly closeProjectors: (code: string) => Promise<unknown>;
  readonly project: (code: string, shows: ProjectorShows) => Promise<unknown>;
  readonly results: (code: string) => Promise<ResultsAnswer>;
  readonly deleteClass: (code: string) => Promise<unknown>;
  readonly startRound: (code: string, round: RoundRequest) => Promise<unknown>;
  /** @param minutes from now; null: no limit any more */
  readonly limitRound: (code: string, minutes: number | null) => Promise<unknown>;
  readonly lessonPlans: () => Promise<LessonPlansAnswer>;
  readonly readPlan: (text: string) => Promise<ReadLessonPlanAnswer>;
  readonly choosePlan: (code: string, plan: LessonPlan | null) => Promise<unknown>;
  readonly rehearsal: (code: string) => Promise<RehearsalAnswer>;
  readonly rehearse: (code: string, wanted: { students: number; skill: number }) => Promise<RehearsalAnswer>;
  readonly endRehearsal: (code: string) => Promise<unknown>;
  readonly positions: (scenario: string) => Promise<readonly PositionListing[]>;
  readonly captures: () => Promise<readonly PositionListing[]>;
  readonly mistakes: (code: string) => Promise<readonly PositionListing[]>;
  readonly askQuestion: (code: string, question: QuestionRequest) => Promise<QuestionAnswer>;
  readonly closeQuestion: (code: string, number: number) => Promise<unknown>;
  readonly putQuestionAway: (code: string, number: number) => Promise<unknown>;
  readonly endRound: (code: string) => Promise<unknown>;
  readonly giveSeat: (code: string, match: string, host: HostId, player: string | null) => Promise<unknown>;
  /** Who is the network of a match; null: nobody. */
  readonly giveWire: (code: string, match: string, player: string | null) => Promise<unknown>;
  readonly pair: (code: string, seats: Readonly<Record<HostId, string | null>>) => Promise<unknown>;
  readonly help: (code: string, wanted: HelpRequest) => Promise<unknown>;
  readonly orderWire: (code: string, wanted: WireRequest) => Promise<unknown>;
  readonly setClock: (code: string, clock: { paused?: boolean; pace?: number }) => Promise<unknown>;
  readonly renamePlayer: (code: string, player: string, name: string) => Promise<unknown>;
  readonly removePlayer: (code: string, player: string) => Promise<unknown>;
  readonly setLock: (code: string, locked: boolean) => Promise<unknown>;
  readonly letIn: (code: string, knock: string) => Promise<unknown>;
  readonly sendAway: (code: string, knock: string) => Promise<unknown>;
}

function isErrorAnswer(body: unknown): body is ErrorAnswer {
  return typeof body === 'object' && body !== null && 'error' in body;
}

export function teachApi(token: () => string | null, request: typeof fetch = requestInLanguage): TeachApi {
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const bearer = token();
    const answer = await request(pathTo(`/api${path}`), {
      method,
      headers: {
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new RequestRefused('offline', t('unreachable'));
    });
    const content: unknown = await answer.json().catch(() => null);
    // A scenario that is wrong is no failure of the request: the answer says where.
    if (answer.ok || (answer.status === 422 && !isErrorAnswer(content))) return content as T;
    // What this page asks is right by its own version.
    if (
      isErrorAnswer(content) &&
      (content.error.code === 'not-found' || content.error.code === 'bad-message')
    )
      throw new RequestRefused(content.error.code, ta('other.version'));
    if (isErrorAnswer(content)) throw new RequestRefused(content.error.code, content.error.message);
    throw new RequestRefused('offline', t('unreachable'));
  };
  const classPath = (code: string, rest: string): string =>
    `/teach/classes/${encodeURIComponent(code)}${rest}`;
  return {
    signIn: () => ask('GET', '/teach/sign-in'),
    account: () => ask('GET', '/teach/account'),
    nameAccount: (name) => ask('POST', '/teach/account', { name }),
    makeRecovery: () => ask('POST', '/teach/recovery'),
    endSession: () => ask('DELETE', '/teach/session'),
    endSessions: () => ask('DELETE', '/teach/sessions'),
    shares: (thing) => ask('GET', sharesPath(thing)),
    makeShare: (thing) => ask('POST', sharesPath(thing)),
    endShare: (thing, id) => ask('DELETE', `${sharesPath(thing)}/${encodeURIComponent(id)}`),
    handOver: () => ask('POST', '/teach/hand-over'),
    session: (secret) => ask('POST', '/teach/session', { secret }),
    addresses: () => ask('GET', '/teach/addresses'),
    scenarios: () => ask('GET', '/scenarios'),
    ownScenarios: () => ask('GET', '/teach/scenarios'),
    readScenarios: () => ask('POST', '/teach/scenarios/read'),
    addScenario: (scenario) => ask('POST', '/teach/scenarios', scenario),
    scenarioText: (id) => ask('GET', `/teach/scenarios/${encodeURIComponent(id)}`),
    removeScenario: (id) => ask('DELETE', `/teach/scenarios/${encodeURIComponent(id)}`),
    classes: () => ask('GET', '/teach/classes'),
    makeClass: (name) => ask('POST', '/teach/classes', { name }),
    nameClass: (code, name) => ask('POST', classPath(code, '/name'), { name }),
    keepClass: (code, days) => ask('POST', classPath(code, '/keep'), { days }),
    exportClass: (code) => ask('GET', classPath(code, '/export')),
    closeClass: (code) => ask('POST', classPath(code, '/close')),
    reopenClass: (code) => ask('POST', classPath(code, '/reopen')),
    openProjector: (code) => ask('POST', classPath(code, '/projector')),
    closeProjectors: (code) => ask('DELETE', classPath(code, '/projector')),
    project: (code, shows) => ask('POST', classPath(code, '/projector/shows'), shows),
    results: (code) => ask('GET', classPath(code, '/results')),
    deleteClass: (code) => ask('DELETE', classPath(code, '')),
    startRound: (code, round) => ask('POST', classPath(code, '/rounds'), round),
    limitRound: (code, minutes) => ask('POST', classPath(code, '/rounds/limit'), { minutes }),
    lessonPlans: () => ask('GET', '/teach/lesson-plans'),
    readPlan: (text) => ask('POST', '/teach/lesson-plans/read', { text }),
    choosePlan: (code, plan) => ask('POST', classPath(code, '/plan'), { plan }),
    rehearsal: (code) => ask('GET', classPath(code, '/rehearsal')),
    rehearse: (code, wanted) => ask('POST', classPath(code, '/rehearsal'), wanted),
    endRehearsal: (code) => ask('DELETE', classPath(code, '/rehearsal')),
    positions: (scenario) => ask('GET', `/teach/scenarios/${encodeURIComponent(scenario)}/positions`),
    captures: () => ask('GET', '/teach/captures/positions'),
    mistakes: (code) => ask('GET', classPath(code, '/mistakes')),
    askQuestion: (code, question) => ask('POST', classPath(code, '/questions'), question),
    closeQuestion: (code, number) => ask('POST', classPath(code, `/questions/${number}/close`)),
    putQuestionAway: (code, number) => ask('DELETE', classPath(code, `/questions/${number}`)),
    endRound: (code) => ask('POST', classPath(code, '/rounds/end')),
    giveWire: (code, match, player) => ask('POST', classPath(code, '/network'), { match, player }),
    giveSeat: (code, match, host, player) => ask('POST', classPath(code, '/seats'), { match, host, player }),
    pair: (code, seats) => ask('POST', classPath(code, '/pairs'), seats),
    help: (code, wanted) => ask('POST', classPath(code, '/help'), wanted),
    orderWire: (code, wanted) => ask('POST', classPath(code, '/wire'), wanted),
    setClock: (code, clock) => ask('POST', classPath(code, '/clock'), clock),
    renamePlayer: (code, player, name) =>
      ask('POST', classPath(code, `/players/${encodeURIComponent(player)}`), { name }),
    removePlayer: (code, player) => ask('DELETE', classPath(code, `/players/${encodeURIComponent(player)}`)),
    setLock: (code, locked) => ask('POST', classPath(code, '/lock'), { locked }),
    letIn: (code, knock) => ask('POST', classPath(code, `/knocks/${encodeURIComponent(knock)}`)),
    sendAway: (code, knock) => ask('DELETE', classPath(code, `/knocks/${encodeURIComponent(knock)}`)),
  };
}
