/** Tests of finding out who listens at a port: this very process does. */

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { listenerAt } from './listener.ts';

it('names the program and its process, and nobody where nobody listens', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  expect(await listenerAt(port)).toMatch(new RegExp(`^.+ \\(process ${process.pid}\\)$`));
  await new Promise((resolve) => {
    server.close(resolve);
  });
  expect(await listenerAt(port)).toBeNull();
});
