/** Tests of the capture page over real captures, without a DOM. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportCapture } from '../../../shared/capture/export.ts';
import { HOSTS } from '../../../shared/hosts.ts';
import { capturedLines } from '../../../shared/observer/fixtures/lines.ts';
import { captureProblemText } from '../../../shared/pcap/error.ts';
import { pcapFile } from '../../../shared/pcap/fixtures/files.ts';
import { concat } from '../../../shared/pcap/fixtures/octets.ts';
import { tcpPacket } from '../../../shared/pcap/write/packet.ts';
import { FIN } from '../../../shared/tcp/segment.ts';
import { wordsOf } from '../../../shared/words/every-language.ts';
import { segmentsIn } from './arrange.ts';
import { exportOctets, fileOf } from './fixtures/captures.ts';
import { ladderOf } from './ladder.ts';
import { linkOf } from './link.ts';
import { type Listing, MOST_LISTED, unlistedIn } from './listing.ts';
import { directPort, WorkerStopped } from './port.ts';
import { type Capture, createCapture, type Playing } from './state.ts';

const traceFile = (trace: string, name: 'a.pcap' | 'b.pcap'): File =>
  fileOf(name, readFileSync(new URL(`../../../fixtures/traces/${trace}/${name}`, import.meta.url)));

const opened = async (file: File, hash = ''): Promise<Capture> => {
  const capture = createCapture(directPort(), linkOf(hash));
  await capture.open([file]);
  return capture;
};
const listed = (capture: Capture): Listing => {
  expect(capture.phase.value.at).toBe('list');
  return capture.listing.value!;
};
const played = async (capture: Capture, index = 0): Promise<Playing> => {
  await capture.choose(capture.shown.value[index]!);
  const { value } = capture.phase;
  if (value.at !== 'playing') throw new Error(`at ${value.at}`);
  return value.playing;
};
const problemOf = (capture: Capture) =>
  capture.phase.value.at === 'opening' ? capture.phase.value.problem : null;

describe('a capture that is opened', () => {
  it('is listed with the guess where it was taken, and judged by it', async () => {
    const capture = await opened(traceFile('normal_close_by_client', 'a.pcap'));
    const { options, connections, hints, addresses } = listed(capture);
    expect(hints).toMatchObject({ origin: null, guess: connections[0]!.a.ip });
    expect(options).toMatchObject({ viewpoint: hints.guess, profile: 'any' });
    expect(addresses).toHaveLength(2);
    expect(connections[0]).toMatchObject({ verdict: 'legal', id: 0 });
    expect(connections[0]!.hosts.a.states.at(-1)).toBe('TIME-WAIT');
  });

  it('is judged again when the reader knows better', async () => {
    const capture = await opened(traceFile('normal_close_by_client', 'a.pcap'));
    await capture.judge({ viewpoint: null, profile: 'rfc9293' });
    expect(listed(capture).options).toMatchObject({ viewpoint: null, profile: 'rfc9293' });
    const { playback } = await played(capture);
    expect(playback.record.files[0]?.seenFrom).toBe('wire');
    expect(playback.judged.A.seen).toBe('from elsewhere');
  });

  it.each(['pcapng', 'pcap'] as const)(
    'as %s, exported by us, is known and judged by RFC 9293',
    async (format) => {
      for (const viewpoint of ['A', 'B', 'wire'] as const) {
        const octets = exportOctets('data', { viewpoint, format });
        const capture = await opened(fileOf(`data.${format}`, octets));
        const { options, hints, connections } = listed(capture);
        expect(hints.origin?.viewpoint).toBe(viewpoint);
        expect(options.profile).toBe('rfc9293');
        expect(connections.map(({ verdict }) => verdict)).toEqual(['legal']);
        const { playback } = await played(capture);
        expect(playback.record.hosts.A.ip).toBe('10.0.0.1');
        expect(playback.record.files).toEqual([{ name: `data.${format}`, seenFrom: viewpoint }]);
      }
    },
  );

  it('keeps host A at the left in a match of ours that B opened', async () => {
    const capture = await opened(
      fileOf('x.pcap', exportOctets('simultaneous-open', { viewpoint: 'B', format: 'pcap' })),
    );
    expect((await played(capture)).playback.record.hosts.A.ip).toBe('10.0.0.1');
  });

  it('shows the first segment that nothing explains, and M leads to it', async () => {
    const octets = exportOctets('normal-close', { viewpoint: 'A', format: 'pcap' }).slice();
    // FIN in the ACK that ends the handshake: the third record, its control bits.
    const at = 24 + 2 * (16 + 44) + 16 + 20 + 13;
    octets[at] = (octets[at] ?? 0) | FIN;
    const capture = await opened(fileOf('mutated.pcap', octets));
    const [row] = listed(capture).connections;
    expect(row?.verdict).toBe('illegal');
    const { playback, cursor } = await played(capture);
    expect(cursor.toMistake(1)).toBe(true);
    const segment = playback.segments[playback.moments[cursor.index.value]!.segment!]!;
    expect(segment.accusations.map(({ host, illegal }) => [host, illegal.frame])).toEqual([
      ['A', row!.hosts.a.firstIllegal!.frame],
    ]);
  });

  it('is left for the list, and the list for another file', async () => {
    const capture = await opened(traceFile('refused', 'a.pcap'));
    await played(capture);
    capture.back();
    expect(capture.phase.value.at).toBe('list');
    capture.back();
    expect(capture.phase.value).toEqual({ at: 'opening', problem: null });
    expect(capture.listing.value).toBeNull();
  });
});

describe('a file that is no good', () => {
  it('is named with what is wrong and where, and nothing is listed', async () => {
    const problem = problemOf(await opened(fileOf('x.pcap', Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd))));
    if (problem?.kind !== 'no-capture') throw new Error(problem?.kind);
    expect(captureProblemText(wordsOf('en').captures, problem.problem)).toMatch(
      /^Not a pcap or pcapng file: it begins with 28b52ffd: zstd data; unpack it first\.$/,
    );
    expect(captureProblemText(wordsOf('zh').captures, problem.problem)).toMatch(/zstd/);
    expect(problem.name).toBe('x.pcap');
  });

  it('packed by gzip is read as it is', async () => {
    const packed = traceFile('normal_close_by_client', 'a.pcap').stream();
    const octets = await new Response(packed.pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
    const { broken, connections } = listed(await opened(fileOf('a.pcap.gz', new Uint8Array(octets))));
    expect([broken, connections.length]).toEqual([null, 1]);
    const damaged = await opened(fileOf('b.pcap.gz', new Uint8Array(octets).subarray(0, -9)));
    expect(listed(damaged).broken).toEqual({ id: 'bad-gzip' });
  });

  it('that breaks off is listed as far as it goes', async () => {
    const whole = new Uint8Array(await traceFile('normal_close_by_client', 'a.pcap').arrayBuffer());
    const { broken, connections } = listed(
      await opened(fileOf('a.pcap', whole.subarray(0, whole.length - 3))),
    );
    expect(broken).toEqual({ id: 'cut-short', size: `${whole.length - 3}` });
    expect(connections).toHaveLength(1);
  });

  it('that is empty says so', async () => {
    const problem = problemOf(await opened(fileOf('x', new Uint8Array(0))));
    expect(problem).toMatchObject({ kind: 'no-capture', problem: { id: 'empty' } });
  });

  it('without TCP has nothing listed, and counts why', async () => {
    const arp = new Uint8Array(60);
    arp.set([8, 6], 12);
    const { connections, counts, time } = listed(
      await opened(fileOf('arp.pcap', pcapFile([{ bytes: arp }]))),
    );
    expect(connections).toEqual([]);
    expect(counts).toMatchObject({ frames: 1, segments: 0, skipped: { 'not-ip': 1 } });
    expect(time).toBeNull();
  });

  it('that vanishes while it is read is said to be unreadable', async () => {
    const file = traceFile('refused', 'a.pcap');
    file.stream = () => {
      throw new DOMException('gone', 'NotReadableError');
    };
    expect(problemOf(await opened(file))).toEqual({ kind: 'unreadable', name: 'a.pcap' });
  });
});

it('a file that the worker could not read for want of itself is not said to be moved', async () => {
  const port = { ...directPort(), list: () => Promise.reject(new WorkerStopped()) };
  const capture = createCapture(port);
  await capture.open([traceFile('refused', 'a.pcap')]);
  expect(problemOf(capture)).toEqual({ kind: 'no-reader', name: 'a.pcap' });
});

describe('a flood', () => {
  const packet = (i: number) =>
    tcpPacket({
      source: { ip: `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255}`, port: 1024 },
      destination: { ip: '192.0.2.1', port: 80 },
      seq: i,
      ack: 0,
      flags: 2,
      wnd: 1000,
      up: 0,
      text: new Uint8Array(0),
      identification: 1 + i,
      timeToLive: 64,
    });

  it('of half-open connections is listed to a bound, and the rest is counted', async () => {
    const many = 17_000;
    const frames = Array.from({ length: many }, (_, i) => ({ bytes: packet(i), fraction: i }));
    const { connections, unlisted, givenUp, addresses } = listed(
      await opened(fileOf('flood.pcap', pcapFile(frames, { linkType: 101 }))),
    );
    expect(connections).toHaveLength(MOST_LISTED);
    expect(unlistedIn({ unlisted })).toBe(many - MOST_LISTED);
    expect(unlistedIn({ unlisted: { legal: 1, warning: 2, illegal: 3, unknown: 4 } })).toBe(10);
    expect(givenUp).toBeGreaterThan(0);
    expect(addresses[0]).toEqual({ ip: '192.0.2.1', connections: many });
  });
});

describe('the list', () => {
  const lines = capturedLines([
    'A SYN seq=100 wnd=1000',
    'B SYN,ACK seq=300 ack=101 wnd=1000',
    'A RST seq=101',
  ]);
  const file = (): File => {
    const frames = [5, 3, 1].flatMap((count, connection) =>
      Array.from({ length: count }, (_, i) => {
        const { seq, ack, flags, wnd, source, destination } = lines[Math.min(i, 2)]!;
        const host = (end: typeof source) =>
          end.port === 40_000 ? { ...end, port: 40_000 + connection } : end;
        const packet = {
          seq,
          ack,
          flags,
          wnd,
          up: 0,
          text: new Uint8Array(0),
          identification: 0,
          timeToLive: 64,
        };
        return {
          bytes: tcpPacket({ ...packet, source: host(source), destination: host(destination) }),
          seconds: connection,
          // Further apart than the copies of one frame.
          fraction: i * 100_000,
        };
      }),
    );
    return fileOf('three.pcap', pcapFile(frames, { linkType: 101 }));
  };

  it('is in order of time, and of whatever else is asked for', async () => {
    const capture = await opened(file());
    const ports = (): number[] => capture.shown.value.map(({ a }) => a.port);
    expect(ports()).toEqual([40_000, 40_001, 40_002]);
    capture.order.value = { by: 'segments', descending: false };
    expect(capture.shown.value.map(segmentsIn)).toEqual([1, 3, 5]);
    capture.order.value = { by: 'duration', descending: true };
    expect(ports()).toEqual([40_000, 40_001, 40_002]);
  });

  it('is sifted by address, port and verdict', async () => {
    const capture = await opened(file());
    const found = (text: string): number => {
      capture.sieve.value = { text, verdict: null };
      return capture.shown.value.length;
    };
    expect([
      found('40001'),
      found('10.0.0'),
      found('10.0.0.1:40002'),
      found('10.0.0.2 40002'),
      found('x'),
    ]).toEqual([1, 3, 1, 1, 0]);
    capture.sieve.value = { text: '', verdict: 'illegal' };
    expect(capture.shown.value).toEqual(
      listed(capture).connections.filter(({ verdict }) => verdict === 'illegal'),
    );
  });
});

describe('a link to a moment', () => {
  const octets = exportOctets('normal-close', { viewpoint: 'A' });
  const hash = '#t=5500&v=3&file=close.pcapng&a=10.0.0.1%3A49152&b=10.0.0.2%3A9293';

  it('leads there when its file is opened, at once', async () => {
    const capture = await opened(fileOf('close.pcapng', octets), hash);
    const { value } = capture.phase;
    expect(value.at === 'playing' && value.playing.cursor.place.value.at).toBe(5500);
    expect(capture.wanted.value.file).toBeNull();
    capture.back();
    expect(capture.phase.value.at).toBe('list');
  });

  it('waits while another file is opened', async () => {
    const capture = await opened(fileOf('other.pcapng', octets), hash);
    expect(capture.phase.value.at).toBe('list');
    const { cursor } = await played(capture);
    expect(cursor.place.value).toEqual({ index: 0, at: 0 });
    expect(capture.wanted.value.file).toBe('close.pcapng');
  });
});

describe('a record that was downloaded', () => {
  it('is opened and plays, without the capture', async () => {
    const { playback } = await played(await opened(traceFile('lost_fin', 'a.pcap')));
    const capture = await opened(
      fileOf('lost.json', new TextEncoder().encode(JSON.stringify(playback.record))),
    );
    const { value } = capture.phase;
    expect(value.at === 'playing' && value.playing.playback.record).toEqual(playback.record);
    capture.back();
    expect(capture.phase.value.at).toBe('opening');
  });

  it.each([
    ['damaged', '{"kind":"capture","format":1}', { problem: 'damaged', at: 'files' }],
    ['of a later version', '{"kind":"capture","format":9}', { problem: 'other-format', format: 9 }],
    ['something else', '{"record":{}}', { problem: 'no-record' }],
  ])('and is %s is refused with the reason', async (_, json, problem) => {
    const capture = await opened(fileOf('x.json', new TextEncoder().encode(json)));
    expect(problemOf(capture)).toEqual({ kind: 'bad-record', name: 'x.json', problem });
  });
});

describe('two captures, one of each end', () => {
  const both = async (trace: string): Promise<Capture> => {
    const capture = createCapture(directPort());
    await capture.open([traceFile(trace, 'b.pcap'), traceFile(trace, 'a.pcap')]);
    return capture;
  };

  it('are laid on each other, whichever was chosen first: what was lost is seen, and how long the rest took', async () => {
    const capture = await both('lost_data');
    const { captured, connections, unpaired } = listed(capture);
    expect(captured.map(({ name, ip }) => `${name} ${ip.split('.').at(-1)}`)).toEqual([
      'b.pcap 2',
      'a.pcap 1',
    ]);
    expect(connections.map(({ verdict }) => verdict)).toEqual(['legal']);
    expect(unpaired).toBe(0);
    const { playback } = await played(capture);
    expect(playback.record.files).toEqual([
      { name: 'a.pcap', seenFrom: 'A' },
      { name: 'b.pcap', seenFrom: 'B' },
    ]);
    const { arrows } = ladderOf(playback, '');
    expect(arrows.filter(({ lostAt }) => lostAt !== null)).toHaveLength(1);
    for (const { sentAt, arrivesAt, unseen } of arrows) {
      expect(unseen).toBeUndefined();
      if (arrivesAt !== null) expect(arrivesAt).toBeGreaterThan(sentAt!);
    }
    expect(HOSTS.map((host) => playback.judged[host].seen)).toEqual(['at its own end', 'at its own end']);
    expect(playback.moments).toHaveLength(2 + 2 * arrows.length - 1);
  });

  it('show copies as copies, and forged segments as not sent', async () => {
    const { playback } = await played(await both('random_19'));
    const copies = ladderOf(playback, '').arrows.filter(({ duplicate }) => duplicate);
    expect(copies.length).toBeGreaterThan(0);
    for (const { sentAt, arrivesAt } of copies) expect(arrivesAt).toBeGreaterThan(sentAt!);
    const forged = await played(await both('reset_in_window'));
    expect(ladderOf(forged.playback, '').arrows.filter(({ injected }) => injected)).toHaveLength(2);
  });

  it('are judged by another profile, both of them', async () => {
    const capture = await both('normal_close_by_client');
    await capture.judge({ profile: 'rfc9293' });
    expect(listed(capture).captured).toHaveLength(2);
    expect((await played(capture)).playback.record.profile).toBe('rfc9293');
  });

  it('of which one does not tell its end, do so by the other', async () => {
    // B's handshake was repeated, which says nothing.
    expect(listed(await both('lost_handshake_ack')).captured.map(({ ip }) => ip.split('.').at(-1))).toEqual([
      '2',
      '1',
    ]);
  });

  it.each([
    ['of the same end', ['lost_fin', 'a.pcap'], ['lost_fin', 'a.pcap'], 'same-end'],
    ['of other connections', ['lost_fin', 'a.pcap'], ['lost_data', 'b.pcap'], 'no-pair'],
  ] as const)('%s are refused with the reason', async (_, [t1, f1], [t2, f2], kind) => {
    const capture = createCapture(directPort());
    await capture.open([traceFile(t1, f1), traceFile(t2, f2)]);
    expect(problemOf(capture)?.kind).toBe(kind);
  });

  it('and a third are too many', async () => {
    const capture = createCapture(directPort());
    const file = traceFile('refused', 'a.pcap');
    await capture.open([file, file, file]);
    expect(problemOf(capture)?.kind).toBe('too-many');
  });

  it('that were exported from a match have its clock and its losses', async () => {
    const capture = createCapture(directPort());
    const at = (viewpoint: 'A' | 'B') => fileOf(`${viewpoint}.pcapng`, exportOctets('loss', { viewpoint }));
    await capture.open([at('A'), at('B')]);
    expect(listed(capture).options.profile).toBe('rfc9293');
    const { playback } = await played(capture);
    expect(ladderOf(playback, '').arrows.filter(({ lostAt }) => lostAt !== null)).toHaveLength(4);
    expect(playback.digits).toBe(1);
  });
});

it('what is opened last counts, however long the first takes', async () => {
  const capture = createCapture(directPort());
  const slow = capture.open([fileOf('slow.pcap', concat(exportCapture([])))]);
  await capture.open([traceFile('refused', 'b.pcap')]);
  await slow;
  expect(capture.file.value?.name).toBe('b.pcap');
  expect(capture.phase.value.at).toBe('list');
});
