/** Everybody is told everything in their own language, whatever the others in the match read. */
import { afterEach, describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '../../shared/protocol/socket.ts';
import { MAX_MESSAGE_OCTETS, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { wordsOf } from '../../shared/words/every-language.ts';
import type { TestClient } from '../testing/client.ts';
import { Harness } from '../testing/harness.ts';
import { FIRST_CALL } from '../testing/scenario.ts';

let harness: Harness;
afterEach(() => harness.close());

/** Two players of one match, A in English and B in Chinese. */
async function begin(): Promise<{ A: TestClient; B: TestClient; tokens: readonly string[] }> {
  harness = await Harness.start();
  const { A, B, tokens } = await harness.pair('standard');
  A.close();
  B.close();
  const [english, chinese] = [harness.client(), harness.client()];
  await english.hello(tokens[0] ?? '', { language: 'en-GB' });
  await chinese.hello(tokens[1] ?? '', { language: 'zh-Hant-TW' });
  await Promise.all([english, chinese].map((client) => client.until(() => client.view !== null)));
  return { A: english, B: chinese, tokens };
}

const WRONG = { kind: 'nothing', next: 'ESTABLISHED' } as const;

const refusedIn = (client: TestClient): string[] =>
  client.events.flatMap((event) => (event.type === 'refused' ? [event.verdict.message] : []));

describe('a player', () => {
  it('is answered in the language of hello, and so is the other one of the match', async () => {
    const { A, B } = await begin();
    const places = { state: 'CLOSED', claimed: 'ESTABLISHED' };
    expect(await B.move(WRONG)).toMatchObject({
      verdict: {
        message: wordsOf('zh').verdicts('wrong-state', places),
        question: wordsOf('zh').misconceptions('listening-is-being-connected.question'),
        hint: null,
      },
    });
    expect(await B.move(WRONG)).toMatchObject({ verdict: { hint: wordsOf('zh').rules('R4') } });
    const text = wordsOf('zh').verdicts('wrong-state', places);
    expect(refusedIn(B)).toEqual([text, text]);
    await B.move({ kind: 'nothing', next: 'LISTEN' });
    harness.clock.advance(FIRST_CALL);
    await A.untilStimulus();
    expect(await A.move(WRONG)).toMatchObject({
      verdict: { message: wordsOf('en').verdicts('reply-missing') },
    });
  });

  it('is refused in the language of hello', async () => {
    const { A, B } = await begin();
    for (const [client, code] of [
      [A, 'en'],
      [B, 'zh'],
    ] as const) {
      const reply = await client.move(WRONG, 999);
      expect(reply).toMatchObject({ message: wordsOf(code).errors('no-such-stimulus') });
    }
  });

  it('who switches says hello anew and is told all that happened in the other language', async () => {
    const { B, tokens } = await begin();
    await B.move(WRONG);
    const before = refusedIn(B);
    B.close();
    const again = harness.client();
    await again.hello(tokens[1] ?? '', { language: 'qps' });
    await again.until(() => again.view !== null);
    expect(again.events).toHaveLength(B.events.length);
    expect(refusedIn(again)).toHaveLength(before.length);
    for (const message of refusedIn(again)) expect(message).toMatch(/^\[.*\]$/);
  });

  it.each([
    ['of a language that we do not have', { language: 'tlh' }],
    ['who names none', {}],
  ])('%s is answered in English', async (_, named) => {
    harness = await Harness.start();
    const client = harness.client();
    await client.open();
    const hello = {
      type: 'hello',
      protocol: PROTOCOL_VERSION,
      token: 'x'.repeat(24),
      class: null,
      seen: null,
    };
    client.raw(JSON.stringify({ ...hello, ...named }));
    expect((await client.error()).message).toBe(wordsOf('en').errors('no-such-token'));
  });

  it('with a page of the first protocol, which names no language, is told so', async () => {
    harness = await Harness.start();
    const client = harness.client();
    await client.open();
    client.raw(
      JSON.stringify({ type: 'hello', protocol: 1, token: 'x'.repeat(24), class: null, seen: null }),
    );
    expect((await client.error()).code).toBe('wrong-protocol');
    expect((await client.end()).code).toBe(CLOSE_CODES['wrong-protocol']);
  });
});

describe('a device', () => {
  const chinese = { headers: { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5' } };
  /** More than any message may have: its frame alone is refused, before anybody reads it. */
  const TOO_LARGE = 'x'.repeat(MAX_MESSAGE_OCTETS + 1);

  it('that has not said hello is told everything in the language of its handshake', async () => {
    harness = await Harness.start();
    const client = harness.client(chinese);
    await client.open();
    client.raw('no JSON');
    expect(await client.error()).toMatchObject({ message: wordsOf('zh').errors('bad-message') });
    client.raw(TOO_LARGE);
    await client.end();
    expect(await client.error()).toMatchObject({ message: wordsOf('zh').errors('message-too-large') });
  });

  it('that has said hello is told in the language of that, also why its transport closes', async () => {
    harness = await Harness.start();
    const { tokens } = await harness.pair('standard');
    const client = harness.client(chinese);
    await client.hello(tokens[0], { language: 'en' });
    client.raw(TOO_LARGE);
    await client.end();
    expect(await client.error()).toMatchObject({ message: wordsOf('en').errors('message-too-large') });
  });
});

describe('a request', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.5', 'zh'],
    ['xx, en;q=0.5', 'en'],
    ['*', 'en'],
    ['', 'en'],
  ] as const)('that accepts %j is answered in %s', async (accepted, code) => {
    harness = await Harness.start();
    const answer = await fetch(`${harness.origin}/api/classes/QQQQQQ`, {
      headers: { 'Accept-Language': accepted },
    });
    expect(await answer.json()).toMatchObject({ error: { message: wordsOf(code).errors('no-such-class') } });
    const names = await fetch(`${harness.origin}/api/names`, { headers: { 'Accept-Language': accepted } });
    expect(/\p{Script=Han}/u.test(await names.text())).toBe(code === 'zh');
  });
});
