/** Tests of the link: it comes back by itself, and says what it does not know. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CLOSE_CODES } from '../../shared/protocol/socket.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { setWords } from '../i18n/dictionary.ts';
import { dismissPageError, pageError } from '../ui/page-errors.ts';
import { socketUrl } from './address.ts';
import type { Carrier } from './carrier.ts';
import { type Early, greetEarly } from './early.ts';
import type { Fallback, FallbackOptions } from './http/fallback.ts';
import type { Refusal } from './http/refusal.ts';
import { rememberWay } from './http/way.ts';
import { type Link, openLink, readMessage } from './socket.ts';

const HEARTBEAT = 10_000;

class FakeSocket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: Carrier['onclose'] = null;
  readonly sent: { type: string; id?: number; seen?: unknown; language?: string }[] = [];
  closed = false;

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.closed = true;
  }
  says(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  welcomes(): void {
    this.onopen?.();
    this.says({ type: 'welcome', protocol: PROTOCOL_VERSION, role: 'player', heartbeat: HEARTBEAT, now: 0 });
  }
  breaks(code = 1006, why?: string): void {
    this.onclose?.(why === undefined ? { code } : { code, why });
  }
}

const sockets: FakeSocket[] = [];
const links: Link[] = [];
/** What HTTP would tell of a handshake that failed. */
let why: Refusal | null = null;
let inquiries = 0;
/** The way over HTTP, as it was asked for; its connections are beside the others. */
let fallen: (FallbackOptions & { readonly calls: (string | boolean)[] }) | null = null;
let fetchable = true;
const overHttp = (options: FallbackOptions): Fallback => {
  const calls: (string | boolean)[] = [];
  fallen = { ...options, calls };
  return {
    open: (token) => {
      calls.push(token);
      sockets.push(new FakeSocket());
      return last();
    },
    failed: (silent) => {
      calls.push(silent);
      return calls.length < 4;
    },
    notice: () => 'over HTTP',
    works: () => calls.push('works'),
    lookBack: () => calls.push('look'),
    close: () => calls.push('closed'),
  };
};
/** What the browser tells the page of itself. */
const browser = { window: new EventTarget(), document: new EventTarget() };
const hidden = (is: boolean): void => {
  Object.assign(browser.document, { visibilityState: is ? 'hidden' : 'visible' });
  browser.document.dispatchEvent(new Event('visibilitychange'));
};
const last = (): FakeSocket => sockets[sockets.length - 1]!;
const text = 'x';

function link(
  seen: () => { match: string; version: number; history: string } | null = () => null,
  early: Early | null = null,
) {
  const received: string[] = [];
  const opened = openLink({
    hello: () => ({ token: 'a-token-of-a-seat', class: null, seen: seen() }),
    onMessage: ({ type }) => received.push(type),
    early,
    open: () => {
      sockets.push(new FakeSocket());
      return last();
    },
    fetchOverHttp: () =>
      Promise.resolve({
        whyRefused: () => {
          inquiries += 1;
          return Promise.resolve(why);
        },
        fallBack: (options) =>
          fetchable ? Promise.resolve(overHttp(options)) : Promise.reject(new Error('no network')),
      }),
    random: () => 1,
  });
  links.push(opened);
  return { ...opened, received };
}

beforeEach(() => {
  vi.useFakeTimers();
  for (const [name, target] of Object.entries(browser)) vi.stubGlobal(name, target);
  sockets.length = 0;
  why = null;
  inquiries = 0;
  fallen = null;
  fetchable = true;
});
afterEach(() => {
  for (const opened of links.splice(0)) opened.close();
  setWords('en', {});
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the connection of the game', () => {
  test('says hello first and is online when it is welcomed', () => {
    const { status, received } = link();
    expect(status.value).toBe('connecting');
    last().welcomes();
    expect(last().sent[0]).toMatchObject({
      type: 'hello',
      protocol: PROTOCOL_VERSION,
      token: 'a-token-of-a-seat',
    });
    expect(status.value).toBe('online');
    expect(received).toEqual(['welcome']);
  });

  test('is said to be lost where nobody has answered in four seconds: opened in name, or not at all', () => {
    const { status } = link();
    last().onopen?.();
    vi.advanceTimersByTime(3_999);
    expect(status.value).toBe('connecting');
    vi.advanceTimersByTime(1);
    expect(status.value).toBe('lost');
    last().welcomes();
    expect(status.value).toBe('online');
    const other = link();
    vi.advanceTimersByTime(4_000);
    expect(other.status.value).toBe('lost');
  });

  test('counts questions from 1 on every connection and gives each its answer', async () => {
    const { ask } = link();
    last().welcomes();
    const first = ask({ type: 'advice', match: 'm' });
    const second = ask({ type: 'advice', match: 'm' });
    expect(
      last()
        .sent.slice(1)
        .map((m) => m.id),
    ).toEqual([1, 2]);
    last().says({ type: 'error', id: 2, code: 'too-fast', message: text });
    last().says({ type: 'answer', id: 1, verdict: null });
    expect(await first).toEqual({ kind: 'answer', verdict: null });
    expect(await second).toMatchObject({ kind: 'error', code: 'too-fast' });
  });

  test('comes back after a break, says what it has seen, and admits what it does not know', async () => {
    let version = 3;
    const { ask, status } = link(() => ({ match: 'm', version, history: 'A x' }));
    last().welcomes();
    const lost = ask({ type: 'advice', match: 'm' });
    last().breaks();
    expect(await lost).toEqual({ kind: 'unknown' });
    expect(status.value).toBe('lost');
    version = 9;
    vi.advanceTimersByTime(1_000);
    expect(sockets).toHaveLength(2);
    last().welcomes();
    expect(last().sent[0]?.seen).toEqual({ match: 'm', version: 9, history: 'A x' });
    expect(status.value).toBe('online');
  });

  test('waits longer after every failure, and begins anew once it is in', () => {
    link();
    last().welcomes();
    for (const delay of [1_000, 2_000, 4_000]) {
      const before = sockets.length;
      last().breaks();
      vi.advanceTimersByTime(delay - 1);
      expect(sockets).toHaveLength(before);
      vi.advanceTimersByTime(1);
      expect(sockets).toHaveLength(before + 1);
    }
    last().welcomes();
    last().breaks();
    vi.advanceTimersByTime(1_000);
    expect(sockets).toHaveLength(5);
  });

  test('a question asked while the connection is down is not kept for later', async () => {
    const { ask } = link();
    last().welcomes();
    last().breaks();
    expect(await ask({ type: 'advice', match: 'm' })).toEqual({ kind: 'unknown' });
  });

  test('takes a connection that no longer answers for broken', async () => {
    const { ask, status } = link();
    last().welcomes();
    const unanswered = ask({ type: 'advice', match: 'm' });
    const silent = last();
    vi.advanceTimersByTime(10_000);
    expect(await unanswered).toEqual({ kind: 'unknown' });
    expect(silent.closed).toBe(true);
    expect(status.value).toBe('lost');
  });

  test.each(['seat-taken-over', 'no-such-token', 'wrong-protocol', 'policy'] as const)(
    'does not come back after %s, and says why',
    (code) => {
      const { status, ending } = link();
      last().welcomes();
      last().says({ type: 'error', id: null, code, message: text });
      last().breaks(CLOSE_CODES[code]);
      vi.advanceTimersByTime(60_000);
      expect(sockets).toHaveLength(1);
      expect(status.value).toBe('over');
      expect(ending.value?.code).toBe(code);
    },
  );

  test('can be taken back by hand after it was over', () => {
    const { status, reconnect } = link();
    last().welcomes();
    last().breaks(CLOSE_CODES['seat-taken-over']);
    reconnect();
    expect(sockets).toHaveLength(2);
    last().welcomes();
    expect(status.value).toBe('online');
  });
});

describe('a connection that was opened before the page was there', () => {
  function early(before: (first: FakeSocket) => void, now: (first: FakeSocket) => void = () => undefined) {
    const first = new FakeSocket();
    const ahead = greetEarly(first, 'a-token-of-a-seat', 'en');
    before(first);
    const { received, ...opened } = link(() => null, ahead);
    now(first);
    return { ...opened, received, first };
  }
  const hellos = ({ sent }: FakeSocket): number => sent.filter(({ type }) => type === 'hello').length;

  test('is the page’s: what it has brought is heard, and nobody says hello twice', () => {
    const { first, status, received } = early((one) => one.welcomes());
    expect([status.value, received, hellos(first), sockets.length]).toEqual(['online', ['welcome'], 1, 0]);
  });

  test('is greeted by the page, where it opens later than that', () => {
    const { first, status } = early(
      () => undefined,
      (one) => one.welcomes(),
    );
    expect([status.value, hellos(first), sockets.length]).toEqual(['online', 1, 0]);
  });

  test('may be gone by then: another is opened, and greeted', () => {
    const { first } = early((one) => {
      one.welcomes();
      one.breaks();
    });
    vi.advanceTimersByTime(1_000);
    expect(sockets).toHaveLength(1);
    last().welcomes();
    expect([hellos(first), hellos(last())]).toEqual([1, 1]);
  });

  test('may have been refused for good', () => {
    const { status, ending } = early((one) => {
      one.onopen?.();
      one.says({ type: 'error', id: null, code: 'no-such-token', message: text });
      one.breaks(CLOSE_CODES['no-such-token']);
    });
    vi.advanceTimersByTime(60_000);
    expect([status.value, ending.value?.code, sockets.length]).toEqual(['over', 'no-such-token', 0]);
  });

  test('that never opens is given up like any other', () => {
    const { first } = early(() => undefined);
    vi.advanceTimersByTime(4_000);
    expect(first.closed).toBe(true);
  });
});

describe('a connection that has died without a word', () => {
  test('is said to be lost within 30 seconds, since the server was last heard, and comes back', () => {
    const { status, lostSince } = link();
    last().welcomes();
    last().says({ type: 'ping' });
    expect(last().sent.at(-1)).toEqual({ type: 'pong' });
    const heard = Date.now();
    expect(lostSince.value).toBeNull();
    const silent = last();
    vi.advanceTimersByTime(20_000);
    expect([status.value, silent.closed, lostSince.value]).toEqual(['lost', true, heard]);
    vi.advanceTimersByTime(1_000);
    expect(sockets).toHaveLength(2);
    last().welcomes();
    expect([status.value, lostSince.value]).toEqual(['online', null]);
  });

  test.each([
    ['is shown again', () => hidden(false)],
    ['is shown from the cache', () => browser.window.dispatchEvent(new Event('pageshow'))],
    ['was frozen', () => browser.document.dispatchEvent(new Event('resume'))],
    ['has another network', () => browser.window.dispatchEvent(new Event('online'))],
    ['has none', () => browser.window.dispatchEvent(new Event('offline'))],
  ])('is asked at once by a page that %s, and lost after five seconds', (_, wakes) => {
    const { status } = link();
    last().welcomes();
    wakes();
    expect(last().sent.at(-1)).toEqual({ type: 'ping' });
    vi.advanceTimersByTime(4_999);
    expect(status.value).toBe('online');
    vi.advanceTimersByTime(1);
    expect(status.value).toBe('lost');
  });

  test('is alive where the server answers, and is not asked by a page that is hidden', () => {
    const { status, check } = link();
    last().welcomes();
    hidden(true);
    expect(last().sent).toHaveLength(1);
    check();
    last().says({ type: 'pong' });
    vi.advanceTimersByTime(14_000);
    expect(status.value).toBe('online');
  });
});

describe('a page that has lost the server', () => {
  const fail = (times: number): void => {
    for (let i = 0; i < times; i++) {
      last().breaks();
      vi.runOnlyPendingTimers();
    }
    last().breaks();
  };

  test('tries at once when somebody looks at it again, or asks it to', () => {
    const { trying, reconnect } = link();
    last().welcomes();
    fail(4);
    hidden(true);
    expect([sockets.length, trying.value]).toEqual([5, false]);
    hidden(false);
    expect([sockets.length, trying.value]).toEqual([6, true]);
    last().breaks();
    expect(trying.value).toBe(false);
    reconnect();
    expect([sockets.length, trying.value]).toEqual([7, true]);
  });

  test('tries soon when the network is back, but not at the same instant as the whole class', () => {
    link();
    last().welcomes();
    fail(4);
    browser.window.dispatchEvent(new Event('online'));
    expect(sockets).toHaveLength(5);
    vi.advanceTimersByTime(1_000);
    expect(sockets).toHaveLength(6);
  });

  test('tells what the server said as it closed', () => {
    const { refusal } = link();
    last().welcomes();
    last().says({ type: 'error', id: null, code: 'server-closing', message: 'it closes' });
    last().breaks(CLOSE_CODES['server-closing']);
    expect(refusal.value).toBe('it closes');
    vi.advanceTimersByTime(1_000);
    last().welcomes();
    expect(refusal.value).toBeNull();
  });

  test('asks over HTTP why a handshake failed, tells it, and waits as long as it is told', async () => {
    const { refusal, status } = link();
    why = { code: 'too-many-visitors', message: 'too many visitors', retryAfter: 10_000, passable: false };
    last().breaks();
    await vi.advanceTimersByTimeAsync(10_999);
    expect(sockets).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sockets).toHaveLength(2);
    last().breaks();
    await vi.advanceTimersByTimeAsync(0);
    expect([refusal.value, status.value]).toEqual(['too many visitors', 'lost']);
    why = null;
    await vi.advanceTimersByTimeAsync(12_000);
    last().breaks();
    await vi.advanceTimersByTimeAsync(0);
    expect(refusal.value).toBeNull();
  });

  test('asks that also where the handshake is swallowed, and nothing where it was in', async () => {
    link();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(inquiries).toBe(1);
    await vi.advanceTimersByTimeAsync(1_000);
    last().welcomes();
    last().breaks();
    expect(inquiries).toBe(1);
  });
});

describe('a page whose WebSocket gets nothing through', () => {
  const PASSABLE = { code: null, message: null, retryAfter: 0, passable: true };
  beforeEach(() => {
    why = PASSABLE;
  });

  test.each([
    ['refused', () => last().breaks()],
    ['unanswered', () => vi.advanceTimersByTime(4_000)],
    [
      'mute',
      () => {
        last().onopen?.();
        last().breaks();
      },
    ],
    [
      'mute',
      () => {
        last().onopen?.();
        vi.advanceTimersByTime(10_000);
      },
    ],
  ] as const)('goes over HTTP at once where it is %s, and says so', async (reason, fails) => {
    const { overHttp: over, status } = link();
    fails();
    await vi.advanceTimersByTimeAsync(0);
    expect(fallen).toMatchObject({ kept: reason, calls: ['a-token-of-a-seat'] });
    expect(sockets).toHaveLength(2);
    expect(over.value).toBeNull();
    last().welcomes();
    expect([over.value, status.value, fallen?.calls.at(-1)]).toEqual(['over HTTP', 'online', 'works']);
  });

  test('does not where nobody answers over HTTP either, or the server takes nobody', async () => {
    for (const answer of [
      null,
      { code: 'too-many-visitors' as const, message: 'full', retryAfter: 1_000, passable: false },
    ]) {
      why = answer;
      link();
      last().breaks();
      await vi.advanceTimersByTimeAsync(60_000);
      expect(fallen).toBeNull();
    }
  });

  test('does not for one failure where there was one: the server may just have been started again', async () => {
    link();
    last().welcomes();
    last().breaks();
    await vi.advanceTimersByTimeAsync(1_000);
    last().breaks();
    await vi.advanceTimersByTimeAsync(0);
    expect(fallen).toBeNull();
    await vi.advanceTimersByTimeAsync(2_000);
    last().breaks();
    await vi.advanceTimersByTimeAsync(0);
    expect(fallen).not.toBeNull();
  });

  test('does not where one got through while the way over HTTP was fetched', async () => {
    const { overHttp: over } = link();
    last().breaks();
    why = null;
    vi.advanceTimersByTime(1_000);
    last().welcomes();
    await vi.advanceTimersByTimeAsync(0);
    expect([sockets.length, over.value]).toEqual([2, null]);
  });

  test('goes on with WebSockets where that way cannot be fetched', async () => {
    fetchable = false;
    link();
    last().breaks();
    await vi.advanceTimersByTimeAsync(0);
    expect([fallen, sockets.length]).toEqual([null, 2]);
  });

  test('stays on that way when it breaks, and leaves it when it fails again and again', async () => {
    const { overHttp: over, refusal } = link();
    last().breaks();
    await vi.advanceTimersByTimeAsync(0);
    last().welcomes();
    last().breaks();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(fallen?.calls).toEqual(['a-token-of-a-seat', 'works', 'a-token-of-a-seat']);
    last().breaks(1006, 'too many tabs');
    expect([refusal.value, fallen?.calls.slice(3)]).toEqual(['too many tabs', [false, 'closed']]);
    expect(over.value).toBe('over HTTP');
    await vi.advanceTimersByTimeAsync(2_000);
    last().welcomes();
    expect([over.value, fallen?.calls.length]).toEqual([null, 5]);
  });

  test('takes a WebSocket that gets through after all, without a word to anybody', async () => {
    const { ask, overHttp: over, status } = link();
    last().breaks();
    await vi.advanceTimersByTimeAsync(0);
    last().welcomes();
    browser.window.dispatchEvent(new Event('online'));
    expect(fallen?.calls.at(-1)).toBe('look');
    const before = last();
    const webSocket = new FakeSocket();
    const answer = ask({ type: 'advice', match: 'm' });
    expect(fallen?.found(webSocket)).toBe(false);
    before.says({ type: 'answer', id: 1, verdict: null });
    await answer;
    expect(fallen?.found(webSocket)).toBe(true);
    expect([before.closed, status.value, webSocket.sent[0]?.type]).toEqual([true, 'online', 'hello']);
    // What the server says to the one that was left is not heard.
    before.breaks(CLOSE_CODES['seat-taken-over']);
    const next = ask({ type: 'advice', match: 'm' });
    webSocket.says({
      type: 'welcome',
      protocol: PROTOCOL_VERSION,
      role: 'player',
      heartbeat: HEARTBEAT,
      now: 0,
    });
    webSocket.says({ type: 'answer', id: 1, verdict: null });
    expect(await next).toEqual({ kind: 'answer', verdict: null });
    expect([over.value, status.value, fallen?.calls.at(-1)]).toEqual([null, 'online', 'closed']);
  });

  test('falls back again at once where the WebSocket that got through brings nothing', async () => {
    const { overHttp: over, status } = link();
    last().breaks();
    await vi.advanceTimersByTimeAsync(0);
    last().welcomes();
    const webSocket = new FakeSocket();
    fallen?.found(webSocket);
    webSocket.breaks(1005);
    await vi.advanceTimersByTimeAsync(0);
    expect(fallen).toMatchObject({ kept: 'mute', calls: ['a-token-of-a-seat'] });
    expect(status.value).toBe('lost');
    last().welcomes();
    expect([over.value, status.value]).toEqual(['over HTTP', 'online']);
  });

  test('begins with what worked on the page before', async () => {
    const kept = new Map<string, string>();
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
    rememberWay({ reason: 'unanswered', polls: true });
    link();
    await vi.advanceTimersByTimeAsync(0);
    expect(fallen).toMatchObject({ kept: 'unanswered polls', calls: ['a-token-of-a-seat'] });
    expect(sockets).toHaveLength(1);
    rememberWay(null);
    link();
    expect(sockets).toHaveLength(2);
  });
});

describe('a page whose language is switched', () => {
  const SEEN = { match: 'm', version: 7, history: 'A x' };
  const tellsAll = (): void =>
    last().says({ type: 'match', match: 'm', since: 0, view: { version: 7 }, events: [] });

  test('says hello anew in it, and is told what it knows from the beginning', async () => {
    const { ask, status, received } = link(() => SEEN);
    last().welcomes();
    expect(last().sent[0]).toMatchObject({ language: 'en', seen: SEEN });
    tellsAll();
    const asked = ask({ type: 'advice', match: 'm' });
    const [before] = sockets;
    setWords('zh', {});
    expect(await asked).toEqual({ kind: 'unknown' });
    expect(before?.closed).toBe(true);
    expect(sockets).toHaveLength(2);
    last().welcomes();
    expect(last().sent[0]).toMatchObject({ language: 'zh', seen: { ...SEEN, version: 0 } });
    expect(status.value).toBe('online');
    // What the first connection still brings is in the other language.
    before?.says({ type: 'error', id: null, code: 'seat-taken-over', message: text });
    before?.breaks(CLOSE_CODES['seat-taken-over']);
    expect([status.value, received]).toEqual(['online', ['welcome', 'match', 'welcome']]);
  });

  test('has all of it when the connection breaks later', () => {
    link(() => SEEN);
    last().welcomes();
    tellsAll();
    setWords('zh', {});
    last().welcomes();
    tellsAll();
    last().breaks();
    vi.runOnlyPendingTimers();
    last().welcomes();
    expect(last().sent[0]).toMatchObject({ language: 'zh', seen: SEEN });
  });

  test('is told all even where the new connection broke before it could be', () => {
    link(() => SEEN);
    last().welcomes();
    tellsAll();
    setWords('zh', {});
    last().onopen?.();
    last().breaks();
    vi.runOnlyPendingTimers();
    last().welcomes();
    expect(last().sent[0]).toMatchObject({ language: 'zh', seen: { ...SEEN, version: 0 } });
  });

  test('that has ended for good, or was closed, does not come back for it', () => {
    const { close } = link();
    last().welcomes();
    last().breaks(CLOSE_CODES['seat-taken-over']);
    setWords('zh', {});
    close();
    setWords('en', {});
    expect(sockets).toHaveLength(1);
  });
});

test('what the server says and the page does not understand is noticed, and the connection goes on', () => {
  const { status, received } = link();
  last().welcomes();
  last().says({ type: 'gossip' });
  expect(pageError.value).toMatchObject({
    kind: 'message',
    error: new TypeError('There is no message "gossip".'),
  });
  dismissPageError();
  last().says({ type: 'class', since: 0, view: {}, clock: {} });
  expect(status.value).toBe('online');
  expect(received).toEqual(['welcome', 'class']);
  expect(pageError.value).toBeNull();
});

test('a change of what this connection never told ends it, and another one begins at the beginning', () => {
  const { status, received } = link();
  last().welcomes();
  last().says({ type: 'class', since: 0, view: { seat: null, code: 'x' } });
  last().says({ type: 'class', since: 1, change: { code: ['y'] } });
  expect(received).toEqual(['welcome', 'class', 'class']);
  last().says({ type: 'class', since: 3, change: { code: ['z'] } });
  expect([status.value, last().closed, received.length]).toEqual(['lost', true, 3]);
});

test.each([
  ['what is no JSON', 'nonsense'],
  ['a type that we do not know', '{"type":"gossip"}'],
  ['a bare value', '7'],
  ['octets', new ArrayBuffer(2)],
])('%s is no message', (_, data) => {
  expect(() => readMessage(data)).toThrow();
});

test('a page that came over TLS talks over TLS', () => {
  expect(socketUrl({ protocol: 'https:', host: 'x.org' })).toBe('wss://x.org/ws');
  expect(socketUrl({ protocol: 'http:', host: 'localhost:8080' })).toBe('ws://localhost:8080/ws');
});
