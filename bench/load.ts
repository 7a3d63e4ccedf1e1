/** The players of the benchmark: they answer as fast as they are asked. */
import { WebSocket } from 'ws';
import { createHearing, type Heard } from '../shared/protocol/heard.ts';
import type { ServerMessage } from '../shared/protocol/server-message.ts';
import { SOCKET_PATH } from '../shared/protocol/socket.ts';
import { socketProtocols } from '../shared/protocol/socket-token.ts';
import { PROTOCOL_VERSION } from '../shared/protocol/version.ts';
import type { HostView, Move, Stimulus } from '../shared/protocol/view.ts';
import { ACK, SYN } from '../shared/tcp/segment.ts';

/** Counts the moves that were answered. */
export class Counter {
  count = 0;

  asked?(): void;

  answered(): void {
    this.count += 1;
  }
}

/** Notes how long each answer of one player took, in milliseconds. */
export class Stopwatch extends Counter {
  latencies: number[] = [];
  #since = 0;

  override asked(): void {
    this.#since = performance.now();
  }

  override answered(): void {
    super.answered();
    this.latencies.push(performance.now() - this.#since);
  }
}

/** What the textbook does: enough to open a connection, and to send and acknowledge on it. */
function textbook(state: string, stimulus: Stimulus): Move {
  const send = (flags: number, next: 'SYN-SENT' | 'SYN-RECEIVED' | 'ESTABLISHED'): Move => ({
    kind: 'send',
    segments: [{ flags }],
    next,
  });
  if (stimulus.type === 'call' && stimulus.call.call === 'OPEN')
    return stimulus.call.mode === 'passive' ? { kind: 'nothing', next: 'LISTEN' } : send(SYN, 'SYN-SENT');
  if (state === 'LISTEN') return send(SYN | ACK, 'SYN-RECEIVED');
  if (state === 'SYN-SENT') return send(ACK, 'ESTABLISHED');
  const isData = stimulus.type === 'segment' && stimulus.segment.data !== '';
  if (stimulus.type === 'call' || isData) return send(ACK, 'ESTABLISHED');
  return { kind: 'nothing', next: 'ESTABLISHED' };
}

/**
 * A player of our game. Calls SEND whenever there is nothing to answer, if it sits at host A.
 * @param rest milliseconds from an answer to the next question
 */
export function player(port: number, token: string, counter: Counter, rest = 0): WebSocket {
  const url = `ws://127.0.0.1:${port}${SOCKET_PATH}`;
  const socket = new WebSocket(url, socketProtocols(token), { perMessageDeflate: false });
  const hear = createHearing();
  let id = 0;
  let asked = 0;
  let match = '';
  let host: HostView | undefined;
  const act = (): void => {
    // One question at a time: a closed loop.
    if (asked !== 0 || host === undefined) return;
    const [stimulus] = host.inbox;
    const { tcb } = host;
    const mayCall = host.host === 'A' && tcb.state === 'ESTABLISHED' && tcb.snd.una === tcb.snd.nxt;
    if (!stimulus && !mayCall) return;
    id += 1;
    asked = id;
    const message = stimulus
      ? { type: 'move', id, match, stimulus: stimulus.id, move: textbook(tcb.state, stimulus.stimulus) }
      : { type: 'call', id, match, call: { call: 'SEND', data: 'x' } };
    counter.asked?.();
    socket.send(JSON.stringify(message));
  };
  socket.on('open', () => {
    socket.send(
      JSON.stringify({ type: 'hello', protocol: PROTOCOL_VERSION, token, class: null, seen: null }),
    );
  });
  socket.on('message', (data) => {
    const heard = hear(JSON.parse(String(data)) as ServerMessage);
    if (heard === null) throw new Error(`a change of what was not told: ${data}`);
    for (const message of heard) take(message);
  });
  const take = (message: Heard): void => {
    if (message.type === 'ping') return socket.send(JSON.stringify({ type: 'pong' }));
    if (message.type === 'match') {
      match = message.match;
      host = message.view.hosts[0];
    } else if (message.type === 'answer') {
      if (message.verdict?.legal === false) throw new Error(`refused: ${JSON.stringify(message.verdict)}`);
      counter.answered();
      if (rest > 0) {
        setTimeout(() => {
          asked = 0;
          act();
        }, rest);
        return;
      }
      asked = 0;
    } else if (message.type === 'error') throw new Error(`${message.code}: ${message.detail}`);
    act();
  };
  return socket;
}

/**
 * A player of the bare server: moves when it is its turn.
 * @param rest milliseconds until then; null: never
 */
export function barePlayer(
  port: number,
  pair: string,
  host: 'A' | 'B',
  counter: Counter,
  rest: number | null = 0,
): WebSocket {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/${pair}/${host}`, { perMessageDeflate: false });
  let id = 0;
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as { type: string; view: { turn: string } };
    if (message.type === 'answer') counter.answered();
    if (message.type === 'match' && message.view.turn === host) soon();
  });
  const move = (): void => {
    id += 1;
    counter.asked?.();
    const segments = [{ flags: ACK }];
    socket.send(
      JSON.stringify({
        type: 'move',
        id,
        match: pair,
        stimulus: id,
        move: { kind: 'send', segments, next: 'ESTABLISHED' },
      }),
    );
  };
  const soon = (): void => {
    if (rest === 0) move();
    else if (rest !== null) setTimeout(move, rest);
  };
  if (host === 'A') socket.on('open', soon);
  return socket;
}
