/** An innocent class: its players move, come back and join, and how long each of these takes is noted. */
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { createHearing, type Heard } from '../../shared/protocol/heard.ts';
import { SOCKET_PATH } from '../../shared/protocol/socket.ts';
import { socketProtocols } from '../../shared/protocol/socket-token.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';

/** Milliseconds. */
export interface Latencies {
  readonly move: number[];
  readonly resume: number[];
  readonly join: number[];
}

/** Of a page that is refused: half a second, and then as often again. */
const AGAIN = 500;
/** Between two moves of a player: less than the server lets pass in the long run. */
const THOUGHT = 300;
/** Who come back, and who join: so many, each again and again. */
const AT_ONCE = 3;

export class Player {
  readonly #port: number;
  readonly #token: string;
  #socket: WebSocket | null = null;
  #match = '';
  #stimulus: number | null = null;
  #id = 0;
  #answered: () => void = () => undefined;
  #shown: () => void = () => undefined;
  #lost: () => void = () => undefined;

  constructor(port: number, token: string) {
    this.#port = port;
    this.#token = token;
  }

  /** Until it is shown its match, however often it must try. */
  async come(): Promise<void> {
    for (;;) {
      const shown = await new Promise<boolean>((resolve) => {
        this.#shown = () => resolve(true);
        this.#lost = () => resolve(false);
        this.#open();
      });
      if (shown) return;
      await sleep(AGAIN);
    }
  }

  #open(): void {
    this.#id = 0;
    const socket = new WebSocket(`ws://127.0.0.1:${this.#port}${SOCKET_PATH}`, socketProtocols(this.#token), {
      perMessageDeflate: false,
    });
    this.#socket = socket;
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (this.#socket === socket) this.#lost();
    });
    socket.on('open', () => {
      const hello = {
        type: 'hello',
        protocol: PROTOCOL_VERSION,
        token: this.#token,
        class: null,
        seen: null,
      };
      socket.send(JSON.stringify(hello));
    });
    const hear = createHearing();
    socket.on('message', (data) => {
      for (const message of hear(JSON.parse(String(data))) ?? []) this.#heard(message);
    });
  }

  #heard(message: Heard): void {
    if (message.type === 'ping') this.#socket?.send(JSON.stringify({ type: 'pong' }));
    if (message.type === 'answer' || (message.type === 'error' && message.id !== null)) this.#answered();
    if (message.type !== 'match') return;
    this.#match = message.match;
    this.#stimulus = message.view.hosts[0]?.inbox[0]?.id ?? this.#stimulus;
    this.#shown();
  }

  /** Until it is answered; false where the connection broke first, or before. */
  move(): Promise<boolean> {
    const socket = this.#socket;
    // What is sent over one that has gone is never answered, and it does not go again.
    if (socket?.readyState !== WebSocket.OPEN) return Promise.resolve(false);
    return new Promise((resolve) => {
      this.#answered = () => resolve(true);
      this.#lost = () => resolve(false);
      this.#id += 1;
      const move = { type: 'move', id: this.#id, match: this.#match, stimulus: this.#stimulus };
      socket.send(JSON.stringify({ ...move, move: { kind: 'discard' } }));
    });
  }

  leave(): void {
    const socket = this.#socket;
    this.#socket = null;
    socket?.terminate();
  }
}

async function ask(port: number, method: string, path: string, body: unknown, token = ''): Promise<Response> {
  return await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
}

export class Innocents {
  readonly #port: number;
  readonly #players: readonly Player[];
  readonly #code: string;
  #joined = 0;

  private constructor(port: number, code: string, players: readonly Player[]) {
    this.#port = port;
    this.#code = code;
    this.#players = players;
  }

  /** A class of so many that plays a round. */
  static async begin(
    port: number,
    teacher: string,
    many: number,
  ): Promise<{ readonly innocents: Innocents; readonly tokens: readonly string[] }> {
    const post = async (path: string, body: unknown, token = ''): Promise<Record<string, string>> =>
      await (await ask(port, 'POST', path, body, token)).json();
    const { code = '' } = await post('/api/teach/classes', {}, teacher);
    const tokens: string[] = [];
    for (let i = 0; i < many; i += 1) {
      const { token = '' } = await post('/api/join', { code, name: `Player ${i}` });
      tokens.push(token);
    }
    const round = { scenario: 'three-way-handshake', level: 'standard', seed: 3 };
    await post(`/api/teach/classes/${code}/rounds`, round, teacher);
    const players = tokens.map((token) => new Player(port, token));
    return { innocents: new Innocents(port, code, players), tokens };
  }

  /** Play for so many milliseconds. */
  async play(milliseconds: number): Promise<Latencies> {
    const latencies: Latencies = { move: [], resume: [], join: [] };
    const until = performance.now() + milliseconds;
    const timed = async (into: number[], deed: () => Promise<unknown>): Promise<void> => {
      const began = performance.now();
      await deed();
      into.push(performance.now() - began);
    };
    const going = (): boolean => performance.now() < until;
    const comers = this.#players.slice(0, AT_ONCE);
    const movers = this.#players.slice(AT_ONCE);
    await Promise.all(this.#players.map((player) => player.come()));
    await Promise.all([
      ...movers.map(async (player, i) => {
        await sleep((THOUGHT * i) / movers.length);
        while (going()) {
          await timed(latencies.move, async () => {
            while (!(await player.move())) await player.come();
          });
          await sleep(THOUGHT);
        }
      }),
      ...comers.map(async (comer, i) => {
        await sleep((THOUGHT * i) / comers.length);
        while (going()) {
          comer.leave();
          await timed(latencies.resume, () => comer.come());
          await sleep(THOUGHT);
        }
      }),
      ...Array.from({ length: AT_ONCE }, async (_, i) => {
        await sleep((THOUGHT * i) / AT_ONCE);
        while (going()) {
          await timed(latencies.join, () => this.#join());
          await sleep(THOUGHT);
        }
      }),
    ]);
    for (const player of this.#players) player.leave();
    return latencies;
  }

  /** Until there is a seat, as a page would. */
  async #join(): Promise<void> {
    const body = { code: this.#code, name: `Late ${this.#joined++}` };
    for (;;) {
      const answer = await ask(this.#port, 'POST', '/api/join', body).catch(() => null);
      await answer?.arrayBuffer();
      if (answer?.status === 201) return;
      if (answer !== null && answer.status !== 429 && answer.status !== 503)
        throw new Error(`nobody can join: ${answer.status}`);
      await sleep(AGAIN);
    }
  }
}
