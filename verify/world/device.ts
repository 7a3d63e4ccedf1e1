/** A device of the simulated world: a page that plays, vanishes, comes back, and lies. */
import { hashToken } from '../../server/access/tokens.ts';
import { createHearing, type Heard } from '../../shared/protocol/heard.ts';
import type { ServerMessage } from '../../shared/protocol/server-message.ts';
import { CLOSE_CODES } from '../../shared/protocol/socket.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { ClassView, EventView, MatchView, TeacherView } from '../../shared/protocol/view.ts';
import { must } from './violation.ts';
import { Wire } from './wire.ts';
import type { World } from './world.ts';

/** What a page keeps of the match that it shows. */
export interface Known {
  readonly match: string;
  readonly version: number;
  readonly history: string;
  readonly host: 'A' | 'B' | 'all';
  readonly view: MatchView;
  readonly events: readonly EventView[];
}

/** What a device says that it has seen, when it comes back. */
export type Claim = 'honest' | 'nothing' | 'stale' | 'future' | 'foreign' | 'forged';

/** What the server has said on one connection, also what is lost with it. */
export interface Session {
  readonly asked: Map<number, Asked>;
  /** What it claimed to have seen, until the first telling. */
  claimed: { readonly match: string; readonly version: number; readonly history: string } | null;
  /** The server said that the history is lost; that it does so once, and when it must, is checked. */
  toldLost: boolean;
  /** The state of the class that was told last, and the host that is the device's own. */
  toldState: number;
  toldHost: 'A' | 'B' | null;
}

const newSession = (claimed: Session['claimed']): Session => ({
  ...{ asked: new Map(), claimed, toldLost: false, toldState: 0, toldHost: null },
});

interface Asked {
  readonly type: string;
  readonly match: string | null;
}

const FINAL: readonly number[] = [
  CLOSE_CODES.policy,
  CLOSE_CODES['seat-taken-over'],
  CLOSE_CODES['no-such-token'],
  CLOSE_CODES['wrong-protocol'],
];

export class Device {
  readonly name: string;
  readonly token: string;
  readonly hash: string;
  /** Null for a player's. */
  readonly watches: string | null;
  readonly #world: World;
  wire: Wire<readonly Heard[] | null> | null = null;
  welcomed = false;
  /** Sent home, and does not come back by itself. */
  dismissed = false;
  known: Known | null = null;
  /** Earlier states of that, honest as they were. */
  readonly #before: Known[] = [];
  class: ClassView | TeacherView | null = null;
  #id = 0;
  /** The last thing that it asked, as it was sent. */
  #last: string | null = null;
  #session = newSession(null);

  constructor(world: World, name: string, token: string, watches: string | null) {
    this.#world = world;
    this.name = name;
    this.token = token;
    this.hash = hashToken(token);
    this.watches = watches;
  }

  get online(): boolean {
    return this.welcomed && (this.wire?.isOpen ?? false);
  }

  /** Comes, with the whole truth about what it has seen or with something else. */
  connect(claim: Claim): void {
    const { agenda, chance, server } = this.#world;
    this.leave(true);
    const visitor = { network: 'world', holder: this.hash };
    if (!server?.alive || server.gateway.refusal(visitor) !== null) return this.#comeBack();
    const hear = createHearing();
    const session = newSession(this.#claim(claim));
    const wire = new Wire<readonly Heard[] | null>(agenda, chance, {
      // Within the server's own call: what is wrong here is no error of its.
      said: (text) => {
        const heard = hear(JSON.parse(text) as ServerMessage);
        this.#world.attempt(() => {
          must(heard !== null, () => `${this.name} is told a change of what was not told: ${text}`);
          for (const one of heard) {
            this.#world.isTold(this, session, one, text);
            this.#answered(session, one);
          }
        });
        return heard;
      },
      arrives: (heard) => {
        if (this.wire === wire && heard) for (const one of heard) this.#hear(one);
      },
      ended: (code) => {
        if (this.wire === wire) this.#ended(code);
      },
    });
    this.#world.wires.add(wire);
    this.wire = wire;
    this.#session = session;
    this.welcomed = false;
    this.#id = 0;
    this.#last = null;
    server.gateway.enter(wire, visitor);
    wire.say(
      JSON.stringify({
        type: 'hello',
        protocol: PROTOCOL_VERSION,
        token: this.token,
        class: this.watches,
        seen: session.claimed,
        language: 'en',
      }),
    );
  }

  #claim(claim: Claim): Session['claimed'] {
    if (claim === 'stale') {
      const earlier = this.#world.chance.of(this.#before);
      if (earlier) this.known = earlier;
    }
    const { known } = this;
    if (known === null || claim === 'nothing') {
      this.known = null;
      return null;
    }
    const { match, version, history } = known;
    switch (claim) {
      case 'future':
        return { match, version: version + 1_000, history };
      case 'foreign':
        return { match: 'of-another-server', version, history };
      case 'forged':
        return { match, version, history: `${history.split(' ')[0]} notALinkOf1` };
      default:
        return { match, version, history };
    }
  }

  /** @param told whether the server ever hears of it */
  leave(told: boolean): void {
    this.wire?.leave(told);
    this.wire = null;
    this.welcomed = false;
  }

  #ended(code: number | null): void {
    this.wire = null;
    this.welcomed = false;
    if (code !== null && FINAL.includes(code)) this.dismissed = true;
    else this.#comeBack();
  }

  #comeBack(): void {
    const { agenda, chance } = this.#world;
    agenda.at(agenda.now + 200 + chance.next() * 3_000, () => {
      if (this.wire === null && !this.dismissed) this.connect(chance.percent(80) ? 'honest' : 'nothing');
    });
  }

  /** Asks, as the next number. */
  ask(question: { readonly type: string; readonly [key: string]: unknown }): void {
    if (!this.online) return;
    this.#id += 1;
    const match = typeof question.match === 'string' ? question.match : null;
    this.#session.asked.set(this.#id, { type: question.type, match });
    if (question.type === 'move' && match) this.#world.sentMove(match, 1);
    this.#last = JSON.stringify({ ...question, id: this.#id });
    this.wire?.say(this.#last);
  }

  /** The same once more: the number was used. */
  repeat(): void {
    if (this.online && this.#last !== null) this.wire?.say(this.#last);
  }

  babble(text: string | null): void {
    this.wire?.say(text);
  }

  /** When the server says it: what it has acknowledged counts from then on, whether or not it arrives. */
  #answered(session: Session, heard: Heard): void {
    if (heard.type !== 'answer' && heard.type !== 'error') return;
    if (heard.id === null || (heard.type === 'error' && heard.code === 'repeated-message')) return;
    const asked = session.asked.get(heard.id);
    must(
      asked !== undefined,
      () => `${this.name} is answered twice, or what it did not ask: ${JSON.stringify(heard)}`,
    );
    session.asked.delete(heard.id);
    if (asked.type !== 'move' || asked.match === null) return;
    if (heard.type === 'answer') this.#world.acknowledgedMove(asked.match);
    // After a sync that failed nobody knows what the disk holds: it may be there when the server is started again.
    else if (heard.code !== 'not-durable') this.#world.sentMove(asked.match, -1);
  }

  #hear(heard: Heard): void {
    switch (heard.type) {
      case 'welcome':
        this.welcomed = true;
        return;
      case 'ping':
        return this.wire?.say(JSON.stringify({ type: 'pong' }));
      case 'class':
      case 'teacher':
        this.class = heard.view;
        return;
      case 'match':
        return this.#follow(heard);
      default:
        return;
    }
  }

  /** What a page does: a match from its beginning takes the place of what was known, and the rest is put behind it. */
  #follow({ match, since, history, view, events }: Extract<Heard, { type: 'match' }>): void {
    const { known } = this;
    const host = this.watches === null ? (view.hosts[0]?.host ?? 'A') : 'all';
    const follows = since > 0;
    if (follows)
      must(
        known?.match === match && known.version === since && known.host === host,
        () => `${this.name} has a gap: ${since} of ${match} follows ${known?.version} of ${known?.match}`,
      );
    if (known !== null && this.#before.length < 8) this.#before.push(known);
    this.known = {
      ...{ match, host, history, view, version: view.version },
      events: follows && known ? [...known.events, ...events] : events,
    };
  }
}
