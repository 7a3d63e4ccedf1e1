/** Tests of links that carry a scenario. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isScenarioLink, scenarioLink, scenarioOfLink } from './scenario-link.ts';

const SERVER = 'http://192.168.1.5:3000/';
const LESSON = { name: 'goodbye', text: 'title: 再见\n# “comment”\n' };

describe('a link', () => {
  test('carries any scenario there and back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        async (name, text) => {
          const link = await scenarioLink(SERVER, { name, text });
          expect(new URL(link).href).toBe(link);
          expect(await scenarioOfLink(link)).toEqual({ name, text });
        },
      ),
      { numRuns: 50 },
    );
  });

  test('leads to the teacher’s page, and says nothing to a server', async () => {
    const { pathname, search, hash } = new URL(await scenarioLink(SERVER, LESSON));
    expect([pathname, search]).toEqual(['/teach', '']);
    expect(isScenarioLink(hash)).toBe(true);
    expect(await scenarioOfLink(`  ${hash} `)).toEqual(LESSON);
  });

  test('is much shorter than the text', async () => {
    const text = 'script:\n'.padEnd(8_000, '  - { host: A, call: CLOSE }\n');
    expect((await scenarioLink(SERVER, { name: 'x', text })).length).toBeLessThan(500);
  });

  test('that was damaged, or is another, carries nothing', async () => {
    const link = await scenarioLink(SERVER, LESSON);
    expect(await scenarioOfLink(link.slice(0, -8))).toBeNull();
    expect(await scenarioOfLink(`${SERVER}/teach#scenario=%%%`)).toBeNull();
    expect(await scenarioOfLink(`${SERVER}/teach#secret=abc`)).toBeNull();
    expect(await scenarioOfLink(SERVER)).toBeNull();
    const packed = async (value: unknown): Promise<string> => {
      const stream = new Blob([JSON.stringify(value)])
        .stream()
        .pipeThrough(new CompressionStream('deflate-raw'));
      const octets = new Uint8Array(await new Response(stream).arrayBuffer());
      return `#scenario=${btoa(String.fromCharCode(...octets))
        .replaceAll('+', '-')
        .replaceAll('/', '_')}`;
    };
    for (const other of [7, null, [], { name: 'x' }, { name: 1, text: 2 }])
      expect(await scenarioOfLink(await packed(other))).toBeNull();
    expect(await scenarioOfLink(await packed({ name: 'bomb', text: 'x'.repeat(1_000_000) }))).toBeNull();
  });
});
