/**
 * A simulated world: the whole server, a disk, a network and many devices, all from one seed.
 * What must never be is looked for in every message as it is said, and in all of it where things are quiet.
 */
import { isDeepStrictEqual } from 'node:util';
import { hashToken, newToken } from '../../server/access/tokens.ts';
import { type Class, seatOf } from '../../server/classroom/class.ts';
import type { Classroom } from '../../server/classroom/classroom.ts';
import { Refusal } from '../../server/refusal.ts';
import { testLife } from '../../server/testing/scenario.ts';
import { nextDue } from '../../shared/match/time.ts';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { Heard } from '../../shared/protocol/heard.ts';
import { threeWayHandshake } from '../../shared/scenarios/catalogue/01-three-way-handshake.ts';
import { Agenda } from './agenda.ts';
import { Chance } from './chance.ts';
import { Device, type Session } from './device.ts';
import { Disk } from './disk.ts';
import { ServerProcess } from './server.ts';
import { Truth } from './truth.ts';
import { must, Violation } from './violation.ts';
import type { Wire } from './wire.ts';

const SCENARIOS = [testLife, threeWayHandshake];
const PACES = [0.25, 1, 1, 2, 8];
const DAY = 24 * 60 * 60_000;
/** What a world's class is never: nobody closes or deletes it. */
const NOT_OPEN: readonly ErrorCode[] = ['no-such-class', 'class-closed', 'class-deleted'];
/** How long a sync takes on a slow disk, at most. */
const SLOW = 120;
/** Virtual time is written down that often, and goes back by no more than a second where the disk is quick. */
const BACK = 1_000;

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

const seatNamed = (state: Class, player: string): string => {
  const seat = seatOf(state, player);
  return seat === null ? 'none' : `${seat.pair.match} ${seat.host}`;
};

interface Player {
  readonly id: string;
  readonly name: string;
  readonly token: string;
  readonly hash: string;
}

/** What became of the moves of a match. */
interface Moves {
  sent: number;
  acknowledged: number;
}

export class World {
  readonly chance: Chance;
  readonly agenda = new Agenda();
  readonly disk = new Disk(this.agenda);
  readonly truth = new Truth(SCENARIOS);
  readonly wires = new Set<Wire<readonly Heard[] | null>>();
  readonly story: string[] = [];
  server: ServerProcess | null = null;
  #code = '';
  readonly #devices: Device[] = [];
  /** Who was told that they are in the class, and not that they are not. */
  readonly #players = new Map<string, Player>();
  readonly #leaving = new Set<string>();
  readonly #moves = new Map<string, Moves>();
  /** The latest that anybody was told of the time of a match, and by which process. */
  readonly #told = new Map<string, { virtual: number; by: ServerProcess | null; recoveries: number }>();
  /** The journal has lost what it had acknowledged: who saw it must be told. */
  #lost = false;
  #violation: Violation | null = null;
  #recoveries = 0;
  /** The class begins anew with what is durable. */
  #recovering = false;
  #joined = 0;
  #messages = 0;
  #starts = 0;
  #losses = 0;
  #ending = false;
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
    this.chance = new Chance(seed);
  }

  /** @throws Violation */
  async run(steps: number): Promise<void> {
    await this.#boot();
    const teacher = newToken();
    await this.#finish(
      this.#server.directory.record({
        type: 'teacher-session',
        teacher: 'host',
        tokenHash: hashToken(teacher),
      }),
    );
    this.#code = (await this.#finish(this.#server.classrooms.open())).code;
    const people = 2 + this.chance.below(2);
    for (let i = 0; i < people; i += 1) this.#join();
    await this.#pass(400);
    if (this.chance.percent(50)) this.#devices.push(new Device(this, 'the teacher', teacher, this.#code));
    for (const device of this.#devices) if (device.wire === null) device.connect('nothing');
    await this.#pass(300);
    this.#begin();
    for (let step = 0; step < steps; step += 1) {
      this.#act();
      await this.#pass(this.chance.percent(15) ? this.chance.next() * 9_000 : this.chance.next() * 400);
      this.#check();
      if (step % 8 === 7) await this.#quiet();
    }
    await this.#end();
  }

  /** How much happened, so that nobody believes a world in which nothing did. */
  get figures(): {
    readonly messages: number;
    readonly moves: number;
    readonly entries: number;
    readonly starts: number;
    readonly losses: number;
    readonly recoveries: number;
  } {
    let moves = 0;
    for (const { acknowledged } of this.#moves.values()) moves += acknowledged;
    return {
      ...{ messages: this.#messages, moves, entries: this.truth.entries },
      ...{ starts: this.#starts, losses: this.#losses, recoveries: this.#recoveries },
    };
  }

  // What is told, as it is said

  /** Whatever a device is told must be true, for it alone, and durable. */
  isTold(device: Device, session: Session, heard: Heard, text: string): void {
    this.#messages += 1;
    const player = device.watches === null ? this.#playerOf(device) : null;
    for (const { token, hash } of this.#players.values())
      must(!text.includes(token) && !text.includes(hash), () => `${device.name} is told a token: ${text}`);
    if (heard.type === 'error') {
      must(heard.code !== 'internal', () => `${device.name} is told of a failure of ours: ${text}`);
      if (heard.code === 'history-lost') this.#isToldLost(device, session);
    }
    if (heard.type === 'class') this.#isToldOfClass(device, session, heard, player);
    if (heard.type === 'match') this.#isToldOfMatch(device, session, heard);
  }

  #isToldLost(device: Device, session: Session): void {
    const { claimed } = session;
    must(
      claimed !== null && !session.toldLost,
      () => `${device.name} is told of a loss, and claimed nothing`,
    );
    session.toldLost = true;
    must(!this.#holds(claimed), () => `${device.name} is told of a loss, and has seen what is true`);
  }

  /** Whether the journal tells of what was claimed. A warm-up is none of its business. */
  #holds({ match, version, history }: NonNullable<Session['claimed']>): boolean {
    const link = history.split(' ')[1] ?? '';
    if (version === 0 || link === '-') return true;
    return this.truth.match(match)?.linkAt(version) === link;
  }

  #isToldOfClass(
    device: Device,
    session: Session,
    { view }: Extract<Heard, { type: 'class' }>,
    player: Player | null,
  ): void {
    const state = this.truth.class(this.#code);
    must(player !== null && view.you.id === player.id, () => `${device.name} is told of somebody else`);
    const told = view.seat === null ? 'none' : `${view.seat.match} ${view.seat.host}`;
    // Of what became durable together, each is told as it is dealt with; never back.
    const states = this.truth.states(this.#code);
    const at = states.findIndex((one, i) => i >= session.toldState && seatNamed(one, player.id) === told);
    must(
      at >= 0,
      () => `${device.name} is told of the seat ${told}, and it is ${seatNamed(state, player.id)}`,
    );
    session.toldState = at;
    session.toldHost = view.seat?.host ?? null;
  }

  #isToldOfMatch(device: Device, session: Session, told: Extract<Heard, { type: 'match' }>): void {
    const { match: id, since, history, view, events, clock } = told;
    const match = this.truth.match(id);
    const [viewer = '', link] = history.split(' ');
    if (match === null) {
      // A warm-up: nothing of it is written, and nothing of it is anybody else's.
      must(link === '-', () => `${device.name} is told of ${id}, of which nothing is durable`);
      return;
    }
    this.#isTold(device.name, id, clock.virtual);
    const who = device.watches === null ? session.toldHost : 'all';
    must(viewer === who, () => `${device.name} is told what ${viewer} sees, and is ${who}`);
    if (viewer !== 'A' && viewer !== 'B' && viewer !== 'all') throw new Violation(`no viewer: ${viewer}`);
    const at = match.viewAt(viewer, view.version);
    must(at !== null, () => `${device.name} is told version ${view.version} of ${id}, which is not durable`);
    must(match.linkAt(view.version) === link, () => `${device.name} is told a proof of something else`);
    must(isDeepStrictEqual(at, view), () => `${device.name} is told another ${id}`);
    const happened = match.eventsBetween(viewer, since, view.version);
    must(
      isDeepStrictEqual(happened, events),
      () =>
        `${device.name} is told of ${id} since ${since}: ${JSON.stringify(events)}, and it is ${JSON.stringify(happened)}`,
    );
    const { claimed } = session;
    if (claimed === null) return;
    session.claimed = null;
    if (claimed.match !== id) return;
    const holds = this.#holds(claimed) && history.startsWith(claimed.history.split(' ')[0] ?? '');
    must(
      !holds || since === claimed.version,
      () => `${device.name} has seen ${claimed.version}, and is told since ${since}`,
    );
    must(holds || since === 0, () => `${device.name} is believed to have seen what never was`);
    must(this.#holds(claimed) || session.toldLost, () => `${device.name} is not told of a loss`);
  }

  /** Time goes on, and goes back a little only where a process died or began anew. */
  #isTold(who: string, match: string, virtual: number): void {
    const before = this.#told.get(match);
    const { server } = this;
    const same = before?.by === server && before?.recoveries === this.#recoveries;
    const back = same ? 0 : BACK + 2 * SLOW * 8;
    if (before)
      must(
        virtual >= before.virtual - back,
        () => `${who} is told ${virtual} of ${match} after ${before.virtual}`,
      );
    const latest = same ? Math.max(virtual, before?.virtual ?? 0) : virtual;
    this.#told.set(match, { virtual: latest, by: server, recoveries: this.#recoveries });
  }

  sentMove(match: string, count: 1 | -1): void {
    this.#movesOf(match).sent += count;
  }

  acknowledgedMove(match: string): void {
    this.#movesOf(match).acknowledged += 1;
  }

  #movesOf(match: string): Moves {
    const moves = this.#moves.get(match) ?? { sent: 0, acknowledged: 0 };
    this.#moves.set(match, moves);
    return moves;
  }

  // What happens

  #act(): void {
    const what = this.chance.weighed({
      play: 50,
      device: 14,
      teacher: 12,
      crash: 3,
      disk: 9,
      nonsense: 6,
      clock: 2,
      join: 2,
    });
    if (what === 'play') for (let i = 1 + this.chance.below(4); i > 0; i -= 1) this.#play();
    if (what === 'device') this.#moveDevice();
    if (what === 'teacher') this.#teach();
    if (what === 'crash') this.#crash();
    if (what === 'disk') this.#harmDisk();
    if (what === 'nonsense') this.#nonsense();
    if (what === 'join') this.#join();
    if (what === 'clock') {
      const days = this.chance.below(9) - 4;
      this.#tell(`the wall clock jumps by ${days} days`);
      this.agenda.skew += days * DAY;
    }
  }

  get #someone(): Device | undefined {
    return this.chance.of(this.#devices.filter((device) => device.watches === null));
  }

  #play(): void {
    const device = this.#someone;
    const { known } = device ?? {};
    if (!device?.online || !known) return;
    const { match } = known;
    const [host] = known.view.hosts;
    const [first] = host?.inbox ?? [];
    const what = this.chance.weighed({ move: 70, call: 8, advice: 6, predict: 6, leap: 6, 'warm-up': 4 });
    this.#tell(`${device.name}: ${what}`);
    const prediction = host?.predictions.find(({ open }) => open);
    switch (what) {
      case 'move': {
        const move = this.chance.percent(75) ? this.chance.of(host?.choices ?? []) : undefined;
        const stimulus = this.chance.percent(90) ? (first?.id ?? null) : 7;
        return device.ask({ type: 'move', match, stimulus, move: move ?? { kind: 'discard' } });
      }
      case 'call':
        return device.ask({ type: 'call', match, call: { call: 'SEND', data: 'hi' } });
      case 'predict':
        if (!prediction) return;
        return device.ask({
          type: 'predict',
          match,
          prediction: prediction.id,
          option: this.chance.of(prediction.options) ?? '',
        });
      case 'warm-up':
        return device.ask({ type: 'warm-up', begin: this.chance.percent(80) });
      default:
        return device.ask({ type: what, match });
    }
  }

  #moveDevice(): void {
    const device = this.chance.of(this.#devices);
    if (device === undefined || device.dismissed) return;
    const what = this.chance.weighed({
      vanish: 3,
      leave: 3,
      return: 6,
      lie: 4,
      again: 2,
      stall: 4,
      watch: 3,
    });
    this.#tell(`${device.name}: ${what}`);
    const claim = this.chance.weighed({ honest: 6, nothing: 2, stale: 4, future: 2, foreign: 1, forged: 2 });
    if (what === 'vanish' || what === 'leave') device.leave(what === 'leave');
    if (what === 'return' && device.wire === null) device.connect('honest');
    if (what === 'lie' || what === 'again') device.connect(what === 'lie' ? claim : 'honest');
    if (what === 'stall') device.wire?.stall(this.chance.next() * 8_000);
    if (what === 'watch' && device.watches !== null) {
      const { round } = this.truth.class(this.#code);
      device.ask({ type: 'watch', match: this.chance.of(round?.pairs ?? [])?.match ?? null });
    }
  }

  #nonsense(): void {
    const device = this.chance.of(this.#devices);
    if (!device?.online) return;
    const what = this.chance.weighed({ repeat: 5, babble: 2, other: 3 });
    this.#tell(`${device.name}: nonsense (${what})`);
    if (what === 'repeat') device.repeat();
    if (what === 'babble') device.babble(this.chance.percent(50) ? '{"type":"move","id":0}' : null);
    if (what === 'other')
      device.ask({
        type: 'move',
        match: this.chance.of([...this.truth.matches.keys()]) ?? 'none',
        stimulus: null,
        move: { kind: 'discard' },
      });
  }

  #join(): void {
    this.#joined += 1;
    const name = `Player ${this.#joined}`;
    this.#tell(`${name} would join`);
    this.#ofClass(async (classroom) => {
      const { player, token } = await classroom.join(name);
      this.#players.set(player.id, { ...player, token, hash: hashToken(token) });
      const device = new Device(this, name, token, null);
      this.#devices.push(device);
      device.connect('nothing');
    });
  }

  #begin(): void {
    const scenario = this.chance.of(SCENARIOS)?.id ?? '';
    this.#tell(`a round of ${scenario}`);
    const level = this.chance.of(['guided', 'standard', 'standard'] as const) ?? 'guided';
    const seed = this.chance.below(1_000);
    this.#ofClass((classroom) => classroom.startRound({ scenario, level, seed }));
  }

  #teach(): void {
    const { chance } = this;
    const what = chance.weighed({
      round: 2,
      end: 1,
      pace: 4,
      pause: 2,
      rename: 2,
      remove: 1,
      seat: 3,
      pair: 2,
      limit: 1,
    });
    const state = this.truth.class(this.#code);
    const player = chance.of(state.players)?.id ?? '';
    const other = chance.of(state.players)?.id ?? null;
    if (what === 'round') return this.#begin();
    this.#tell(`the teacher: ${what}`);
    this.#ofClass(async (classroom) => {
      switch (what) {
        case 'end':
          return await classroom.endRound();
        case 'pace':
          return await classroom.setClock({ pace: chance.of(PACES), paused: false });
        case 'pause':
          return await classroom.setClock({ paused: chance.percent(40) });
        case 'rename':
          return await classroom.rename(player, `Player ${chance.below(100)}`);
        case 'remove': {
          if (state.players.length < 3) return;
          // Of a removal that is never answered nobody knows whether it was written.
          this.#leaving.add(player);
          await classroom.remove(player).catch((error: unknown) => {
            this.#leaving.delete(player);
            throw error;
          });
          this.#players.delete(player);
          return;
        }
        case 'seat': {
          const match = chance.of(state.round?.pairs ?? [])?.match ?? '';
          return await classroom.giveSeat(
            match,
            chance.of(['A', 'B'] as const) ?? 'A',
            chance.of([player, null]) ?? null,
          );
        }
        case 'pair':
          return await classroom.pair({ A: player, B: other });
        case 'limit':
          return await classroom.limitRound(chance.below(3) || null);
      }
    });
  }

  #harmDisk(): void {
    const { disk, chance } = this;
    const what = chance.weighed({ slow: 4, quick: 3, full: 3, room: 5, lies: 2, breaks: 1 });
    this.#tell(`the disk: ${what}`);
    if (what === 'slow') disk.latency = 1 + chance.next() * (SLOW - 1);
    if (what === 'quick') disk.latency = 0;
    if (what === 'full') disk.full = true;
    if (what === 'room') disk.full = false;
    if (what === 'lies') disk.lies = true;
    if (what === 'breaks') disk.breaks = true;
  }

  /** The process, or the machine with it, goes; and a supervisor starts it again. */
  #crash(): void {
    const { server, chance } = this;
    if (!server?.alive) return;
    const what = chance.weighed({ kill: 4, power: 4, stop: 2 });
    this.#tell(`the server: ${what}`);
    if (what === 'stop') return this.#stop(server);
    this.#noteTime();
    this.#ending = false;
    server.die();
    for (const wire of this.wires) wire.die();
    this.wires.clear();
    const kept = chance.below(3);
    const torn = chance.next();
    if (what === 'kill') this.disk.kill(kept, torn);
    else {
      this.#lost ||= this.disk.lied > kept;
      this.disk.crash(kept, torn);
    }
    this.#startLater();
  }

  #stop(server: ServerProcess): void {
    if (this.#ending) return;
    this.#ending = true;
    void server.end().then(
      () => {
        // Killed meanwhile, perhaps.
        if (this.server !== server) return;
        this.#ending = false;
        for (const wire of this.wires) wire.die();
        this.wires.clear();
        this.disk.kill(0, 0);
        this.#startLater();
      },
      (error: unknown) => this.#fails(error),
    );
  }

  #startLater(): void {
    this.server = null;
    this.agenda.at(this.agenda.now + 100 + this.chance.next() * 5_000, () => {
      this.#boot().catch((error: unknown) => this.#fails(error));
    });
  }

  async #boot(): Promise<void> {
    if (this.server?.alive) return;
    const entries = this.disk.read();
    this.truth.begin(entries);
    if (this.#lost) this.#forgetLost();
    this.#starts += 1;
    this.#tell(`a server starts on ${entries.length} entries`);
    this.#recovering = false;
    this.server = await ServerProcess.start({
      agenda: this.agenda,
      disk: this.disk,
      catalogue: SCENARIOS,
      observe: (written) => this.truth.take(written),
      logged: (level, text, error) => this.#logged(level, text, error),
      failed: () => this.#fail(),
      // Most matches of a world are short.
      snapshotEvery: 1 + (this.#seed % 5),
      // In every other world matches sleep after a start until somebody comes.
      mostWoken: this.#seed % 2,
    });
  }

  /** What was acknowledged and is gone is nobody's fault but the disk's; from here on it counts again. */
  #forgetLost(): void {
    this.#lost = false;
    this.#losses += 1;
    this.#told.clear();
    for (const [match, moves] of this.#moves)
      moves.acknowledged = Math.min(moves.acknowledged, this.truth.match(match)?.moves ?? 0);
    const { players } = this.truth.class(this.#code);
    for (const id of [...this.#players.keys()])
      if (!players.some((player) => player.id === id)) this.#players.delete(id);
    for (const { id, name } of players)
      if (!this.#players.has(id)) {
        const device = this.#devices.find((one) => one.watches === null && this.#idOf(one) === id);
        if (device) this.#players.set(id, { id, name, token: device.token, hash: device.hash });
      }
    // Who is not in the class any more is told so when they ask, and who was removed and is back may ask.
    for (const device of this.#devices) if (device.watches === null) device.dismissed = false;
  }

  #idOf(device: Device): string | undefined {
    const { players } = this.truth.class(this.#code);
    return players.find(({ tokenHashes }) => tokenHashes.includes(device.hash))?.id;
  }

  /** The disk has failed for good: the process tells everybody, ends with its own status, and is started again. */
  #fail(): void {
    const { server } = this;
    if (server) this.#stop(server);
  }

  // What must be so where things are quiet

  /** After every step. */
  #check(): void {
    if (this.#violation) throw this.#violation;
    for (const [id, { sent, acknowledged }] of this.#moves) {
      const match = this.truth.match(id);
      if (match === null) continue;
      must(
        acknowledged <= match.moves,
        () => `${acknowledged} moves of ${id} were acknowledged, and ${match.moves} are there`,
      );
      must(match.moves <= sent, () => `${sent} moves of ${id} were sent, and ${match.moves} are there`);
    }
    const { players } = this.truth.class(this.#code);
    for (const { id, name } of this.#players.values())
      must(
        this.#leaving.has(id) || players.some((player) => player.id === id),
        () => `${name} joined, and is not there`,
      );
  }

  /** Nothing is on its way: who is there has all that they may see. */
  async #quiet(): Promise<void> {
    const until = this.agenda.now + 1_500;
    const busy = (): boolean =>
      this.disk.busy || this.server === null || [...this.wires].some(({ underway }) => underway > 0);
    do if (!(await this.#one(until))) break;
    while (busy() || this.agenda.now < until - 1_200);
    if (busy()) return;
    this.#check();
    const server = this.#server;
    if (this.disk.full || server.store.failure || !server.alive || this.#ending) return;
    for (const classroom of server.classrooms.live) this.#isWhole(classroom);
    for (const device of this.#devices) if (device.online) this.#isUpToDate(device);
  }

  /** The class in memory is what the journal tells, and nothing that is due waits. */
  #isWhole(classroom: Classroom): void {
    const state = this.truth.class(classroom.code);
    if (classroom.over || this.#recovering) return;
    must(
      isDeepStrictEqual(classroom.published, state),
      () => 'the class in memory is not the class of the journal',
    );
    if (state.clock.paused) return;
    for (const { match: id, origin } of state.round?.pairs ?? []) {
      const match = this.truth.match(id)?.now;
      const due = match ? nextDue(match) : null;
      // Nobody sees a match that sleeps: it catches up when somebody comes.
      if (due === null || classroom.sleeps(id)) continue;
      const { virtual } = classroom.views.clock(id);
      must(
        due >= virtual - 1,
        () => `at ${virtual} what is due at ${due} in ${id} (begun at ${origin}) has not happened`,
      );
    }
  }

  #isUpToDate(device: Device): void {
    const state = this.truth.class(this.#code);
    const { known, class: told } = device;
    if (device.watches !== null || told === null || !('you' in told)) return;
    const player = this.#playerOf(device);
    const seat = player && seatOf(state, player.id);
    must(told.seat?.match === seat?.pair.match, () => `${device.name} does not know its seat`);
    if (told.warmUp !== null || !seat) return;
    must(
      known?.match === seat.pair.match,
      () => `${device.name} is shown ${known?.match}, and sits at ${seat.pair.match}`,
    );
    const match = this.truth.match(known.match);
    const missed = match?.eventsBetween(seat.host, known.version, match.now.version) ?? [];
    must(missed.length === 0, () => `${device.name} misses ${JSON.stringify(missed)}`);
    const all = match?.eventsBetween(seat.host, 0, match.now.version) ?? [];
    must(isDeepStrictEqual(known.events, all), () => `${device.name} keeps another history`);
  }

  /** All is mended, everybody comes back, and the server is started once more. */
  async #end(): Promise<void> {
    this.#tell('all is mended');
    for (let i = 0; i < 2; i += 1) {
      this.disk.full = false;
      this.disk.breaks = false;
      this.disk.lies = false;
      this.disk.latency = 0;
      await this.#pass(15_000);
      this.#check();
      const { server } = this;
      must(server?.alive ?? false, () => 'no server is there');
      this.#ofClass((classroom) => classroom.setClock({ paused: true }));
      for (const device of this.#devices) if (!device.dismissed && !device.online) device.connect('honest');
      await this.#pass(5_000);
      for (const device of this.#devices) {
        const player = this.#playerOf(device);
        if (device.dismissed || (device.watches === null && player === null)) continue;
        must(device.online, () => `${device.name} does not get in`);
        const names = this.truth.class(this.#code).players.map(({ name }) => name);
        must(
          isDeepStrictEqual(
            device.class?.players.map(({ name }) => name),
            names,
          ),
          () => `${device.name} does not know who is there`,
        );
      }
      await this.#quiet();
      // One more start proves little that the first did not.
      if (i === 1 || this.chance.percent(70)) return;
      this.#tell('the server: stop');
      this.#stop(this.#server);
    }
  }

  // The rest

  get #server(): ServerProcess {
    if (this.server === null) throw new Violation('there is no server');
    return this.server;
  }

  #playerOf(device: Device): Player | null {
    return [...this.#players.values()].find(({ token }) => token === device.token) ?? null;
  }

  /** What a teacher's page does over HTTP. What is refused is refused. */
  #ofClass(does: (classroom: Classroom) => Promise<unknown>): void {
    const { server } = this;
    if (!server?.alive) return;
    const done = async (): Promise<void> => {
      const classroom = await server.classrooms.get(this.#code);
      await does(classroom);
    };
    done().catch((error: unknown) => {
      if (!(error instanceof Refusal)) this.#fails(error);
      else this.#tell(`  refused: ${error.code}`);
      if (error instanceof Refusal && NOT_OPEN.includes(error.code))
        this.#fails(new Violation(`the class is gone: ${error.code}`));
    });
  }

  #logged(level: string, text: string, error: unknown): void {
    this.#tell(`  (log, ${level}: ${text}${error instanceof Error ? `: ${error.message}` : ''})`);
    if (text === 'the journal refuses') {
      this.#recoveries += 1;
      this.#recovering = true;
    }
    if (text === 'recovered from the journal') {
      this.#recoveries += 1;
      this.#recovering = false;
    }
    if (level === 'fatal' || /set aside|cannot be recovered|could not be dealt with|passed over/.test(text))
      this.#fails(
        error instanceof Error && !(error instanceof Violation)
          ? new Violation(`${text}: ${error.stack}`)
          : error,
      );
  }

  /** How late it is in each match, when a process dies. */
  #noteTime(): void {
    for (const classroom of this.server?.classrooms.live ?? [])
      for (const { match } of classroom.published.round?.pairs ?? [])
        this.#isTold('whoever looks', match, classroom.views.clock(match).virtual);
  }

  /** What goes wrong in it is this world's end, and no error of who calls. */
  attempt(check: () => void): void {
    try {
      check();
    } catch (error) {
      this.#fails(error);
    }
  }

  #fails(error: unknown): void {
    this.#violation ??=
      error instanceof Violation ? error : new Violation(String((error as Error)?.stack ?? error));
  }

  #tell(what: string): void {
    this.story.push(`${(this.agenda.now / 1_000).toFixed(3)} ${what}`);
  }

  async #pass(milliseconds: number): Promise<void> {
    // What was just begun is under way before time goes on.
    for (let i = 0; i < 3; i += 1) await turn();
    const until = this.agenda.now + milliseconds;
    while (await this.#one(until));
  }

  async #one(until: number): Promise<boolean> {
    let happened = false;
    this.attempt(() => {
      happened = this.agenda.next(until);
    });
    await turn();
    if (this.#violation) throw this.#violation;
    return happened;
  }

  /** Lets time pass until it is settled. */
  async #finish<T>(promise: Promise<T>): Promise<T> {
    let settled = false;
    const mark = (): void => {
      settled = true;
    };
    promise.then(mark, mark);
    while (!settled) await this.#one(this.agenda.now + 10);
    return promise;
  }
}
