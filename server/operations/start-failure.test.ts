/** Tests of what an operator reads when the server cannot start: real folders, real sockets. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeFolder, UnusableFolder, whyNotListening } from './start-failure.ts';

const folder = mkdtempSync(join(tmpdir(), '2msl-start-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the folder of the data', () => {
  it('is made where there is none, and stays where there is one', () => {
    makeFolder(join(folder, 'a', 'b'));
    makeFolder(join(folder, 'a', 'b'));
  });

  it.each([
    ['a file', [], 'is a file, and the data need a folder.'],
    ['below a file', ['x', 'y'], 'is a file.'],
  ])('is not %s', (_, below, said) => {
    const file = join(folder, `file-${below.length}`);
    writeFileSync(file, '');
    const make = () => makeFolder(join(file, ...below));
    expect(make).toThrow(UnusableFolder);
    expect(make).toThrow(new RegExp(`^DATA_DIR: .*${file} ${said}$`));
  });

  it('is not where the system makes none', () => {
    // Nobody makes folders here, not even root.
    expect(() => makeFolder('/proc/2msl')).toThrow(/^DATA_DIR: \S+ cannot be made \(ENOENT\)\.$/);
  });
});

async function failure(
  port: number,
  host: string,
): Promise<{ readonly server: Server; readonly said: string | null }> {
  const server = createServer();
  const error = await new Promise<unknown>((resolve) => {
    server.once('error', resolve).listen(port, host, () => resolve(null));
  });
  return { server, said: error === null ? null : await whyNotListening(error, { port, host }) };
}

describe('a port', () => {
  it('that is taken is told with who has it', async () => {
    const { server, said } = await failure(0, '127.0.0.1');
    expect(said).toBeNull();
    const { port } = server.address() as AddressInfo;
    expect((await failure(port, '127.0.0.1')).said).toMatch(
      new RegExp(`^Port ${port} is in use by .+\\. End it, or choose another port: PORT=${port + 1}$`),
    );
    server.close();
  });

  it.each(['203.0.113.9', 'no-such-host.invalid'])('of %s, which is not ours, is told so', async (host) => {
    expect((await failure(0, host)).said).toBe(
      `HOST: ${host} is no address of this computer. Without HOST the server listens to all.`,
    );
  });

  it('says nothing of other errors', async () => {
    expect(await whyNotListening(new Error('else'), { port: 1, host: null })).toBeNull();
  });
});
