/** Tests that whatever comes in harms no connection but its own. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { TestClient } from '../testing/client.ts';
import { Harness } from '../testing/harness.ts';

let harness: Harness;
let bystander: TestClient;
let token = '';
beforeAll(async () => {
  harness = await Harness.start({ limits: { messages: null } });
  const { B, tokens } = await harness.pair();
  bystander = B;
  token = tokens[0];
});
afterAll(() => harness.close());

/** The server still plays with everybody else. */
async function stillPlays(): Promise<void> {
  expect(await bystander.move({ kind: 'discard' })).toMatchObject({ type: 'answer' });
}

const bytes = fc.uint8Array({ maxLength: 2_000 }).map((array) => Buffer.from(array));
const json = fc.json({ maxDepth: 5 });
const messageLike = fc
  .record(
    {
      type: fc.constantFrom('hello', 'move', 'call', 'advice', 'watch', '__proto__'),
      id: fc.oneof(fc.integer(), fc.double(), fc.string(), fc.constant(null)),
      match: fc.oneof(fc.string({ maxLength: 40 }), fc.constant(null)),
      stimulus: fc.oneof(fc.integer(), fc.constant(null)),
      move: fc.record(
        {
          kind: fc.constantFrom('send', 'nothing', 'discard', 'fly'),
          next: fc.constantFrom('CLOSED', 'LISTEN', 'OPEN'),
          segments: fc.array(fc.record({ flags: fc.integer(), seq: fc.double() }, { requiredKeys: [] }), {
            maxLength: 10,
          }),
        },
        { requiredKeys: [] },
      ),
      call: fc.anything(),
      token: fc.string({ maxLength: 80 }),
      // With another it is told to reload, and closed.
      protocol: fc.constant(PROTOCOL_VERSION),
      class: fc.oneof(fc.string(), fc.constant(null)),
      seen: fc.anything(),
    },
    { requiredKeys: ['type'] },
  )
  .map((message) => {
    try {
      return JSON.stringify(message) ?? '';
    } catch {
      return '';
    }
  });

describe('whatever comes in', () => {
  it.each([
    ['random octets in binary messages', bytes],
    ['random JSON', json],
    ['what looks like a message', messageLike],
  ] as const)('%s: is answered with a typed error or a reply, and nothing breaks', async (_, arbitrary) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(arbitrary as fc.Arbitrary<string | Buffer>, { minLength: 1, maxLength: 20 }),
        async (all) => {
          const client = harness.client();
          await client.hello(token);
          const before = client.messages.filter(({ type }) => type === 'error' || type === 'answer').length;
          for (const one of all) client.raw(one);
          const answers = (): number =>
            client.messages.filter(({ type }) => type === 'error' || type === 'answer').length - before;
          await client.until(() => answers() === all.length || client.closed !== null);
          expect(client.closed).toBeNull();
          client.close();
          await stillPlays();
        },
      ),
      { numRuns: 20 },
    );
  });

  it('random octets in place of frames: closes that connection, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 20, maxLength: 200 }), async (octets) => {
        const client = harness.client();
        await client.hello(token);
        const { _socket: tcp } = client.socket as unknown as { _socket: import('node:net').Socket };
        tcp.end(Buffer.from(octets));
        await client.end();
        await stillPlays();
      }),
      { numRuns: 40 },
    );
  });
});
