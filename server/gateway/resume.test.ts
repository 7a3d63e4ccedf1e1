/** Tests of a client that comes back: it gets exactly what it missed. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMatch } from '../../shared/match/create.ts';
import type { MatchEvent } from '../../shared/match/match-event.ts';
import { play } from '../../shared/match/play.ts';
import { visibleEvents } from '../../shared/match/view.ts';
import type { RecordAnswer } from '../../shared/protocol/http.ts';
import { eventView } from '../../shared/protocol/verdict-view.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { EventView } from '../../shared/protocol/view.ts';
import { wordsOf } from '../../shared/words/every-language.ts';
import { runs } from '../../verify/depth.ts';
import type { TestClient } from '../testing/client.ts';
import { Harness } from '../testing/harness.ts';
import { testLife } from '../testing/scenario.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.start({ limits: { messages: null } });
});
afterAll(() => harness.close());

const WHAT = [
  'answer',
  'wrong answer',
  'time',
  'break',
  'break in the middle',
  'second tab',
  'all forgotten',
] as const;

const step = fc.record({
  what: fc.constantFrom(...WHAT),
  host: fc.constantFrom('A' as const, 'B' as const),
  milliseconds: fc.integer({ min: 100, max: 4_000 }),
});

/** What this host may see of the whole match, from the record and by the rules alone. */
async function told(match: string, host: 'A' | 'B'): Promise<readonly EventView[]> {
  const { record }: RecordAnswer = (await harness.http('GET', `/api/records/${match}`)).body;
  const { seed, level, players, inputs } = record;
  let state = createMatch({ scenario: testLife, seed, level, players });
  const events: MatchEvent[] = [];
  for (const { at, input } of inputs) {
    const played = play(state, input, at);
    state = played.match;
    events.push(...played.events);
  }
  return visibleEvents(state, host, events).map((event) =>
    eventView(event, wordsOf('en'), level, { predictions: [] }),
  );
}

/** Both have everything that the server has said so far. */
async function settle(clients: Iterable<TestClient>): Promise<void> {
  for (const client of clients) await client.move({ kind: 'discard' }, -1);
}

describe('a client that comes back', () => {
  it('gets exactly what it missed, whenever and however often it was away', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const { code, tokens, A, B } = await harness.pair();
        const token = { A: tokens[0], B: tokens[1] };
        const clients = { A, B };
        for (const { what, host, milliseconds } of steps) {
          const client = clients[host];
          if (what === 'answer') await client.answer();
          if (what === 'wrong answer') await client.move({ kind: 'discard' });
          if (what === 'time') {
            harness.clock.advance(milliseconds);
            await settle([A, B].includes(client) ? [client] : []);
          }
          if (!['break', 'break in the middle', 'second tab', 'all forgotten'].includes(what)) continue;
          if (what === 'break in the middle') {
            // What this makes happen finds nobody there, or a connection that breaks under it.
            client.move({ kind: 'discard' }).catch(() => undefined);
            harness.clock.advance(milliseconds);
          }
          if (what !== 'second tab') client.close();
          const back = harness.client();
          if (what !== 'all forgotten') back.knows(client);
          await back.hello(token[host], { resume: true });
          await back.until(() => back.messages.some(({ type }) => type === 'match'));
          clients[host] = back;
        }
        await settle(Object.values(clients));
        for (const host of ['A', 'B'] as const) {
          const { events, match } = clients[host];
          expect(events).toEqual(await told(match ?? '', host));
          expect(events.map(({ version }) => version)).toEqual(
            [...new Set(events.map(({ version }) => version))].sort((x, y) => x - y),
          );
        }
        await harness.http('POST', `/api/teach/classes/${code}/close`);
      }),
      { numRuns: runs(25) },
    );
  });

  it('that knows more than there is, or another match, is told all from the beginning', async () => {
    const { A, tokens } = await harness.pair();
    for (const seen of [
      { match: A.match ?? '', version: 9_999, history: A.history },
      { match: A.match ?? '', version: A.view?.version ?? 0, history: 'A ofAnother' },
      { match: A.match ?? '', version: A.view?.version ?? 0, history: A.history.slice(1) },
      { match: 'another', version: 1, history: A.history },
    ]) {
      const back = harness.client();
      await back.open();
      back.send({ type: 'hello', protocol: PROTOCOL_VERSION, token: tokens[0], class: null, seen });
      expect((await back.last('match')).since).toBe(0);
      expect((await back.error()).code).toBe('history-lost');
    }
  });

  it('as somebody on the other side is told the other half from the beginning, and that nothing is lost', async () => {
    const { A, code, tokens } = await harness.pair();
    const { view } = await (await harness.watch(code)).last('teacher');
    const ada = view.players.find(({ name }) => name === 'Ada')?.id;
    const seen = { match: A.match ?? '', version: A.view?.version ?? 0, history: A.history };
    const seat = { match: A.match, host: 'B', player: ada };
    expect((await harness.http('POST', `/api/teach/classes/${code}/seats`, seat)).status).toBe(200);
    await A.until(() => A.view?.hosts[0]?.host === 'B');
    expect(A.messages.findLast((one) => one.type === 'match')).toMatchObject({ since: 0 });
    // A device that slept through it.
    const back = harness.client();
    await back.open();
    back.send({ type: 'hello', protocol: PROTOCOL_VERSION, token: tokens[0], class: null, seen });
    expect(await back.first('match')).toMatchObject({ since: 0, view: { hosts: [{ host: 'B' }] } });
    expect(back.messages.filter(({ type }) => type === 'error')).toEqual([]);
  });

  it('that has everything is told so with no events, and later ones follow from there', async () => {
    const { B, tokens } = await harness.pair();
    const back = harness.client().knows(B);
    await back.hello(tokens[1], { resume: true });
    const first = await back.last('match');
    expect(first).toMatchObject({ since: B.view?.version, events: [] });
    await back.move({ kind: 'discard' });
    expect((await back.last('match')).since).toBe(first.view.version);
  });

  it('is a teacher’s page, too: it takes up the match that it watched', async () => {
    const { A, code } = await harness.pair();
    const page = await harness.watch(code);
    const id = page.nextId();
    page.send({ type: 'watch', id, match: A.match });
    await page.reply(id);
    page.close();
    await A.move({ kind: 'discard' });
    const back = harness.client().knows(page);
    await back.hello(harness.teacher, { code, resume: true });
    const told = await back.last('match');
    expect(told).toMatchObject({ since: page.view?.version, events: [{ type: 'refused', host: 'A' }] });
  });
});
