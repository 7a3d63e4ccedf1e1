/** The server behind nginx and Caddy, with the configurations of docs/OPERATING.md, TLS included. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { SOCKET_PATH } from '../shared/protocol/socket.ts';
import { STREAM_TRIAL } from '../shared/protocol/transport.ts';
import { readTrustedProxies, trustsNoProxy } from './operations/trusted-proxies.ts';
import { Harness } from './testing/harness.ts';

const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'OPERATING.md'), 'utf8');

/** The first block of code after these words. */
function configuration(after: string): string {
  const [, block] = /```\w*\n(.*?)```/s.exec(page.split(after)[1] ?? '') ?? [];
  if (block === undefined) throw new Error(`docs/OPERATING.md has no configuration after “${after}”`);
  return block;
}

/** @throws Error where something is not there to be replaced */
const replaced = (text: string, changes: readonly (readonly [from: string | RegExp, to: string])[]): string =>
  changes.reduce((changed, [from, to]) => {
    const next = changed.replaceAll(from, to);
    if (next === changed) throw new Error(`the configuration has no ${from}`);
    return next;
  }, text);

interface Ports {
  readonly proxy: number;
  readonly server: number;
}

let folder: string;
const certificate = (): string => join(folder, 'certificate.pem');
const key = (): string => join(folder, 'key.pem');

/** What belongs around a site's configuration, and what this computer has of its own. */
function nginx({ proxy, server }: Ports, below: boolean): readonly string[] {
  const site = replaced(configuration('nginx (tried'), [
    ['listen 443 ssl', `listen 127.0.0.1:${proxy} ssl`],
    ['/etc/ssl/2msl.pem', certificate()],
    ['/etc/ssl/2msl.key', key()],
  ]);
  // Below a path the locations are others, in the same server.
  const whole = below
    ? site.replace(/\n {4}location = .*$/s, () => `\n${configuration('nginx, below a path')}}\n`)
    : site;
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (of) => `${of}_temp_path ${folder};`,
  );
  const text = `pid ${folder}/nginx.pid; error_log stderr; events {} http { access_log off; ${temporary.join(' ')}
${replaced(whole, [['127.0.0.1:3000', `127.0.0.1:${server}`]])}}`;
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, text);
  return ['nginx', '-p', folder, '-c', file, '-g', 'daemon off;'];
}

function caddy({ proxy, server }: Ports, below: boolean): readonly string[] {
  const site = replaced(configuration(below ? 'Caddy, below a path' : 'Caddy (tried'), [
    [/^\S+ \{\n/g, `https://localhost:${proxy} {\n\ttls ${certificate()} ${key()}\n`],
    ['127.0.0.1:3000', `127.0.0.1:${server}`],
  ]);
  const file = join(folder, 'Caddyfile');
  writeFileSync(file, `{\n\tadmin off\n\tauto_https disable_redirects\n}\n${site}`);
  return ['caddy', 'run', '--config', file, '--adapter', 'caddyfile'];
}

const isThere = (program: string): boolean => spawnSync(program, ['version']).error === undefined;
const missing = (program: string): string | null =>
  ['openssl', program].filter((one) => !isThere(one)).join(' and ') || null;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

/** As long as it lives it may still come: only the test's own limit ends what hangs. */
async function running(command: readonly string[], port: number): Promise<ChildProcess> {
  const [program = '', ...given] = command;
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const child = spawn(program, given, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  while (child.exitCode === null) {
    if (await accepts(port)) return child;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${program} ended:\n${said}`);
}

interface Got {
  readonly status: number;
  readonly body: string;
  readonly location: string | undefined;
}

/** Another address of this computer than that of the proxy. */
const DEVICE = '127.0.0.2';

const get = (url: string): Promise<Got> =>
  new Promise((resolve, reject) => {
    const options = { rejectUnauthorized: false, localAddress: DEVICE, agent: false };
    const asked = request(url, options, (answer) => {
      let body = '';
      answer.on('data', (chunk) => {
        body += chunk;
      });
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, body, location: answer.headers.location }),
      );
    });
    asked.on('error', reject).end();
  });

/** What the server says first, through a WebSocket to which a page of this origin has something to say. */
const firstMessage = (url: string, origin: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { rejectUnauthorized: false, headers: { origin } });
    socket.on('open', () => socket.send('{}'));
    socket.on('message', (data) => {
      resolve(String(data));
      socket.close();
    });
    socket.on('error', reject);
  });

/** Reads events one by one: the next is sent only when the one before has come. */
function events(url: string, came: (count: number) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { rejectUnauthorized: false, agent: false }, (answer) => {
      let text = '';
      let count = 0;
      answer.on('data', (chunk) => {
        text += chunk;
        const now = text.split('data: ').length - 1;
        if (now !== count) came(now);
        count = now;
      });
      answer.on('end', () => resolve(count));
    });
    asked.on('error', reject).end();
  });
}

let harness: Harness | null = null;
let proxy: ChildProcess | null = null;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), '2msl-proxies-'));
  for (const file of ['index', 'check']) writeFileSync(join(folder, `${file}.en.html`), `<p>${file}`);
  if (!isThere('openssl')) return;
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const named = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2'];
  execFileSync('openssl', [...made, '-keyout', key(), '-out', certificate(), ...named], { stdio: 'ignore' });
});
afterEach(async () => {
  const ended = proxy && new Promise((resolve) => proxy?.once('exit', resolve));
  proxy?.kill();
  await ended;
  await harness?.close();
  harness = proxy = null;
});
afterAll(() => rmSync(folder, { recursive: true }));

for (const [program, configure] of [
  ['nginx', nginx],
  ['caddy', caddy],
] as const) {
  const lacks = missing(program);
  const why = lacks === null ? '' : ` (skipped: ${lacks} is not installed)`;
  // Only Linux has all of 127.0.0.0/8 without being told to.
  describe.skipIf(lacks !== null || process.platform !== 'linux')(
    `${program}, as docs/OPERATING.md has it${why}`,
    () => {
      it.each([
        ['with a host of its own', ''],
        ['below a path', '/2msl'],
      ])('%s', async (_, path) => {
        const port = await freePort();
        const origin = `https://localhost:${port}`;
        harness = await Harness.start({
          publicUrl: new URL(`${origin}${path}/`),
          trustsProxy: readTrustedProxies('1') ?? trustsNoProxy,
          clientFolder: folder,
        });
        const { clock, running: server } = harness;
        proxy = await running(configure({ proxy: port, server: server.port }, path !== ''), port);
        const at = (rest: string): string => origin + path + rest;

        expect(await get(at('/'))).toMatchObject({ status: 200, body: '<p>index' });
        expect(JSON.parse((await get(at('/api/scenarios'))).body)).toHaveLength(1);
        expect((await get(at('/metrics'))).status).toBe(404);
        if (path !== '') {
          const { status, location } = await get(origin + path);
          expect(Math.floor(status / 100)).toBe(3);
          expect(new URL(location ?? '', origin + path).pathname).toBe(`${path}/`);
        }
        // Who asks, and how, as the proxy tells it.
        expect(JSON.parse((await get(at('/api/check'))).body)).toMatchObject({
          device: DEVICE,
          secure: true,
          forwarded: 'believed',
        });
        const socket = at(SOCKET_PATH).replace('https', 'wss');
        expect(JSON.parse(await firstMessage(socket, origin)).type).toBe('error');
        await expect(firstMessage(socket, 'https://evil.example')).rejects.toThrow('403');
        // An event that were held back would keep the next from being sent, and this from ending.
        expect(await events(at(STREAM_TRIAL.path), () => clock.advance(STREAM_TRIAL.between))).toBe(
          STREAM_TRIAL.events,
        );
      });
    },
  );
}
