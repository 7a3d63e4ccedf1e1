/**
 * A class as it is played: its roster, rounds and matches, who looks on, and its recovery.
 * It recovers when the journal refuses what was applied.
 */
import type { ControlId } from '../../shared/host/controls.ts';
import type { HostId } from '../../shared/hosts.ts';
import type { LessonPlan } from '../../shared/lesson-plans/plan.ts';
import type { Position } from '../../shared/positions/position.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { ProjectorShows } from '../../shared/protocol/view.ts';
import type { Interference } from '../../shared/wire/orders.ts';
import { hashToken, newToken } from '../access/tokens.ts';
import type { Log } from '../operations/log.ts';
import { Refusal } from '../refusal.ts';
import type { Scenarios } from '../scenarios/scenarios.ts';
import { DamagedJournal } from '../store/journal.ts';
import { type Store, StoreError, StreamTaken } from '../store/store.ts';
import type { Cancel, Clock } from '../time/clock.ts';
import type { TimerQueue } from '../time/timer-queue.ts';
import { Audience, type Listener } from './audience.ts';
import { type Class, networkOf, seatedAt, seatOf } from './class.ts';
import { Door } from './door.ts';
import type { ClassEvent } from './entries.ts';
import { Interventions, type WantedHelp, type WantedOrder } from './interventions.ts';
import { Knocks } from './knocks.ts';
import { LiveClass } from './live-class.ts';
import type { LiveMatch } from './live-match.ts';
import type { Seats } from './pairing.ts';
import { type ClockChange, Play } from './play.ts';
import type { Judged, PlayerInput } from './player-input.ts';
import { QuestionViews } from './question-views.ts';
import { Questions } from './questions.ts';
import { Recollection } from './recollection.ts';
import { type Depth, type Restored, restore } from './restore.ts';
import { type Joined, playerIn, Roster } from './roster.ts';
import { type NewRound, Rounds } from './rounds.ts';
import { Sleepers } from './sleepers.ts';
import { StandIns } from './stand-ins.ts';
import { Transactions } from './transaction.ts';
import { Views } from './views.ts';

export interface ClassroomServices {
  readonly store: Store;
  readonly log: Log;
  readonly clock: Clock;
  readonly timers: TimerQueue;
  readonly maxPlayers: number;
  readonly scenarios: Scenarios;
  /** Entries of a match after which it is kept again; as many as live-match.ts says when left out. */
  readonly snapshotEvery?: number;
  /** Classes that are woken at a start before anybody has come to them; as many as classrooms.ts says when left out. */
  readonly mostWoken?: number;
  /** Told at each match that is read how many inputs of it were folded. */
  readonly onFolded?: (inputs: number) => void;
}

/** What is made anew from the journal when it has refused something. */
interface Made {
  readonly live: LiveClass;
  readonly roster: Roster;
  readonly door: Door;
  readonly rounds: Rounds;
  readonly standIns: StandIns;
  readonly questions: Questions;
  readonly play: Play;
  readonly interventions: Interventions;
  readonly recollection: Recollection;
  readonly sleepers: Sleepers;
  readonly views: Views;
}

/** Milliseconds between two recoveries: a disk that stays full must not keep the server busy. */
const RECOVERY_PERIOD = 1_000;

export class Classroom {
  readonly code: string;
  readonly #services: ClassroomServices;
  readonly #audience: Audience;
  readonly #knocks: Knocks;
  #made: Made;
  #recoveredAt = Number.NEGATIVE_INFINITY;
  #closed = false;
  /** Something was damaged that a snapshot has hidden. */
  #depth: Depth = 'snapshots';
  readonly #lapsed: boolean;
  #over = false;
  /** Ends the wait for the next recovery. */
  #hurry: () => void = () => undefined;
  readonly #lost: (error: DamagedJournal) => void;

  /** @param lost told when it cannot be recovered: its journal is damaged, and no command will be taken any more */
  constructor(services: ClassroomServices, restored: Restored, lost: (error: DamagedJournal) => void) {
    this.code = restored.state.code;
    this.#lapsed = restored.lapsed;
    this.#services = services;
    this.#lost = lost;
    this.#audience = new Audience(services);
    this.#knocks = new Knocks(services, () => this.#audience.doorChanged());
    this.#made = this.#make(restored);
  }

  get views(): Views {
    return this.#made.views;
  }

  /** Another server may own it by now: it stands until that is known. */
  distrust(): void {
    this.#made.live.transactions.distrust();
  }

  /** What is durable. */
  get published(): Class {
    return this.#made.live.journal.published;
  }

  /** Everybody was sent home: whoever comes now has to ask for the class again. */
  get over(): boolean {
    return this.#over;
  }

  /** Whether the round that was being played could not go on after a restart, and no other has begun. */
  get lapsed(): boolean {
    return this.#lapsed && this.published.round === null;
  }

  /** Of how many matches of its round the journal is damaged. */
  get matchesSetAside(): number {
    return this.#made.live.setAside.pairs.length;
  }

  /** How many of its matches are being played. */
  get matchesRunning(): number {
    const { matches } = this.#made.live;
    return matches.all().filter((match) => match.running).length + matches.asleep.length;
  }

  /** Whether nobody looks on and nothing goes on, so that it might as well lie in the journal alone. */
  get idle(): boolean {
    const { open, pending } = this.#made.live.transactions;
    return this.#audience.empty && this.#knocks.empty && this.matchesRunning === 0 && open && pending === 0;
  }

  /** Whether anybody looks on. */
  get isWatched(): boolean {
    return !this.#audience.empty;
  }

  /** @param device the hash of its mark; null where it keeps none */
  join(name: string, device: string | null = null): Promise<Joined> {
    return this.#made.door.join({ name, device });
  }

  knock(name: string, device: string | null): Promise<string> {
    return this.#made.door.knock({ name, device });
  }

  /** Who knocks, and asks what the teacher said. */
  get knocks(): Pick<Knocks, 'ask' | 'leave'> {
    return this.#knocks;
  }

  letIn(knock: string): Promise<void> {
    return this.#made.door.letIn(knock);
  }

  sendAway(knock: string): void {
    this.#made.door.sendAway(knock);
  }

  /** What its teacher calls it, how long it is kept, or that its projectors are ended. @throws Refusal */
  tell(event: ClassEvent & { type: 'class-named' | 'class-kept' | 'projectors-closed' }): Promise<void> {
    return event.type === 'projectors-closed' ? this.closeProjectors() : this.#write(event);
  }

  /** A token that opens the page on the wall, and nothing else. @throws Refusal */
  async openProjector(): Promise<string> {
    const token = newToken();
    await this.#write({ type: 'projector-opened', tokenHash: hashToken(token) });
    return token;
  }

  /** @throws Refusal */
  async closeProjectors(): Promise<void> {
    await this.#write({ type: 'projectors-closed' });
    this.#audience.dismissProjectors('no-such-token');
  }

  /** @throws Refusal */
  project(shows: ProjectorShows): Promise<void> {
    return this.#write({ type: 'projector-shows', shows });
  }

  lock(locked: boolean): Promise<void> {
    return this.#made.door.lock(locked);
  }

  share(player: string): Promise<Joined> {
    return this.#made.roster.share(player);
  }

  /** To a device of this mark; whoever had it loses it. @throws Refusal */
  giveSeatTo(player: string, device: string | null): Promise<Joined> {
    return this.#made.roster.give(player, device);
  }

  /** A token that opens the player's own results, and nothing else. @throws Refusal */
  async linkResults(player: string): Promise<string> {
    const token = newToken();
    await this.#write({ type: 'results-linked', id: player, tokenHash: hashToken(token) });
    return token;
  }

  /** Whether nobody has come to a match since the class was read. */
  sleeps(match: string): boolean {
    return this.#made.live.matches.isAsleep(match);
  }

  /** Whatever concerns its matches may be asked now. @throws StoreError */
  wakeAll(): Promise<void> {
    return this.#made.sleepers.wakeAll();
  }

  /** … or what concerns the match of one player. @throws StoreError */
  wakeFor(player: string): Promise<void> {
    return this.#made.sleepers.wakeFor(player);
  }

  /** Reads what a match was before the snapshot that it was read from, where a version lies there. @throws StoreError */
  async recall(match: string, version: number): Promise<void> {
    for (let tried: LiveMatch | null = null; ; ) {
      const { live, recollection } = this.#made;
      const known = live.matches.get(match);
      // The class may have been made anew meanwhile.
      if (known === null || known === tried || known.reaches(version)) return;
      await recollection.of(known);
      tried = known;
    }
  }

  async clearUnopened(): Promise<void> {
    const { live, roster, sleepers } = this.#made;
    if (!live.transactions.open) return;
    if (this.published.players.some(({ opened }) => !opened)) await sleepers.wakeAll();
    await roster.clearUnopened();
  }

  rename(player: string, name: string): Promise<void> {
    return this.#made.roster.rename(player, name);
  }

  remove(player: string): Promise<void> {
    return this.#made.roster.remove(player);
  }

  async startRound(round: NewRound): Promise<void> {
    const { rounds, standIns } = this.#made;
    await rounds.start(round);
    standIns.begin();
    const { pace, paused } = this.published.clock;
    if (round.pace !== undefined && round.pace !== pace) await this.setClock({ pace: round.pace, paused });
  }

  /** The seat of a match that is being played; null for the autopilot. @throws Refusal */
  async giveSeat(match: string, host: HostId, player: string | null): Promise<void> {
    const { rounds, standIns } = this.#made;
    await rounds.seating.give(match, host, player);
    standIns.begin();
  }

  /** Who is the network of a match that is being played; null for nobody. @throws Refusal */
  async giveWire(match: string, player: string | null): Promise<void> {
    const { rounds, standIns } = this.#made;
    await rounds.seating.giveWire(match, player);
    standIns.begin();
  }

  /** A new match of the round that is being played. @throws Refusal */
  async pair(seats: Seats): Promise<void> {
    const { rounds, standIns } = this.#made;
    await rounds.seating.pair(seats);
    standIns.begin();
  }

  /** The teacher helps a player. @throws Refusal */
  help(wanted: WantedHelp): Promise<void> {
    return this.#made.interventions.help(wanted);
  }

  /** The teacher orders what becomes of a host's next segment. @throws Refusal */
  orderWire(wanted: WantedOrder): Promise<void> {
    return this.#made.interventions.order(wanted);
  }

  endRound(): Promise<void> {
    return this.#made.rounds.end();
  }

  async setClock(change: ClockChange): Promise<void> {
    const { play, rounds } = this.#made;
    await play.setClock(change);
    rounds.watchLimit();
  }

  /** @param minutes real ones from now; null: the round does not end by itself. @throws Refusal */
  limitRound(minutes: number | null): Promise<void> {
    return this.#made.rounds.limit(minutes);
  }

  /** @throws Refusal */
  choosePlan(plan: LessonPlan | null): Promise<void> {
    return this.#made.rounds.plan(plan);
  }

  /** @returns the number of the question @throws Refusal */
  ask(position: Position, seconds: number): Promise<number> {
    return this.#made.questions.ask(position, seconds);
  }

  /** @throws Refusal */
  answer(player: string, question: number, option: number): Promise<void> {
    return this.#made.questions.answer(player, question, option);
  }

  /** @throws Refusal */
  closeQuestion(question: number): Promise<void> {
    return this.#made.questions.close(question);
  }

  /** @throws Refusal */
  putQuestionAway(question: number): Promise<void> {
    return this.#made.questions.putAway(question);
  }

  /** @throws Refusal */
  play(
    player: string,
    match: string,
    input: PlayerInput,
    judged?: (judged: Judged | null) => void,
  ): Promise<Judged | null> | Judged | null {
    const { live, play } = this.#made;
    const warmUp = live.warmUps.of(player);
    if (warmUp?.id !== match) return play.input(player, match, input, judged);
    live.transactions.mustBeOpen();
    return live.warmUps.input(player, warmUp, input);
  }

  /** A player who waits would warm up, or no more. @throws Refusal */
  warmUp(player: string, begin: boolean): void {
    const { transactions, journal, matches, warmUps } = this.#made.live;
    transactions.mustBeOpen();
    if (!begin) return warmUps.close(player);
    const { state } = journal;
    const pair = seatOf(state, player)?.pair ?? networkOf(state, player);
    if (pair && matches.get(pair.match)?.running) throw new Refusal('round-running');
    warmUps.begin(player, playerIn(state, player).name);
  }

  /** @throws Refusal */
  interfere(player: string, match: string, host: HostId, wanted: Interference | null): Promise<void> {
    return this.#made.play.interfere(player, match, host, wanted);
  }

  leap(player: string, match: string): Promise<void> {
    return this.#made.play.leap(player, match);
  }

  defend(match: string, control: ControlId, value: number): Promise<void> {
    return this.#made.play.defend(match, control, value);
  }

  /** Stops time for good; resolves when the journal says how far it came. Nobody is told: that is the gateway's. */
  async stop(): Promise<void> {
    const { live } = this.#made;
    const written = live.matches.running && live.transactions.open ? live.heartbeat() : null;
    this.#end();
    this.#knocks.close(new Refusal('server-closing'));
    live.stop();
    await written;
    live.matches.keepAll();
  }

  /** @param why to everybody; left out where the class is closed, and its tokens open nothing */
  dismissAll(why: ErrorCode = 'class-closed'): void {
    this.#end();
    this.#knocks.close(new Refusal(why));
    this.#over = true;
    this.#audience.dismissAll(why);
  }

  attachPlayer(player: string, listener: Listener): Cancel {
    // What the journal refuses is told to whoever waits for it, and tried again while the device is here.
    const { roster, rounds, standIns } = this.#made;
    const ignored = (): undefined => undefined;
    roster.opened(player).catch(ignored);
    standIns.came(player);
    const detach = this.#audience.attachPlayer(player, listener);
    rounds.seating.came(player).catch(ignored);
    return () => {
      detach();
      if (!this.#audience.isConnected(player)) this.#made.standIns.went(player);
    };
  }

  attachProjector(listener: Listener): Cancel {
    return this.#audience.attachProjector(listener);
  }

  attachTeacher(listener: Listener): Cancel {
    return this.#audience.attachTeacher(listener);
  }

  /** What concerns teachers and projectors alone. @throws Refusal */
  #write(event: ClassEvent): Promise<void> {
    const { transactions, journal } = this.#made.live;
    return transactions.run(() => ({
      parts: [journal.write(event)],
      tell: () => this.#audience.doorChanged(),
      answer: undefined,
    }));
  }

  #end(): void {
    const { live, standIns, questions, recollection } = this.#made;
    standIns.stop();
    questions.stop();
    recollection.stop();
    this.#closed = true;
    live.transactions.close();
    live.stop();
    this.#hurry();
  }

  #make(restored: Restored): Made {
    const { store, log, scenarios, maxPlayers } = this.#services;
    const transactions = new Transactions(store, (error, settled) => {
      log.error({ class: this.code, err: error }, 'the journal refuses');
      if (!(error instanceof StoreError)) this.#depth = 'whole';
      live.stop();
      standIns.stop();
      questions.stop();
      recollection.stop();
      // A place that is taken is no disk that fails: it is over in a moment.
      live.stalled = error instanceof StoreError && !(error instanceof StreamTaken);
      if (live.stalled) this.#audience.clockChanged();
      return this.#recover(settled).catch((failure: unknown) =>
        log.error({ class: this.code, err: failure }, 'this class could not be shown anew'),
      );
    });
    const live = new LiveClass(this.#services, restored, this.#audience, transactions, (match) => {
      // That something could not be written was told above; anything else is our fault.
      play
        .advance(match)
        .catch((error: unknown) => log.warn({ class: this.code, err: error }, 'time stands'));
    });
    const play = new Play(live);
    const rounds = new Rounds(live, { log, scenarios, wakeAll: () => sleepers.wakeAll() }, restored.scenario);
    const standIns = new StandIns(live, rounds.seating, this.#services);
    standIns.begin();
    const sleepers = new Sleepers(
      live,
      this.#services,
      (round) => rounds.scenarioOf(round),
      () => {
        if (live.transactions.open) standIns.begin();
      },
    );
    const questions = new Questions(live, this.#services);
    const roster = new Roster(live, maxPlayers);
    const door = new Door(live, roster, this.#knocks);
    const recollection = new Recollection(live, this.#services, (round) => rounds.scenarioOf(round));
    const views = new Views({
      ...live,
      isStalled: () => live.stalled,
      knocks: this.#knocks,
      standIns,
      maxPlayers,
      scenarioOf: (round) => rounds.scenarioOf(round),
      recall: (match) => recollection.ask(match),
      questions: new QuestionViews(questions),
    });
    const interventions = new Interventions(live);
    return {
      live,
      roster,
      door,
      rounds,
      standIns,
      questions,
      play,
      interventions,
      recollection,
      sleepers,
      views,
    };
  }

  /** Begins anew with what is durable, and tells everybody. */
  async #recover(settled: Promise<void>): Promise<void> {
    await settled;
    const { clock, timers, store, log } = this.#services;
    const due = this.#recoveredAt + RECOVERY_PERIOD;
    if (due > clock.now() && !this.#closed)
      await new Promise<void>((resolve) => {
        this.#hurry = resolve;
        timers.at(due, resolve);
      });
    if (this.#closed || store.failure) return;
    this.#recoveredAt = clock.now();
    try {
      // While nothing can be written, what is made anew would fall at once.
      await store.probe();
      const restored = await restore(this.code, this.#services, this.#depth);
      if (this.#closed) return;
      this.#made = this.#make(restored);
    } catch (error) {
      if (error instanceof DamagedJournal) return this.#lost(error);
      if (store.failure) return;
      log.error({ class: this.code, err: error }, 'the journal cannot be read; it is tried again');
      return this.#recover(settled);
    }
    const { players, round } = this.published;
    this.#audience.renewed(new Set(players.map(({ id }) => id)));
    for (const pair of round?.pairs ?? []) this.#audience.matchChanged(pair.match, seatedAt(pair), false);
    log.info({ class: this.code }, 'recovered from the journal');
  }
}
