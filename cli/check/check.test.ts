/** The command itself, on files of the disk: what it prints, what it complains of, and its exit status. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { CAPTURE_FORMATS, exportCapture } from '../../shared/capture/export.ts';
import { VIEWPOINTS } from '../../shared/capture/viewpoint.ts';
import { scenarioById } from '../../shared/scenarios/catalogue/catalogue.ts';
import { playToTheEnd } from '../../shared/scenarios/catalogue/fixtures/players.ts';
import { createTerminal } from '../terminal.ts';
import { mutated, octetOf } from './fixtures/mutated.ts';
import { gathering, hostOf, testFolder, told, trace } from './fixtures/told.ts';

const { folder, file } = testFolder();

test('when nothing can be written, that is known', async () => {
  const full = new Writable({ write: (_chunk, _encoding, done) => done(new Error('no space left')) });
  const terminal = createTerminal(full, gathering([]));
  terminal.write('x');
  await terminal.flush();
  expect([terminal.closed, terminal.failure?.message]).toEqual([true, 'no space left']);
});

const SYN = 0x02;
const lostFin = trace('lost_fin', 'a');
const lostFinHost = hostOf('lost_fin', 'A');

describe('2msl check', () => {
  test('tells each host’s way, and what was sent again', async () => {
    const { status, out, errors } = await told('--host', lostFinHost, lostFin);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(out).toBe(`${lostFin}
  10.77.15.1:43548 ⇄ 10.77.15.2:8000
    10.77.15.1:43548  legal    CLOSED → SYN-SENT → ESTABLISHED → FIN-WAIT-1 → TIME-WAIT
                      sent again: FIN (frame 5)
    10.77.15.2:8000   legal    CLOSED → LISTEN → SYN-RECEIVED → ESTABLISHED → CLOSE-WAIT → LAST-ACK → CLOSED
  7 frames, 7 TCP segments, 1 connection: nothing illegal

`);
  });

  test('lists some of the connections of a flood, and counts the rest', async () => {
    const flood = trace('syn_flood', 'b');
    const { out } = await told(flood);
    expect(out.match(/ ⇄ /g)).toHaveLength(21);
    expect(out).toContain('  and 10 more connections of which a single segment was seen\n');
    const { out: json } = await told('--json', flood);
    expect(JSON.parse(json).files[0].connections).toHaveLength(31);
  });

  test('names the first segment that is illegal, with rule, section and frame, and exits with 1', async () => {
    const mutant = file('mutant.pcap', mutated(readFileSync(lostFin), 4, 'flags', SYN));
    const { status, out } = await told('--host', lostFinHost, mutant);
    expect(status).toBe(1);
    expect(out).toMatch(
      /illegal {2}CLOSED → SYN-SENT → ESTABLISHED\n.*frame 4, \d\.\d{6} s: .*\(R\d+, RFC 9293 §/,
    );
    expect(out).toContain('1 host with something illegal');
  });

  test('as JSON is one document with a report of each connection and host', async () => {
    const mutant = file('mutant.pcap', mutated(readFileSync(lostFin), 4, 'flags', SYN));
    const { status, out } = await told('--json', '--host', lostFinHost, lostFin, mutant);
    expect(status).toBe(1);
    const { files } = JSON.parse(out);
    expect(files.map((f: { file: string }) => f.file)).toEqual([lostFin, mutant]);
    const [{ connections: legal }, { connections: illegal }] = files;
    expect(legal).toHaveLength(1);
    expect(legal[0].a).toMatch(new RegExp(`^${lostFinHost}:\\d+$`));
    expect(legal[0].hosts.a).toMatchObject({
      verdict: 'legal',
      states: ['CLOSED', 'SYN-SENT', 'ESTABLISHED', 'FIN-WAIT-1', 'TIME-WAIT'],
      retransmitted: 1,
      retransmissions: [{ frame: 5, of: 'FIN' }],
    });
    expect(legal[0].hosts.a).not.toHaveProperty('firstIllegal');
    expect(illegal[0].hosts.a.firstIllegal).toEqual({
      frame: 4,
      time: expect.closeTo(1_795_437_473, -2),
      code: expect.any(String),
      rule: expect.stringMatching(/^R\d+$/),
      rfc: expect.stringMatching(/^RFC \d+ §/),
      message: expect.any(String),
    });
    expect(files[0]).toMatchObject({ frames: 7, segments: 7, skipped: {}, givenUp: 0 });
  });

  test('holds nothing strictly against a host of which nobody says that it was captured there', async () => {
    const mutant = file('mutant.pcap', mutated(readFileSync(lostFin), 3, 'seq', 1));
    expect((await told('--host', lostFinHost, mutant)).status).toBe(1);
    const { status, out } = await told(mutant);
    expect(status).toBe(0);
    expect(out).toContain('so both were judged leniently');
  });

  test('judges by RFC 9293 alone, and believes in no gap, when told so', async () => {
    const [flood, server] = [trace('syn_flood', 'b'), hostOf('syn_flood', 'B')];
    expect((await told('--host', server, flood)).status).toBe(0);
    const { status, out } = await told('--profile', 'rfc9293', '--complete', '--host', server, flood);
    expect(status).toBe(1);
    expect(out).toContain('(R36, RFC 9293 §3.10.7.2)');
  });
});

describe('an export of a match', () => {
  const scenario = scenarioById('data');
  if (scenario === null) throw new Error('no scenario');
  const { events } = playToTheEnd({ scenario, seed: 7, players: { A: 'autopilot', B: 'autopilot' } });
  const cases = VIEWPOINTS.flatMap((viewpoint) => CAPTURE_FORMATS.map((format) => ({ viewpoint, format })));

  test.each(cases)(
    'seen from $viewpoint, as $format, is legal: it says where and how slow',
    async (options) => {
      const { viewpoint, format } = options;
      const path = file(`${viewpoint}.${format}`, Buffer.concat([...exportCapture(events, options)]));
      // Said of another file, a host changes nothing about this one.
      for (const args of [[path], ['--profile', 'rfc9293', path], ['--host', '10.0.0.1', path]]) {
        const { status, out, errors } = await told(...args);
        expect({ status, errors }).toEqual({ status: 0, errors: '' });
        expect(out).toContain(
          `a match of 2MSL, seen ${viewpoint === 'wire' ? 'on the wire' : `at host ${viewpoint}`}`,
        );
        expect(out).not.toContain('leniently');
      }
    },
  );

  test('that was changed is not', async () => {
    const pcap = new Uint8Array(
      Buffer.concat([...exportCapture(events, { viewpoint: 'A', format: 'pcap' })]),
    );
    // Its link layer is raw IP: without Ethernet's 14 octets, and the third record is A's ACK.
    const at = octetOf(pcap, 3, 'seq') - 14;
    pcap[at] = (pcap[at] ?? 0) ^ 1;
    const { status, out } = await told(file('changed.pcap', pcap));
    expect(status).toBe(1);
    expect(out).toContain('frame 3');
  });
});

describe('a file that cannot be read', () => {
  const lines = (errors: string): number => errors.split('\n').length - 1;

  test.each([
    ['is not there', () => join(folder, 'nothing.pcap'), 'There is no such file.'],
    ['is a folder', () => folder, 'It is a folder.'],
    [
      'is no capture',
      () => file('text.pcap', new TextEncoder().encode('hello, world')),
      'Not a pcap or pcapng file',
    ],
    ['is empty', () => file('empty.pcap', new Uint8Array()), 'The file is empty.'],
  ])('because it %s has one clear line, and the status is 2', async (_why, path, message) => {
    const { status, out, errors } = await told(path());
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(errors).toContain(`2msl check: ${path()}: ${message}`);
    expect(lines(errors)).toBe(1);
  });

  test('because nothing in it is of a link layer that is read has that line, and the status is 2', async () => {
    const other = Uint8Array.from(readFileSync(lostFin));
    new DataView(other.buffer).setUint32(20, 147, true);
    const { status, errors } = await told(file('dlt-user.pcap', other));
    expect(status).toBe(2);
    expect(errors).toMatch(/dlt-user\.pcap: Its link layer is not read: user 0 \(147\)\.\n$/);
  });

  test('of a name with control characters is told in one line all the same', async () => {
    const { errors, out } = await told('no\nsuch.pcap', file('red\x1b[31m.pcap', readFileSync(lostFin)));
    expect(errors).toBe('2msl check: no\\x0asuch.pcap: There is no such file.\n');
    expect(out).toContain('red\\x1b[31m.pcap\n');
  });

  test('for want of TCP is never called legal', async () => {
    // One frame, and what IP carries in it is UDP.
    const udp = readFileSync(lostFin);
    udp[24 + 16 + 14 + 9] = 17;
    const only = udp.subarray(0, 24 + 16 + udp.readUInt32LE(24 + 8));
    const { status, out, errors } = await told(file('no-tcp.pcap', only));
    expect(status).toBe(2);
    expect(out).toContain('0 connections: nobody judged\n');
    expect(out).not.toContain('illegal');
    expect(errors).toContain('No TCP was read of it.');
  });

  test('to its end is judged as far as it goes', async () => {
    const broken = file('cut.pcap', readFileSync(lostFin).subarray(0, -20));
    const { status, out, errors } = await told('--host', lostFinHost, broken);
    expect(status).toBe(2);
    expect(out).toContain('FIN-WAIT-1');
    expect(out).toContain('6 TCP segments, 1 connection: nothing illegal (as far as it could be read)');
    expect(errors).toMatch(
      /^2msl check: .*cut\.pcap: The file ends in the middle of a record, at octet \d+\.\n$/,
    );
  });

  test('does not keep the others from being judged, nor the JSON from being whole', async () => {
    const { status, out, errors } = await told('--json', join(folder, 'nothing.pcap'), lostFin);
    expect(status).toBe(2);
    expect(lines(errors)).toBe(1);
    const { files } = JSON.parse(out);
    expect(files[0]).toMatchObject({ connections: [], error: 'There is no such file.' });
    expect(files[1].connections).toHaveLength(1);
  });
});

describe('what cannot be meant', () => {
  test.each([
    [[], 'no capture file was named'],
    [['--host', 'server', lostFin], '--host wants an IP address, and "server" is none'],
    [
      ['--profile', 'solaris', lostFin],
      'there is no profile "solaris"; there are any, rfc9293, linux, bsd, macos, windows',
    ],
    [['--jason', lostFin], "Unknown option '--jason'"],
  ])('%j is told in one line, and the status is 2', async (args, message) => {
    const { status, out, errors } = await told(...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(errors).toBe(`2msl check: ${message}; see 2msl check --help\n`);
  });

  test('a host may be named in any form of its address; one that no connection is of is told of', async () => {
    const mapped = '::FFFF:a00:1';
    const { status, errors } = await told('--host', mapped, '--host', lostFinHost, lostFin);
    expect(status).toBe(0);
    expect(errors).toBe(
      '2msl check: --host ::ffff:10.0.0.1: no connection is of this host, nobody was judged strictly\n',
    );
  });
});
