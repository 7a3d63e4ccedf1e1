/** Tests of what /check is told: the room, the addresses, the device, and events as they would come. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { STREAM_TRIAL } from '../../shared/protocol/transport.ts';
import { readTrustedProxies, trustsNoProxy } from '../operations/trusted-proxies.ts';
import { Harness, type HarnessOptions } from '../testing/harness.ts';

let harness: Harness;
const begin = async (options?: HarnessOptions): Promise<void> => {
  harness = await Harness.start(options);
};
afterEach(() => harness.close());

describe('who checks', () => {
  it('is told the server’s time, its room and what it sees of the device', async () => {
    await begin({ limits: { connections: 7 } });
    await harness.client().open();
    const { status, body } = await harness.http('GET', '/api/check', undefined, null);
    expect(status).toBe(200);
    expect(body).toEqual({
      room: { most: 7, free: 6 },
      addresses: [],
      device: '127.0.0.1',
      secure: false,
      forwarded: 'none',
      now: harness.clock.epoch(),
    });
  });

  it.each([
    ['is believed', '1', { device: '203.0.113.9', secure: true, forwarded: 'believed' }],
    ['is not', null, { device: '127.0.0.1', secure: false, forwarded: 'ignored' }],
  ])('learns whether a proxy %s', async (_, trusted, told) => {
    await begin({ trustsProxy: (trusted && readTrustedProxies(trusted)) || trustsNoProxy });
    const headers = { 'X-Forwarded-For': '203.0.113.9', 'X-Forwarded-Proto': 'https' };
    const answer = await fetch(`${harness.origin}/api/check`, { headers });
    expect(await answer.json()).toMatchObject(told);
  });

  it('may ask at the addresses of ours, and no other page may', async () => {
    const folder = mkdtempSync(join(tmpdir(), '2msl-check-'));
    for (const page of ['check', 'play']) writeFileSync(join(folder, `${page}.en.html`), page);
    await begin({ publicUrl: new URL('https://school.example/2msl/'), clientFolder: folder });
    const policy = async (path: string): Promise<string> =>
      (await harness.http('GET', path)).headers.get('content-security-policy') ?? '';
    expect(await policy('/check')).toContain('https://school.example');
    expect(await policy('/play')).not.toContain('https://school.example');
    rmSync(folder, { recursive: true });
    const { headers } = await harness.http('GET', '/healthz');
    expect(headers.get('access-control-allow-origin')).toBe('*');
  });

  it('gets events as they are sent, and not one more', async () => {
    await begin();
    const answer = await fetch(harness.origin + STREAM_TRIAL.path);
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(answer.headers.get('x-accel-buffering')).toBe('no');
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (let events = 1; events <= STREAM_TRIAL.events; events++) {
      while (text.split('data: ').length <= events) text += (await reader?.read())?.value ?? '';
      expect(text.split('data: ').length - 1).toBe(events);
      harness.clock.advance(STREAM_TRIAL.between);
    }
    expect((await reader?.read())?.done).toBe(true);
  });
});
