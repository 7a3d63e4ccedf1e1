/** Tests of the link: it comes back by itself, and says what it does not know. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CLOSE_CODES } from '../../shared/protocol/socket.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { setWords } from '../i18n/dictionary.ts';
import { type Link, openLink, readMessage, retryDelay, type SocketLike, socketUrl } from './socket.ts';

class FakeSocket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
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
    this.says({ type: 'welcome', protocol: PROTOCOL_VERSION, role: 'player' });
  }
  breaks(code = 1006): void {
    this.onclose?.({ code });
  }
}

const sockets: FakeSocket[] = [];
const links: Link[] = [];
const last = (): FakeSocket => sockets[sockets.length - 1]!;
const text = 'x';

function link(seen: () => { match: string; version: number } | null = () => null) {
  const received: string[] = [];
  const opened = openLink({
    hello: () => ({ token: 'a-token-of-a-seat', class: null, seen: seen() }),
    onMessage: ({ type }) => received.push(type),
    open: () => {
      sockets.push(new FakeSocket());
      return last() as unknown as SocketLike;
    },
    random: () => 1,
  });
  links.push(opened);
  return { ...opened, received };
}

beforeEach(() => {
  vi.useFakeTimers();
  sockets.length = 0;
});
afterEach(() => {
  for (const opened of links.splice(0)) opened.close();
  setWords('en', {});
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
    const { ask, status } = link(() => ({ match: 'm', version }));
    last().welcomes();
    const lost = ask({ type: 'advice', match: 'm' });
    last().breaks();
    expect(await lost).toEqual({ kind: 'unknown' });
    expect(status.value).toBe('lost');
    version = 9;
    vi.advanceTimersByTime(250);
    expect(sockets).toHaveLength(2);
    last().welcomes();
    expect(last().sent[0]?.seen).toEqual({ match: 'm', version: 9 });
    expect(status.value).toBe('online');
  });

  test('waits longer after every failure, up to eight seconds, and half of it is chance', () => {
    expect([0, 1, 2, 3].map((n) => retryDelay(n, 1))).toEqual([250, 500, 1000, 2000]);
    expect(retryDelay(20, 1)).toBe(8_000);
    expect(retryDelay(20, 0)).toBe(4_000);
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

describe('a page whose language is switched', () => {
  const SEEN = { match: 'm', version: 7 };
  const tellsAll = (): void => last().says({ type: 'match', match: 'm', since: 0 });

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
    expect(last().sent[0]).toMatchObject({ language: 'zh', seen: { match: 'm', version: 0 } });
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
    expect(last().sent[0]).toMatchObject({ language: 'zh', seen: { match: 'm', version: 0 } });
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

test.each([
  ['what is no JSON', 'nonsense'],
  ['a type that we do not know', '{"type":"gossip"}'],
  ['a bare value', '7'],
  ['octets', new ArrayBuffer(2)],
])('%s is no message', (_, data) => {
  expect(readMessage(data)).toBeNull();
});

test('a page that came over TLS talks over TLS', () => {
  expect(socketUrl({ protocol: 'https:', host: 'x.org' })).toBe('wss://x.org/ws');
  expect(socketUrl({ protocol: 'http:', host: 'localhost:8080' })).toBe('ws://localhost:8080/ws');
});
