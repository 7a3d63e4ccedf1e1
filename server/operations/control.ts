/**
 * What an operator asks of a running server, over a socket in its folder that nobody else may open.
 * The server holds its file exclusively, so another process cannot even read it.
 */
import { chmodSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

const request = z.discriminatedUnion('command', [
  z.strictObject({ command: z.literal('backup'), file: z.string().min(1) }),
  z
    .strictObject({ command: z.literal('teacher-link'), name: z.string().nullable() })
    .describe('For the teacher of this name; null: for whoever runs the server'),
]);
export type ControlRequest = z.infer<typeof request>;

export const controlIn = (dataDir: string): string => join(dataDir, 'control.sock');

/** Resolves with the answer. What it throws is told to whoever asked. */
export type Obey = (request: ControlRequest) => Promise<string>;

export interface Control {
  readonly close: () => void;
}

/** One request a connection: JSON until its end. The answer is JSON, too. @throws a system's error */
export async function openControl(path: string, obey: Obey): Promise<Control> {
  // Of a server that was killed. A living one holds the database, and this one would not have come so far.
  rmSync(path, { force: true });
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    // Whoever asked has gone: there is nobody to tell.
    socket.on('error', () => socket.destroy());
    answer(socket, obey).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  chmodSync(path, 0o600);
  return {
    close: () => {
      server.close();
      rmSync(path, { force: true });
    },
  };
}

const answered = z.union([z.strictObject({ done: z.string() }), z.strictObject({ error: z.string() })]);

/** No server listens there. */
export class NobodyThere extends Error {
  override name = 'NobodyThere';
}

/** Asks the server whose socket it is. @throws NobodyThere | Error with what it says */
export async function askControl(path: string, asked: ControlRequest): Promise<string> {
  const socket = createConnection(path);
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
  } catch (error) {
    throw new NobodyThere(path, { cause: error });
  }
  socket.end(JSON.stringify(asked));
  const told = answered.parse(JSON.parse(await said(socket)));
  if ('error' in told) throw new Error(told.error);
  return told.done;
}

async function answer(socket: Socket, obey: Obey): Promise<void> {
  let told: z.infer<typeof answered>;
  try {
    told = { done: await obey(request.parse(JSON.parse(await said(socket)))) };
  } catch (error) {
    told = { error: error instanceof Error ? error.message : String(error) };
  }
  socket.end(JSON.stringify(told));
}

/** All that comes until the other end has no more to say. */
function said(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    socket.on('data', (piece: Buffer) => pieces.push(piece));
    socket.once('end', () => resolve(Buffer.concat(pieces).toString()));
    socket.once('error', reject);
  });
}
