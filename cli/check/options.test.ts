/** Tests of what `2msl check` looks at, and in which form it tells: filters, files, SARIF, picture. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { WARNING_CODES } from '../../shared/observer/notes.ts';
import { VIOLATION_CODES } from '../../shared/observer/violations.ts';
import { mutated, octetOf } from './fixtures/mutated.ts';
import { hostOf, testFolder, told, trace } from './fixtures/told.ts';

const { folder, file } = testFolder();

const SYN = 0x02;
const lostFin = trace('lost_fin', 'a');
const lostFinHost = hostOf('lost_fin', 'A');
const flood = trace('syn_flood', 'b');
const mutant = (): string => file('mutant.pcap', mutated(readFileSync(lostFin), 4, 'flags', SYN));

interface Connection {
  readonly a: string;
  readonly b: string;
  readonly hosts: Record<'a' | 'b', { readonly states: readonly string[] }>;
}

async function connectionsOf(...args: string[]): Promise<readonly Connection[]> {
  const { status, out, errors } = await told('--json', ...args);
  expect({ status, errors }).toEqual({ status: 0, errors: '' });
  return JSON.parse(out).files[0].connections;
}

describe('the filters', () => {
  test('--port and --about leave the connections that they name', async () => {
    const all = await connectionsOf(flood);
    const [one, other] = [all[3]?.a ?? '', all[5]?.a ?? ''].map((end) => end.split(':')[1] ?? '');
    expect((await connectionsOf('--port', `${one}`, flood)).map(({ a }) => a)).toEqual([all[3]?.a]);
    expect(await connectionsOf('--port', `${one}`, '--port', `${other}`, flood)).toHaveLength(2);
    expect(await connectionsOf('--about', hostOf('syn_flood', 'B'), flood)).toHaveLength(all.length);
  });

  test.each([
    ['--frames=1-3', 'ESTABLISHED'],
    ['--frames=-4', 'FIN-WAIT-1'],
    ['--seconds=0-0.1', 'FIN-WAIT-1'],
    ['--seconds=-0.23', 'FIN-WAIT-1'],
    ['--seconds=0-', 'TIME-WAIT'],
  ])('%s leaves the life up to %s', async (range, state) => {
    const [connection] = await connectionsOf('--host', lostFinHost, range, lostFin);
    expect(connection?.hosts.a.states.at(-1)).toBe(state);
  });

  test('that let nothing pass leave nothing that could be called legal', async () => {
    for (const filter of [
      ['--about', '192.0.2.1'],
      ['--port', '1'],
      ['--frames', '8-'],
      ['--seconds', '1-2'],
    ]) {
      const { status, errors } = await told(...filter, lostFin);
      expect({ status, errors }).toEqual({
        status: 2,
        errors: `2msl check: ${lostFin}: No segment of it passes the filters.\n`,
      });
    }
  });
});

test('files that follow on each other are one capture, and their frames are numbered on', async () => {
  const whole = readFileSync(lostFin);
  // 34 octets of headers and the control bits' place come before that octet.
  const cut = octetOf(whole, 4, 'flags') - 14 - 20 - 13 - 16;
  const parts = [
    file('part-1.pcap', whole.subarray(0, cut)),
    file('part-2.pcap', Buffer.concat([whole.subarray(0, 24), whole.subarray(cut)])),
  ];
  const together = await told('--follow-on', '--host', lostFinHost, ...parts);
  const atOnce = await told('--host', lostFinHost, lostFin);
  expect(together).toEqual({ ...atOnce, out: atOnce.out.replace(lostFin, parts.join(' ')) });
  expect(together.out).toContain('sent again: FIN (frame 5)');
  const apart = await told('--host', lostFinHost, ...parts);
  expect(apart.out.match(/ ⇄ /g)).toHaveLength(2);
});

describe('SARIF', () => {
  test('has a result for what is illegal, with the rule, the frame as a line, and the filter', async () => {
    const path = mutant();
    const { status, out } = await told('--sarif', '--host', lostFinHost, lostFin, path);
    expect(status).toBe(1);
    const { version, runs } = JSON.parse(out);
    expect([version, runs.length, runs[0].results.length]).toEqual(['2.1.0', 1, 1]);
    const [result] = runs[0].results;
    expect(result).toMatchObject({
      level: 'error',
      message: { text: expect.stringMatching(/^10\.77\.15\.1:43548: .*\(R\d+, RFC 9293 §/) },
      locations: [{ physicalLocation: { artifactLocation: { uri: path }, region: { startLine: 4 } } }],
      properties: {
        displayFilter:
          'ip.addr == 10.77.15.1 && tcp.port == 43548 && ip.addr == 10.77.15.2 && tcp.port == 8000',
      },
    });
    expect(runs[0].tool.driver.rules[result.ruleIndex]).toEqual({
      id: 'impossible-flags',
      name: 'ImpossibleFlags',
      shortDescription: {
        text: 'SYN, FIN and RST never go together: no TCP sends a segment with such flags.',
      },
      fullDescription: { text: expect.stringMatching(/such flags\. No legal behaviour of the host/) },
      help: { text: 'RFC 9293 §3.10.7.4' },
      helpUri: 'https://www.rfc-editor.org/rfc/rfc9293#section-3.10.7.4',
      defaultConfiguration: { level: 'error' },
    });
  });

  test('describes every rule in words that stand by themselves, each with its level and a page', async () => {
    const { out } = await told('--sarif', lostFin);
    const { rules } = JSON.parse(out).runs[0].tool.driver;
    expect(rules.length).toBe(VIOLATION_CODES.length + WARNING_CODES.length);
    for (const { shortDescription, fullDescription, helpUri, defaultConfiguration } of rules) {
      expect(shortDescription.text).toMatch(/^[A-Z][^{}]*\.$/);
      expect(fullDescription.text).not.toBe(shortDescription.text);
      expect(helpUri).toMatch(/^https:\/\/www\.rfc-editor\.org\/rfc\/rfc\d+#section-[\d.]+$/);
      expect(['error', 'warning']).toContain(defaultConfiguration.level);
    }
  });

  test('is whole where nothing is illegal', async () => {
    const { status, out } = await told('--sarif', lostFin);
    expect([status, JSON.parse(out).runs[0].results]).toEqual([0, []]);
  });
});

describe('the picture', () => {
  const picture = join(folder, 'ladder.svg');
  const drawn = (): string => readFileSync(picture, 'utf8');

  test('has both hosts, the frames, the states, and what was sent again', async () => {
    const { status, errors } = await told('--ladder', picture, '--host', lostFinHost, lostFin);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(drawn()).toMatch(/^<svg .*10\.77\.15\.1:43548.*10\.77\.15\.2:8000.*<\/svg>\n$/);
    expect(drawn()).toContain('>FIN,ACK, seq 1, ack 1<');
    expect(drawn()).toContain('>TIME-WAIT<');
    expect(drawn().match(/class="arrow/g)).toHaveLength(7);
    expect(drawn().match(/class="arrow again"/g)).toHaveLength(1);
  });

  test('is of the first illegal connection, or of the first, in whichever file it is', async () => {
    const path = mutant();
    for (const files of [
      [lostFin, path, flood],
      [path, lostFin],
    ]) {
      expect((await told('--ladder', picture, '--host', lostFinHost, ...files)).status).toBe(1);
      expect(drawn().match(/class="arrow illegal"/g)).toHaveLength(1);
    }
    await told('--ladder', picture, lostFin, flood);
    expect(drawn()).toContain('10.77.15.1:43548');
  });

  test('that cannot be written is told of in one line, and the rest comes out', async () => {
    const nowhere = join(folder, 'nowhere', 'ladder.svg');
    const { status, out, errors } = await told('--ladder', nowhere, lostFin);
    expect({ status, errors }).toEqual({
      status: 2,
      errors: `2msl check: --ladder ${nowhere}: There is no such folder.\n`,
    });
    expect(out).toContain('1 connection: nothing illegal\n');
  });
});

test.each([
  [['--about', 'server'], '--about wants an IP address, and "server" is none'],
  [['--port', 'http'], '--port wants a number up to 65535, and "http" is none'],
  [['--port', '65536'], '--port wants a number up to 65535, and "65536" is none'],
  [['--frames', '7'], '--frames wants a range like 100-200, and "7" is none'],
  [['--frames', '-7'], "To specify an option argument starting with a dash use '--frames=-XYZ'"],
  [['--frames', '9-3'], '--frames wants a range like 100-200, and "9-3" is none'],
  [['--seconds', 'now-'], '--seconds wants a range like 100-200, and "now-" is none'],
  [['--json', '--sarif'], '--json and --sarif are two formats; choose one'],
])('%j is refused in one sentence, and the status is 2', async (args, message) => {
  const { status, out, errors } = await told(...args, lostFin);
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(errors).toBe(`2msl check: ${message}; see 2msl check --help\n`);
});
