/** Runs the contract of a connection over HTTP, streamed and polled. */
import { once } from 'node:events';
import { Agent, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { createLog } from '../../operations/log.ts';
import { StreamDevice } from '../../testing/stream-device.ts';
import { connectionContract } from '../connection.contract.ts';
import type { Connection } from '../connection.ts';
import { httpStreams } from './transport.ts';

for (const [name, polls] of [
  ['a stream of events', false],
  ['long polls', true],
] as const)
  connectionContract(name, async () => {
    let opened: (connection: Connection) => void = () => undefined;
    const server = createServer(
      httpStreams({
        metrics: { refused: () => undefined, fellBack: () => undefined },
        log: createLog('silent'),
      })({
        entrance: {
          recognize: async () => ({ network: 'test', holder: null }),
          refusal: () => null,
          patience: async () => undefined,
          enter: (connection) => opened(connection),
        },
        recognized: () => undefined,
        relay: null,
      }),
    );
    let asked = 0;
    server.on('request', ({ method }) => {
      if (method === 'GET') asked += 1;
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const agents: Agent[] = [];
    return {
      async connect(told) {
        opened = told;
        const before = asked;
        const agent = new Agent({ keepAlive: true });
        agents.push(agent);
        const device = new StreamDevice(`http://127.0.0.1:${port}`, {
          token: 'a-token-of-the-test',
          polls,
          agent,
        });
        await device.opened;
        // Who vanishes before it has asked for more can be missed by a heartbeat alone.
        const gets = polls ? 2 : 1;
        await expect.poll(() => asked).toBe(before + gets);
        return device;
      },
      async stop() {
        for (const agent of agents) agent.destroy();
        server.closeAllConnections();
        server.close();
        await once(server, 'close');
      },
    };
  });
