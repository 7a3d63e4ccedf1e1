/** Tests of WebSocket frames of text: another implementation reads them, at every length of a header. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { textFrames } from './text-frames.ts';

const server = createServer();
afterEach(() => {
  server.close();
});

it('several texts in one piece are read as they are, whatever their lengths', async () => {
  const edges = [0, 1, 125, 126, 127, 65_535, 65_536, 70_000].map((length) => 'x'.repeat(length));
  // In octets, not in characters: 41 and 42 of three octets, and one of four.
  const texts = [...edges, '报'.repeat(41), '报'.repeat(42), '报'.repeat(21_845), '报'.repeat(21_846), '🦆'];
  const upgrades = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, stream, head) => {
    upgrades.handleUpgrade(request, stream, head, (socket) => {
      stream.write(textFrames(texts), () => socket.close());
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const read: string[] = [];
  client.on('message', (data) => read.push(String(data)));
  const code = await new Promise((resolve, reject) => {
    client.on('close', resolve);
    client.on('error', reject);
  });
  expect(read).toEqual(texts);
  expect(code).toBe(1005);
});
