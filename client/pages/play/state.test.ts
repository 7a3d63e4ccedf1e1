/** Tests of the play page over messages that a server would send. */
import { signal } from '@preact/signals';
import { describe, expect, test, vi } from 'vitest';
import { createMatch } from '../../../shared/match/create.ts';
import type { Match } from '../../../shared/match/match.ts';
import type { MatchEvent } from '../../../shared/match/match-event.ts';
import { play as playMatch } from '../../../shared/match/play.ts';
import { view, visibleEvents } from '../../../shared/match/view.ts';
import type { Heard } from '../../../shared/protocol/heard.ts';
import { NO_PROGRESS, scenarioView } from '../../../shared/protocol/scenario-view.ts';
import { eventView } from '../../../shared/protocol/verdict-view.ts';
import type { ClassView, Outlines, SeatView } from '../../../shared/protocol/view.ts';
import { normalClose } from '../../../shared/scenarios/catalogue/06-normal-close.ts';
import { wordsOf } from '../../../shared/words/every-language.ts';
import { scenarioWordsOf } from '../../../shared/words/every-scenario-language.ts';
import type { Answer, LinkOptions, LinkStatus, Question } from '../../connection/socket.ts';
import { createPlay } from './state.ts';

const OUTLINES: Outlines = {
  pair: { steps: 0, arrows: [], states: [] },
  canonical: { steps: 0, arrows: [], states: [] },
};
const CLOCK = { virtual: 0, pace: 1, paused: false };

function lobbyView(change: Partial<ClassView> = {}): ClassView {
  return {
    code: 'CDF346',
    you: { id: 'p1', name: 'Ada' },
    players: [{ name: 'Ada', connected: true }],
    round: null,
    seat: null,
    network: null,
    setAside: false,
    warmUp: null,
    question: null,
    ...change,
  };
}
const bob = (connected: boolean, standInAt: number | null = null) => ({
  name: 'Bob',
  connected,
  standInAt,
  stoodInFor: false,
});

function roundView(match: string, partner: SeatView['partner'] = null): ClassView {
  return lobbyView({
    round: {
      number: 1,
      level: 'standard',
      ends: null,
      scenario: scenarioView(normalClose, scenarioWordsOf('en'), NO_PROGRESS),
    },
    seat: { match, host: 'A', partner, network: null, together: null, own: null, leap: null },
  });
}

const told = (view: ClassView): Heard => ({ type: 'class', since: 0, view, clock: CLOCK });

/** The server's side of one match, in memory. */
class Server {
  match: Match = createMatch({
    scenario: normalClose,
    seed: 7,
    level: 'standard',
    players: { A: 'person', B: 'autopilot' },
  });
  events: MatchEvent[] = [];

  advance(to: number): void {
    const played = playMatch(this.match, { type: 'advance' }, to);
    this.match = played.match;
    this.events.push(...played.events);
  }
  says(match: string, since: number): Heard {
    const events = visibleEvents(this.match, 'A', this.events)
      .filter(({ version }) => version > since)
      .map((event) => eventView(event, wordsOf('en'), this.match.level, { predictions: [] }));
    const history = `A ${this.match.version}`;
    return { type: 'match', match, since, history, view: view(this.match, 'A'), events, clock: CLOCK };
  }
}

function sitDown() {
  let options: LinkOptions | null = null;
  const asked: Question[] = [];
  const outlined: string[] = [];
  const answer: { next: Answer } = { next: { kind: 'answer', verdict: null } };
  const status = signal<LinkStatus>('online');
  const last = signal(CLOCK);
  const lost: string[] = [];
  const play = createPlay({
    token: 'a-token-of-a-seat',
    onHistoryLost: (text) => lost.push(text),
    clock: {
      now: signal(0),
      last,
      hear: (clock) => {
        last.value = clock;
      },
    },
    open: (given) => {
      options = given;
      return {
        status,
        lostSince: signal(null),
        trying: signal(false),
        refusal: signal(null),
        overHttp: signal(null),
        ending: signal(null),
        ask: (question) => {
          asked.push(question);
          return Promise.resolve(answer.next);
        },
        reconnect: vi.fn(),
        check: vi.fn(),
        close: vi.fn(),
      };
    },
    askOutlines: (match) => {
      outlined.push(match);
      return Promise.resolve(OUTLINES);
    },
    monotonic: () => 1234,
    wallClock: () => 99_000,
  });
  return {
    play,
    asked,
    outlined,
    lost,
    answer,
    status,
    last,
    hear: (message: Heard) => options?.onMessage(message),
    hello: () => options?.hello(),
  };
}

describe('the play page', () => {
  test('stays in the lobby until there is a seat and its match', () => {
    const { play, hear } = sitDown();
    hear(told(lobbyView()));
    expect(play.table.value).toBeNull();
    hear(told(roundView('m1')));
    expect(play.table.value).toBeNull();
    hear(new Server().says('m1', 0));
    expect(play.table.value?.match).toBe('m1');
    expect(play.table.value?.board.port.host).toBe('A');
  });

  test('says so where the server has lost what it was told', () => {
    const { hear, lost } = sitDown();
    hear({ type: 'error', id: null, code: 'not-saved', message: 'Not saved.' });
    hear({ type: 'error', id: null, code: 'history-lost', message: 'It is lost.' });
    hear({ type: 'error', id: null, code: 'round-lapsed', message: 'It cannot go on.' });
    expect(lost).toEqual(['It is lost.', 'It cannot go on.']);
  });

  test('says what it has seen, and puts what it missed behind it', () => {
    const { play, hear, hello } = sitDown();
    const server = new Server();
    expect(hello()).toMatchObject({ seen: null });
    hear(told(roundView('m1')));
    server.advance(0);
    hear(server.says('m1', 0));
    const { version } = server.match;
    expect(hello()).toMatchObject({ seen: { match: 'm1', version, history: `A ${version}` } });
    const board = play.table.value?.board;
    server.advance(10_000);
    hear(server.says('m1', version));
    expect(play.table.value?.board).toBe(board);
    expect(board?.port.events.value).toEqual(visibleEvents(server.match, 'A', server.events));
  });

  test('shows a warm-up before the match of the seat, and the lobby when it is left', () => {
    const { play, hear, asked, outlined } = sitDown();
    const server = new Server();
    const scenario = scenarioView(normalClose, scenarioWordsOf('en'), NO_PROGRESS);
    const warming = { warmUp: { match: 'w1', host: 'A', scenario } } as const;
    play.warmUp(true);
    hear(told({ ...roundView('m1', bob(false)), ...warming }));
    hear(server.says('w1', 0));
    expect(play.table.value).toMatchObject({ match: 'w1', warmUp: true });
    expect(play.table.value?.board.port.partner.value).toMatchObject({ name: null, awaySince: null });
    server.advance(60 * 60_000);
    hear(server.says('w1', 0));
    expect(outlined).toEqual([]);
    play.warmUp(false);
    hear(told(lobbyView()));
    expect(play.table.value).toBeNull();
    expect(play.warmUpLost.value).toBe(false);
    expect(asked).toEqual([
      { type: 'warm-up', begin: true },
      { type: 'warm-up', begin: false },
    ]);
  });

  test('knows that a warm-up is lost: it was not left, and no round took its place', () => {
    const { play, hear } = sitDown();
    const scenario = scenarioView(normalClose, scenarioWordsOf('en'), NO_PROGRESS);
    const warming = lobbyView({ warmUp: { match: 'w1', host: 'A', scenario } });
    hear(told(warming));
    hear(told(roundView('m1')));
    expect(play.warmUpLost.value).toBe(false);
    hear(told(warming));
    hear(told(lobbyView()));
    expect(play.warmUpLost.value).toBe(true);
    play.warmUp(true);
    hear(told(warming));
    expect(play.warmUpLost.value).toBe(false);
  });

  test('hears nothing twice, and takes a snapshot for the whole', () => {
    const { play, hear } = sitDown();
    const server = new Server();
    hear(told(roundView('m1')));
    server.advance(10_000);
    hear(server.says('m1', 0));
    const events = play.table.value?.board.port.events.value;
    hear(server.says('m1', 1));
    expect(play.table.value?.board.port.events.value).toEqual(events);
    hear(server.says('m1', 0));
    expect(play.table.value?.board.port.events.value).toEqual(events);
  });

  test('the next round gives a new board, and the old one does not change on the way', () => {
    const { play, hear } = sitDown();
    const [first, second] = [new Server(), new Server()];
    hear(told(roundView('m1')));
    first.advance(10_000);
    hear(first.says('m1', 0));
    const old = play.table.value?.board;
    const seen = old?.port.events.value;
    hear(second.says('m2', 0));
    expect(old?.port.events.value).toEqual(seen);
    hear(told(roundView('m2')));
    expect(play.table.value?.match).toBe('m2');
    expect(play.table.value?.board).not.toBe(old);
  });

  test('a partner who goes away is away since then, and back when they are back', () => {
    const { play, hear } = sitDown();
    hear(told(roundView('m1', bob(true))));
    hear(new Server().says('m1', 0));
    const partner = play.table.value?.board.port.partner;
    expect(partner?.value).toEqual({
      name: 'Bob',
      self: false,
      together: null,
      connected: true,
      awaySince: null,
      standInAt: null,
      stoodInFor: false,
      network: null,
    });
    // This device's clock is 9 s before the server's.
    hear({ type: 'welcome', protocol: 4, role: 'player', heartbeat: 1_000, now: 90_000 });
    hear(told(roundView('m1', bob(false, 150_000))));
    expect(partner?.value).toEqual({
      name: 'Bob',
      self: false,
      together: null,
      connected: false,
      awaySince: 1234,
      standInAt: 61_234,
      stoodInFor: false,
      network: null,
    });
    hear(told(roundView('m1', bob(true))));
    expect(partner?.value.awaySince).toBeNull();
  });

  test('a pause stops the board, and its moves name the match', async () => {
    const { play, hear, asked, answer, last } = sitDown();
    hear(told(roundView('m1')));
    hear(new Server().says('m1', 0));
    const port = play.table.value?.board.port;
    expect(port?.paused.value).toBe(false);
    hear({ type: 'clock', clock: { ...CLOCK, paused: true } });
    expect(port?.paused.value).toBe(true);
    expect(last.value.paused).toBe(true);
    answer.next = { kind: 'error', code: 'clock-paused', message: 'paused' };
    expect(await port?.move(1, { kind: 'discard' })).toEqual({
      kind: 'refused',
      text: 'paused',
    });
    expect(asked).toEqual([{ type: 'move', match: 'm1', stimulus: 1, move: { kind: 'discard' } }]);
  });

  test('without a connection the board knows it', () => {
    const { play, hear, status } = sitDown();
    hear(told(roundView('m1')));
    hear(new Server().says('m1', 0));
    const online = play.table.value?.board.port.online;
    expect(online?.value).toBe(true);
    status.value = 'lost';
    expect(online?.value).toBe(false);
  });

  test('asks for the match beside the canonical one when it has ended, once', async () => {
    const { play, hear, outlined } = sitDown();
    const server = new Server();
    hear(told(roundView('m1')));
    hear(server.says('m1', 0));
    expect([outlined, play.table.value?.outlines.value]).toEqual([[], null]);
    server.match = playMatch(server.match, { type: 'end' }, 0).match;
    hear(server.says('m1', 0));
    hear(server.says('m1', 0));
    await vi.waitFor(() => expect(play.table.value?.outlines.value).toBe(OUTLINES));
    expect(outlined).toEqual(['m1']);
  });
});
