/** Tests of HTTP: joining, what anyone and a teacher may ask, and the pages. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { ERROR_STATUS } from '../../shared/protocol/errors.ts';
import { ROUTES } from '../../shared/protocol/http.ts';
import { CATALOGUE } from '../../shared/scenarios/catalogue/catalogue.ts';
import { wordsOf } from '../../shared/words/every-language.ts';
import { runs } from '../../verify/depth.ts';
import { guesses, Harness, type HarnessOptions, METRICS, SECRET } from '../testing/harness.ts';

let harness: Harness;
const begin = async (options?: HarnessOptions): Promise<Harness> => {
  harness = await Harness.start(options);
  return harness;
};
afterEach(() => harness.close());

/** As a Chinese keyboard writes them. */
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0));

describe('joining', () => {
  it('gives a token and the name as it is kept, whatever the capitals, width and spacing of the code', async () => {
    await begin();
    const code = await harness.openClass();
    const { status, body } = await harness.http(
      'POST',
      '/api/join',
      { code: ` ${wide(code.toLowerCase().slice(0, 3))}-${code.slice(3)} `, name: '  Ada ' },
      null,
    );
    expect(status).toBe(201);
    expect(body).toEqual({ token: expect.stringMatching(/^[\w-]{24}$/), code, name: 'Ada' });
  });

  it.each([
    ['a wrong code', { code: 'QQQQQQ', name: 'Eve' }, 'no-such-class'],
    ['a name that somebody has', { name: 'ADA' }, 'name-taken'],
    ['an empty name', { name: '  ' }, 'bad-name'],
    ['a name that is too long', { name: 'x'.repeat(25) }, 'bad-name'],
    ['a name with control characters', { name: 'E\u0000ve' }, 'bad-name'],
    ['a class that is full', { name: 'Carol' }, 'class-full'],
    ['no name', {}, 'bad-message'],
    ['something else besides', { name: 'Eve', id: 1 }, 'bad-message'],
  ] as const)('with %s is refused in a clear sentence', async (_, body, error) => {
    await begin({ limits: { maxPlayers: 2 } });
    const code = await harness.openClass();
    await harness.join(code, 'Ada');
    if (error === 'class-full') await harness.join(code, 'Bob');
    const answer = await harness.http('POST', '/api/join', { code, ...body }, null);
    expect(answer.status).toBe(ERROR_STATUS[error]);
    expect(answer.body.error).toMatchObject({ code: error, message: wordsOf('en').errors(error) });
  });

  it('is held up where somebody guesses codes, also where a guess is right; a class that is there is not', async () => {
    await begin({
      limits: { wrongCodes: { ...guesses(1_000), network: { points: 5, seconds: 60 } } },
      trustsProxy: () => true,
    });
    const [ours, other] = [await harness.openClass(), await harness.openClass()];
    const [here, elsewhere] = ['192.0.2.7', '198.51.100.1'];
    const ask = (code: string, from: string): Promise<Response> =>
      fetch(`${harness.origin}/api/classes/${code}`, { headers: { 'x-forwarded-for': from } });
    // One of ours is here.
    const ada = harness.client({
      token: await harness.join(ours, 'Ada'),
      headers: { 'x-forwarded-for': here },
    });
    await ada.hello();
    for (let i = 0; i < 5; i++) expect((await ask('QQQQQQ', here)).status).toBe(404);
    const statuses = async (from: string): Promise<readonly number[]> =>
      await Promise.all(['QQQQQQ', other, ours].map(async (code) => (await ask(code, from)).status));
    expect(await statuses(here)).toEqual([429, 429, 200]);
    expect(await statuses(elsewhere)).toEqual([404, 200, 200]);
    const { headers } = await ask('QQQQQQ', here);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    // Whoever is in plays on, and so does the teacher.
    expect((await harness.http('POST', `/api/teach/classes/${ours}/clock`, { pace: 2 })).status).toBe(200);
  });
});

describe('anyone', () => {
  it('learns whether a class is there, names that are free, and the scenarios', async () => {
    await begin();
    const code = await harness.openClass();
    expect((await harness.http('GET', `/api/classes/${code}`, undefined, null)).body).toEqual({ code });
    const { names } = (await harness.http('GET', `/api/names?code=${code}`, undefined, null)).body;
    expect(names).toHaveLength(6);
    expect(await harness.join(code, names[0])).toBeTruthy();
    expect((await harness.http('GET', '/api/scenarios', undefined, null)).body).toEqual([
      {
        id: 'test-life',
        number: 99,
        title: 'A life',
        introduction: 'A opens, both talk, A closes.',
        theme: null,
        minutes: null,
        together: false,
      },
    ]);
  });

  it('is told what is long in fewer octets', async () => {
    await begin({ catalogue: CATALOGUE });
    const asked = (encoding: string) =>
      fetch(`${harness.origin}/api/scenarios`, { headers: { 'accept-encoding': encoding } });
    const [packed, plain] = [await asked('gzip'), await asked('identity')];
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await packed.text()).toBe(await plain.text());
  });

  it.each([
    ['zh-TW, en;q=0.5', '一生'],
    ['fr, en;q=0.5', 'A life'],
  ])('who accepts %s is told the scenarios as %s', async (languages, title) => {
    await begin();
    const headers = { 'accept-language': languages };
    const answer = await fetch(`${harness.origin}/api/scenarios`, { headers });
    expect(await answer.json()).toMatchObject([{ title }]);
  });

  it('reads the record of a match when it has ended, the teacher before', async () => {
    await begin();
    const { A, B, code } = await harness.pair();
    const path = `/api/records/${A.match}`;
    const early = await harness.http('GET', path, undefined, null);
    expect([early.status, early.body.error.code]).toEqual([403, 'match-running']);
    const earlyOutlines = await harness.http('GET', `${path}/outlines`, undefined, null);
    expect([earlyOutlines.status, earlyOutlines.body.error.code]).toEqual([403, 'match-running']);
    expect((await harness.http('GET', path)).status).toBe(200);
    await B.answer();
    await harness.http('POST', `/api/teach/classes/${code}/rounds/end`);
    const { body } = await harness.http('GET', path, undefined, null);
    expect(body.record).toMatchObject({
      format: 1,
      scenario: { id: 'test-life', version: 1 },
      players: { A: 'person', B: 'person' },
    });
    expect(body.record.inputs.at(-1).input).toEqual({ type: 'end' });
    const outlines = await harness.http('GET', `${path}/outlines`, undefined, null);
    expect(outlines.body.pair.states[0]).toMatchObject({ host: 'B', to: 'LISTEN' });
    expect(outlines.body.canonical.arrows.length).toBeGreaterThan(outlines.body.pair.arrows.length);
    expect((await harness.http('GET', `${path}/outlines`, undefined, null)).body).toEqual(outlines.body);
    const none = await harness.http('GET', '/api/records/nonsense', undefined, null);
    expect([none.status, none.body.error.code]).toEqual([404, 'no-such-match']);
  });
});

describe("the teacher's powers", () => {
  it('need the teacher’s token, every one of them', async () => {
    await begin();
    const { code, tokens } = await harness.pair();
    for (const { method, path } of ROUTES.filter(({ by }) => by === 'teacher')) {
      for (const token of [null, 'forged-forged-forged-forg', tokens[0]]) {
        const answer = await harness.http(method, path.replace(':code', code), undefined, token);
        expect([path, answer.status, answer.body.error.code]).toEqual([path, 401, 'not-a-teacher']);
      }
    }
  });

  it('are given for the secret that was chosen, as often as it is said, and for no other', async () => {
    await begin();
    expect((await harness.http('GET', '/api/teach/sign-in', undefined, null)).body).toEqual({
      secret: 'chosen',
    });
    for (const secret of [SECRET, SECRET])
      expect((await harness.http('POST', '/api/teach/session', { secret }, null)).status).toBe(201);
    const { status, body } = await harness.http('POST', '/api/teach/session', { secret: 'guess' }, null);
    expect([status, body.error.code]).toEqual([401, 'wrong-password']);
  });

  it('cannot be guessed: after a few wrong secrets none is looked at for a while', async () => {
    await begin({ limits: { wrongSecrets: guesses(3) } });
    for (let i = 0; i < 3; i++)
      await harness.http('POST', '/api/teach/session', { secret: `guess ${i}` }, null);
    const { status } = await harness.http('POST', '/api/teach/session', { secret: 'wrong again' }, null);
    expect(status).toBe(429);
  });

  it.each([
    [
      'an unknown class',
      'POST',
      '/api/teach/classes/QQQQQQ/rounds',
      { scenario: 'test-life', level: 'guided' },
      'no-such-class',
    ],
    [
      'a pairing that is none',
      'POST',
      '/api/teach/classes/CODE/rounds',
      { scenario: 'test-life', level: 'guided', pairing: 'mixed' },
      'bad-message',
    ],
    [
      'a pair where no round is played',
      'POST',
      '/api/teach/classes/CODE/pairs',
      { A: 'x', B: null },
      'no-round',
    ],
    [
      'a seat of no match',
      'POST',
      '/api/teach/classes/CODE/seats',
      { match: 'x', host: 'A', player: null },
      'no-such-match',
    ],
    [
      'an unknown scenario',
      'POST',
      '/api/teach/classes/CODE/rounds',
      { scenario: 'golf', level: 'guided' },
      'no-such-scenario',
    ],
    [
      'an unknown level',
      'POST',
      '/api/teach/classes/CODE/rounds',
      { scenario: 'test-life', level: 'hard' },
      'bad-message',
    ],
    [
      'a class in which nobody is',
      'POST',
      '/api/teach/classes/CODE/rounds',
      { scenario: 'test-life', level: 'guided' },
      'nobody-here',
    ],
    ['no round', 'POST', '/api/teach/classes/CODE/rounds/end', undefined, 'no-round'],
    ['a pace beyond reason', 'POST', '/api/teach/classes/CODE/clock', { pace: 1_000 }, 'bad-message'],
    ['an unknown player', 'DELETE', '/api/teach/classes/CODE/players/nobody', undefined, 'no-such-player'],
  ] as const)('over %s are refused', async (_, method, path, body, error) => {
    await begin();
    const code = await harness.openClass();
    const answer = await harness.http(method, path.replace('CODE', code), body);
    expect([answer.status, answer.body.error.code]).toEqual([ERROR_STATUS[error], error]);
  });
});

describe('HTTP', () => {
  it.each([
    ['a body that is not JSON', '{', 400, 'bad-message'],
    [
      'a body that is too large',
      JSON.stringify({ code: 'x'.repeat(16 * 1024), name: 'Ada' }),
      413,
      'message-too-large',
    ],
    ['a body that is no object', '[]', 400, 'bad-message'],
  ])('refuses %s with a typed error', async (_, body, status, code) => {
    await begin();
    const answer = await harness.http('POST', '/api/join', body, null);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });

  it('answers an unknown path of the API, and a path that cannot be decoded, with a typed error', async () => {
    await begin();
    expect((await harness.http('GET', '/api/nonsense')).body.error.code).toBe('not-found');
    expect((await harness.http('GET', '/api/classes/%ff')).body.error.code).toBe('bad-message');
  });

  it('is refused to whoever calls the server by a name that is not its own, but for asking how it is', async () => {
    await begin();
    const called = (path: string, host: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const port = harness.running.port;
        get({ port, host: '127.0.0.1', path, headers: { host } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        }).on('error', reject);
      });
    for (const path of ['/', '/api/scenarios', '/metrics', '/ws', '/stream', '/assets/x.js'])
      expect(await called(path, 'evil.example'), path).toBe(421);
    expect(await called('/healthz', 'evil.example')).toBe(200);
    expect(await called('/api/scenarios', 'localhost')).toBe(200);
  });

  it('takes any method, path and body without breaking', async () => {
    await begin({ limits: { wrongCodes: guesses(10_000) } });
    await harness.openClass();
    const paths = ROUTES.map(({ path }) => path);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'POST', 'DELETE', 'PUT', 'OPTIONS'),
        fc.constantFrom(...paths),
        fc.webSegment({ size: 'small' }),
        fc.oneof(fc.json(), fc.string()),
        fc.boolean(),
        async (method, path, segment, body, asTeacher) => {
          const { status } = await harness.http(
            method,
            path.replaceAll(/:\w+/g, segment),
            method === 'GET' ? undefined : body,
            asTeacher ? harness.teacher : null,
          );
          expect(status).toBeLessThan(500);
        },
      ),
      { numRuns: runs(150) },
    );
  });

  it('has security headers on everything, and lets pages talk to nobody but this server', async () => {
    await begin();
    for (const path of ['/healthz', '/api/scenarios', '/nonsense']) {
      const { headers } = await harness.http('GET', path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('strict-transport-security')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    }
    const policy = (await harness.http('GET', '/healthz')).headers.get('content-security-policy');
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${harness.running.port}`);
    expect(policy).toContain("worker-src 'self'");
    expect(policy).not.toContain('unsafe-inline');
  });

  it('shows its metrics to whoever has their token', async () => {
    await begin();
    await harness.openClass();
    const statuses: number[] = [];
    for (const token of [null, harness.teacher, METRICS])
      statuses.push((await harness.http('GET', '/metrics', undefined, token)).status);
    expect(statuses).toEqual([404, 404, 200]);
  });

  it('says how it is, and counts', async () => {
    await begin();
    const { B } = await harness.pair();
    await B.answer();
    expect((await harness.http('GET', '/healthz')).body).toEqual({ status: 'ok' });
    expect((await harness.http('GET', '/readyz')).body).toEqual({ status: 'ready' });
    const { body } = await harness.http('GET', '/metrics', undefined, METRICS);
    for (const line of [
      /^twomsl_connections\{role="player",transport="websocket"\} 2$/m,
      /^twomsl_matches_running 1$/m,
      /^twomsl_classes_open 1$/m,
      /^twomsl_moves_total\{what="move",verdict="legal"\} 1$/m,
      /^twomsl_commit_entries_count [1-9]/m,
      /^twomsl_commit_duration_seconds_bucket\{le="0.0005"\}/m,
      /^twomsl_timer_lateness_seconds_count/m,
      /^nodejs_eventloop_lag_seconds/m,
    ])
      expect(body).toMatch(line);
    // Prometheus: a prefix, base units, and _total for what only grows.
    for (const [, name = '', type] of body.matchAll(/^# TYPE (\S+) (\S+)$/gm)) {
      expect(name).toMatch(/^(twomsl|process|nodejs)_[a-z0-9_]+$/);
      if (!name.startsWith('twomsl_')) continue;
      expect(name.endsWith('_total'), name).toBe(type === 'counter');
      expect(name).not.toMatch(/millisecond|octet/);
    }
    for (const secret of ['Ada', 'Bob', harness.teacher]) expect(body).not.toContain(secret);
  });
});

describe('a refusal', () => {
  it('is what docs/protocol.md shows', async () => {
    await begin();
    const { status, body } = await harness.http('GET', '/api/classes/NOSUCH');
    expect(status).toBe(404);
    expect(readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'protocol.md'), 'utf8')).toContain(
      `\`${JSON.stringify(body)}\``,
    );
  });
});

describe('pages', () => {
  const folder = mkdtempSync(join(tmpdir(), '2msl-pages-'));
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, 'replay'));
  for (const page of ['index', 'play', 'teach', 'replay/index', 'capture'])
    writeFileSync(join(folder, `${page}.en.html`), `<p>${page}`);
  writeFileSync(join(folder, 'assets', 'main-abc123.js'), 'export {};');
  const play = '<p>play';
  for (const [end, compress] of [['gz', gzipSync] as const, ['br', brotliCompressSync] as const])
    writeFileSync(join(folder, `play.en.html.${end}`), compress(play));
  writeFileSync(join(folder, 'play.zh.html'), '<p>一局');
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['/', 'index'],
    ['/play', 'play'],
    ['/teach', 'teach'],
    ['/replay/', 'replay/index'],
    ['/replay/V1StGXR8_Z5jdHi6', 'replay/index'],
    ['/capture', 'capture'],
  ])('%s is a page, and asked for anew each time', async (path, page) => {
    await begin({ clientFolder: folder });
    const { status, body, headers } = await harness.http('GET', path);
    expect([status, body, headers.get('cache-control')]).toEqual([200, `<p>${page}`, 'no-cache']);
  });

  it.each([
    ['/play/?lang=zh', '../play?lang=zh'],
    ['/replay', 'replay/'],
    ['/replay/m1/', '../m1'],
  ])('%s is at another address, told from there', async (path, location) => {
    await begin({ clientFolder: folder });
    const { status, headers } = await fetch(harness.origin + path, { redirect: 'manual' });
    expect([status, headers.get('location')]).toEqual([302, location]);
  });

  describe.each([
    ['takes off', ''],
    ['passes on', '/2msl'],
  ])('behind a proxy that %s the path of PUBLIC_URL', (_, prefix) => {
    const publicUrl = new URL('https://school.example/2msl/');

    it.each([
      ['/', '<p>index'],
      ['/play', '<p>play'],
      ['/replay/m1', '<p>replay/index'],
      ['/assets/main-abc123.js', 'export {};'],
    ])('%s is there', async (path, content) => {
      await begin({ clientFolder: folder, publicUrl });
      const { status, body } = await harness.http('GET', prefix + path);
      expect([status, body]).toEqual([200, content]);
    });

    it('so are the API and the pages that are not there', async () => {
      await begin({ clientFolder: folder, publicUrl });
      expect((await harness.http('GET', `${prefix}/api/scenarios`)).status).toBe(200);
      const { status, body } = await harness.http('GET', `${prefix}/no/such/page`);
      expect([status, /href="([^"]*)"/.exec(body)?.[1]]).toEqual([404, '../../']);
    });
  });

  it('whoever opens a page by a name that is not ours is told by a page, and whoever asks for JSON in JSON', async () => {
    await begin({ clientFolder: folder, publicUrl: new URL('https://school.example/') });
    const asked = (accept: string) =>
      new Promise<{ status: number; type: string; body: string }>((resolve) => {
        const headers = { host: 'inside.example', accept, 'accept-language': 'zh' };
        get(`${harness.origin}/play`, { headers }, (answer) => {
          let body = '';
          answer.on('data', (piece) => {
            body += piece;
          });
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '', body }),
          );
        });
      });
    const [page, data] = [await asked('text/html,*/*;q=0.8'), await asked('*/*')];
    expect([page.status, data.status]).toEqual([421, 421]);
    expect([page.type, data.type]).toEqual(['text/html; charset=utf-8', 'application/json; charset=utf-8']);
    for (const { body } of [page, data]) expect(body).toContain(wordsOf('zh').errors('wrong-host'));
  });

  it('the path of PUBLIC_URL without its slash leads to the start', async () => {
    await begin({ clientFolder: folder, publicUrl: new URL('https://school.example/labs/2msl/') });
    const asked = await fetch(`${harness.origin}/labs/2msl?code=ABC`, { redirect: 'manual' });
    expect([asked.status, asked.headers.get('location')]).toEqual([302, '2msl/?code=ABC']);
  });

  it('insist on TLS only where the whole host is ours', async () => {
    const insists = async (publicUrl: URL): Promise<boolean> => {
      await begin({ clientFolder: folder, publicUrl });
      const { headers } = await harness.http('GET', '/play');
      await harness.close();
      return headers.has('strict-transport-security');
    };
    expect(await insists(new URL('https://2msl.example/'))).toBe(true);
    expect(await insists(new URL('https://school.example/2msl/'))).toBe(false);
    await begin({ clientFolder: folder });
  });

  it('assets, whose names change with what is in them, are kept for good', async () => {
    await begin({ clientFolder: folder });
    const { status, headers } = await harness.http('GET', '/assets/main-abc123.js');
    expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('what lies beside them is asked for anew, too', async () => {
    await begin({ clientFolder: folder });
    const { status, headers } = await harness.http('GET', '/play.en.html');
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-cache']);
  });

  it.each([
    ['en', '/play', '<p>play'],
    ['zh-TW, en;q=0.5', '/play', '<p>一局'],
    ['en', '/play?lang=zh', '<p>一局'],
    ['zh', '/play?lang=none', '<p>一局'],
  ])('to who reads %s, %s begins in that language', async (accepted, path, page) => {
    await begin({ clientFolder: folder });
    const answer = await fetch(harness.origin + path, { headers: { 'accept-language': accepted } });
    expect(await answer.text()).toBe(page);
    expect(answer.headers.get('vary')).toContain('Accept-Language');
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['identity', null],
  ])('to who accepts %s they come as %s', async (accepted, encoding) => {
    await begin({ clientFolder: folder });
    const answer = await fetch(`${harness.origin}/play`, { headers: { 'accept-encoding': accepted } });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    expect(answer.headers.get('vary')).toContain('Accept-Encoding');
    expect(await answer.text()).toBe(play);
    const etag = answer.headers.get('etag') ?? '';
    const again = await fetch(`${harness.origin}/play`, {
      headers: { 'accept-encoding': accepted, 'if-none-match': etag },
    });
    expect(again.status).toBe(304);
  });

  it.each(['/nonsense', '/practice', '/assets/none.js', '/..%2f..%2fpackage.json', '/index.html/x'])(
    '%s is nothing: a page says so',
    async (path) => {
      await begin({ clientFolder: folder });
      const { status, body } = await harness.http('GET', path);
      expect(status).toBe(404);
      expect(body).toContain('nothing at this address');
    },
  );

  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN', '这个地址没有内容'],
    ['xx', 'en', 'There is nothing at this address'],
  ])('to a reader of %s that page speaks %s, and no other language', async (accepted, tag, sentence) => {
    await begin({ clientFolder: folder });
    const answer = await fetch(`${harness.origin}/nonsense`, { headers: { 'accept-language': accepted } });
    const body = await answer.text();
    expect(body).toContain(`<html lang="${tag}">`);
    expect(body).toContain(sentence);
    expect(body.match(/<p>/g)).toHaveLength(2);
    expect(answer.headers.get('vary')).toContain('Accept-Language');
  });
});
