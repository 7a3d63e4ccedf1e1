/** Simulated students who come over HTTP and WebSockets to a server that runs elsewhere. */
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { ErrorAnswer, JoinAnswer } from '../shared/protocol/http.ts';
import { SOCKET_PATH } from '../shared/protocol/socket.ts';
import { type Robot, type RobotOptions, startRobot } from '../shared/rehearsal/robot.ts';

/** Gives the token of the seat. @throws Error where the server does not answer, or refuses: why */
export async function join(
  server: string,
  seat: { readonly code: string; readonly name: string },
  language: string,
): Promise<string> {
  for (;;) {
    const answer = await fetch(`${server}/api/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify(seat),
    }).catch((cause: unknown) => {
      throw new Error(`${server} does not answer.`, { cause });
    });
    if (answer.ok) return ((await answer.json()) as JoinAnswer).token;
    const { error } = (await answer.json()) as ErrorAnswer;
    if (error.code !== 'too-fast') throw new Error(`${seat.name}: ${error.message}`);
    // The server takes so many at a time from one address.
    await sleep(1_000 * Number(answer.headers.get('retry-after') ?? 1));
  }
}

/** @param heard told how many octets a message had */
export function robotAt(
  server: string,
  token: string,
  mind: Pick<RobotOptions, 'seed' | 'skill' | 'language'>,
  heard: (octets: number) => void = () => undefined,
): Robot {
  return startRobot({
    ...mind,
    token,
    connect: ({ hear, lost }) => {
      const socket = new WebSocket(server.replace(/^http/, 'ws') + SOCKET_PATH);
      const waiting: string[] = [];
      socket.on('open', () => {
        for (const text of waiting.splice(0)) socket.send(text);
      });
      socket.on('message', (data: Buffer) => {
        heard(data.length);
        hear(String(data));
      });
      // The 'close' that follows does what there is to do.
      socket.on('error', () => undefined);
      socket.on('close', (code) => lost(code));
      return {
        send: (text) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(text);
          else waiting.push(text);
        },
        close: () => socket.close(),
      };
    },
    after: (milliseconds, call) => {
      const timer = setTimeout(call, milliseconds);
      return () => clearTimeout(timer);
    },
  });
}
