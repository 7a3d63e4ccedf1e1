/** Tests of decoding: link layers, IP, and every field of a TCP header. */
import { describe, expect, test } from 'vitest';
import type { CapturedSegment } from '../captured.ts';
import { type CaptureCounts, newCounts, type SkipReason } from '../counts.ts';
import { pcapFile } from '../fixtures/files.ts';
import {
  A6,
  B6,
  ETHER,
  ethernet,
  extension,
  fragmentHeader,
  ipv4,
  ipv6,
  linuxCooked,
  linuxCooked2,
  loopback,
  padded60,
  tcp,
} from '../fixtures/frames.ts';
import { ascii, concat, hex, u32, zeros } from '../fixtures/octets.ts';
import { LINK_TYPES } from '../frame.ts';
import { SegmentReader, segmentsIn } from '../read.ts';

interface Decoded {
  readonly segment: CapturedSegment | undefined;
  readonly counts: CaptureCounts;
  /** The reason, when nothing was decoded. */
  readonly skipped: SkipReason | undefined;
}

/** Decodes one frame, of which the capture kept `snaplen` octets. */
function decode(
  frame: Uint8Array,
  linkType: number = LINK_TYPES.ETHERNET,
  snaplen = frame.length,
  length = frame.length,
): Decoded {
  const counts = newCounts();
  const reader = new SegmentReader(counts);
  reader.push(pcapFile([{ bytes: frame.subarray(0, snaplen), length }], { linkType }));
  const segment = reader.next() ?? undefined;
  const [skipped] = Object.entries(counts.skipped).find(([, count]) => count > 0) ?? [];
  return { segment, counts, skipped: skipped as SkipReason | undefined };
}

const textOf = (segment: CapturedSegment | undefined): string =>
  String.fromCharCode(...(segment?.text ?? []));

const HELLO = tcp({ text: 'hello' });
const V4 = ipv4(HELLO);
const V6 = ipv6(HELLO);

test('every field of the header, as unsigned numbers', () => {
  const fields = {
    sourcePort: 65_535,
    destinationPort: 1,
    seq: 0xfffffffe,
    ack: 0x80000000,
    flags: 0xff,
    wnd: 65_000,
    up: 9,
  };
  const { segment } = decode(ethernet(ipv4(tcp({ ...fields, text: 'x' }))));
  expect(segment).toEqual({
    frame: 1,
    time: 0,
    source: { ip: '10.1.2.3', port: 65_535 },
    destination: { ip: '192.0.2.255', port: 1 },
    seq: 0xfffffffe,
    ack: 0x80000000,
    flags: 0x3f,
    wnd: 65_000,
    up: 9,
    length: 1,
    text: ascii('x'),
    options: {},
    packet: { id: expect.any(Number), sum: expect.any(Number), right: expect.toBeOneOf([true, false, null]) },
  });
});

describe('link layers', () => {
  test.each<[string, number, Uint8Array]>([
    ['Ethernet', LINK_TYPES.ETHERNET, ethernet(V4)],
    ['Ethernet with IPv6', LINK_TYPES.ETHERNET, ethernet(V6, ETHER.ipv6)],
    ['802.1Q', LINK_TYPES.ETHERNET, ethernet(V4, ETHER.ipv4, [ETHER.vlan])],
    ['QinQ', LINK_TYPES.ETHERNET, ethernet(V6, ETHER.ipv6, [ETHER.serviceVlan, ETHER.vlan])],
    ['three tags', LINK_TYPES.ETHERNET, ethernet(V4, ETHER.ipv4, [0x9100, 0x9100, ETHER.vlan])],
    ['Linux cooked', LINK_TYPES.LINUX_SLL, linuxCooked(V4)],
    ['Linux cooked with IPv6', LINK_TYPES.LINUX_SLL, linuxCooked(V6, ETHER.ipv6)],
    [
      'Linux cooked with a VLAN tag',
      LINK_TYPES.LINUX_SLL,
      linuxCooked(concat([hex('0064 0800'), V4]), ETHER.vlan),
    ],
    ['Linux cooked 2', LINK_TYPES.LINUX_SLL2, linuxCooked2(V4)],
    ['Linux cooked 2 with IPv6', LINK_TYPES.LINUX_SLL2, linuxCooked2(V6, ETHER.ipv6)],
    ['raw IPv4', LINK_TYPES.RAW, V4],
    ['raw IPv6', LINK_TYPES.RAW, V6],
    ['raw, 12', LINK_TYPES.RAW_BSD, V4],
    ['raw, 14', LINK_TYPES.RAW_OPENBSD, V6],
    ['IPV4', LINK_TYPES.IPV4, V4],
    ['IPV6', LINK_TYPES.IPV6, V6],
    ['NULL, big-endian', LINK_TYPES.NULL, loopback(V4)],
    ['NULL, little-endian', LINK_TYPES.NULL, loopback(V4, 2, true)],
    ['NULL with IPv6 of Linux', LINK_TYPES.NULL, loopback(V6, 10, true)],
    ['NULL with IPv6 of NetBSD', LINK_TYPES.NULL, loopback(V6, 24, true)],
    ['NULL with IPv6 of FreeBSD', LINK_TYPES.NULL, loopback(V6, 28, true)],
    ['NULL with IPv6 of Darwin', LINK_TYPES.NULL, loopback(V6, 30, true)],
    ['LOOP', LINK_TYPES.LOOP, loopback(V6, 24)],
  ])('%s', (_, linkType, frame) => {
    const { segment, counts } = decode(frame, linkType);
    expect(textOf(segment)).toBe('hello');
    expect(counts).toMatchObject({ frames: 1, segments: 1 });
  });

  test.each<[string, SkipReason, number, Uint8Array]>([
    ['Bluetooth', 'link-type', 201, ethernet(V4)],
    ['ARP', 'not-ip', LINK_TYPES.ETHERNET, ethernet(zeros(28), ETHER.arp)],
    ['802.3 with a length', 'not-ip', LINK_TYPES.ETHERNET, ethernet(V4, 46)],
    ['ARP behind a tag', 'not-ip', LINK_TYPES.ETHERNET, ethernet(zeros(28), ETHER.arp, [ETHER.vlan])],
    ['another family', 'not-ip', LINK_TYPES.NULL, loopback(V4, 7)],
    ['raw of version 5', 'not-ip', LINK_TYPES.RAW, hex('50')],
    ['an empty frame', 'bad-header', LINK_TYPES.ETHERNET, zeros(0)],
    ['an empty raw frame', 'bad-header', LINK_TYPES.RAW, zeros(0)],
    [
      'nothing behind a tag',
      'bad-header',
      LINK_TYPES.ETHERNET,
      ethernet(zeros(0), 0, [ETHER.vlan]).subarray(0, 16),
    ],
    ['IPv6 that calls itself IPv4', 'bad-header', LINK_TYPES.ETHERNET, ethernet(V6, ETHER.ipv4)],
    ['IPv4 that calls itself IPv6', 'bad-header', LINK_TYPES.ETHERNET, ethernet(padded60(V4), ETHER.ipv6)],
  ])('%s is skipped: %s', (_, reason, linkType, frame) => {
    expect(decode(frame, linkType)).toMatchObject({ segment: undefined, skipped: reason });
  });
});

describe('IP', () => {
  const UDP = 17;
  const behind = (first: number, payload: Uint8Array): Uint8Array => ipv6(payload, { next: first });
  const chain = extension(43, 1, extension(60, 3, extension(6, 1, HELLO)));

  test.each<[string, Uint8Array]>([
    ['IPv4 options', ipv4(HELLO, { options: zeros(40) })],
    ['hop-by-hop, routing and destination options', behind(0, chain)],
    ['a fragment header on a whole datagram', behind(44, fragmentHeader(6, 0, HELLO))],
    ['IPv4 super-segment: total length 0', ipv4(HELLO, { totalLength: 0 })],
    ['IPv6 super-segment: payload length 0', ipv6(HELLO, { payloadLength: 0 })],
  ])('%s', (_, packet) => {
    const { segment } = decode(packet, LINK_TYPES.RAW);
    expect(textOf(segment)).toBe('hello');
    expect(segment?.length).toBe(5);
  });

  test.each<[string, SkipReason, Uint8Array]>([
    ['UDP', 'not-tcp', ipv4(HELLO, { protocol: UDP })],
    ['UDP over IPv6', 'not-tcp', ipv6(HELLO, { next: UDP })],
    ['ESP behind hop-by-hop options', 'not-tcp', behind(0, extension(50, 1, HELLO))],
    ['no next header', 'not-tcp', behind(59, HELLO)],
    ['the first fragment', 'fragment', ipv4(HELLO, { fragment: 0x2000 })],
    ['the last fragment', 'fragment', ipv4(HELLO, { fragment: 185 })],
    ['a fragment of IPv6', 'fragment', behind(44, fragmentHeader(6, 1, HELLO))],
    [
      'a fragment of UDP, for TCP may lie in it',
      'fragment',
      ipv4(HELLO, { protocol: UDP, fragment: 0x2000 }),
    ],
    ['a header of 16 octets', 'bad-header', ipv4(HELLO, { headerLength: 4 })],
    ['a header longer than the packet', 'bad-header', ipv4(HELLO, { headerLength: 15, totalLength: 45 })],
    ['a total length shorter than the header', 'bad-header', ipv4(HELLO, { totalLength: 19 })],
    ['no room for TCP', 'bad-header', ipv4(HELLO, { totalLength: 39 })],
    ['no room for TCP in IPv6', 'bad-header', ipv6(HELLO, { payloadLength: 19 })],
    ['an extension header beyond the end', 'bad-header', behind(0, Uint8Array.of(60, 255, ...zeros(30)))],
    ['a data offset of 16', 'bad-header', ipv4(tcp({ dataOffset: 4, text: 'hello' }))],
    ['a data offset beyond the end', 'bad-header', ipv4(tcp({ dataOffset: 15, text: 'hello' }))],
  ])('%s is skipped: %s', (_, reason, packet) => {
    expect(decode(packet, LINK_TYPES.RAW)).toMatchObject({ segment: undefined, skipped: reason });
  });

  test('a super-segment longer than any is not believed', () => {
    const packet = ipv4(HELLO, { totalLength: 0 });
    expect(decode(packet, LINK_TYPES.RAW, packet.length, 0xffffffff).skipped).toBe('bad-header');
  });

  test("Ethernet's padding is no text", () => {
    const { segment } = decode(padded60(ethernet(ipv4(tcp()))));
    expect(segment).toMatchObject({ length: 0, text: zeros(0) });
  });

  test.each<[string, string, Uint8Array]>([
    ['compressed', '2001:db8::1', A6],
    ['the longer of two runs', 'fe80::123:abcd:0:0', B6],
    ['unspecified', '::', zeros(16)],
    ['loopback', '::1', concat([zeros(15), Uint8Array.of(1)])],
    ['IPv4-mapped', '::ffff:10.1.2.3', hex('0000000000000000 0000ffff 0a010203')],
    ['one zero group stays', '1:0:3:4:5:6:7:8', hex('0001000000030004 0005000600070008')],
    ['zeros at the end', '1::', concat([hex('0001'), zeros(14)])],
  ])('IPv6 address: %s', (_, text, address) => {
    const { segment } = decode(ipv6(HELLO, { source: address }), LINK_TYPES.RAW);
    expect(segment?.source.ip).toBe(text);
  });

  test('many ends of connections share the cache without being taken for each other', () => {
    const ends = Array.from({ length: 12_000 }, (_, i) => ({
      ip: u32(Math.imul(i, 0x01000193)),
      port: 1 + (i % 7),
    }));
    const frames = ends.map(({ ip, port }) => ({ bytes: ipv4(tcp({ sourcePort: port }), { source: ip }) }));
    const segments = [...segmentsIn(pcapFile([...frames, ...frames], { linkType: LINK_TYPES.RAW }))];
    const wanted = ends.map(({ ip, port }) => ({ ip: ip.join('.'), port }));
    expect(segments.map(({ source }) => source)).toEqual([...wanted, ...wanted]);
  });
});

describe('a capture that cuts frames off', () => {
  const frame = ethernet(ipv4(tcp({ options: hex('020405b4'), text: 'hello world' })));
  const headers = frame.length - 'hello world'.length;

  test('gives the text that is left and the length that was', () => {
    for (let snaplen = headers; snaplen <= frame.length; snaplen++) {
      const { segment } = decode(frame, LINK_TYPES.ETHERNET, snaplen);
      expect(segment).toMatchObject({ length: 11, options: { mss: 1460 } });
      expect(textOf(segment)).toBe('hello world'.slice(0, snaplen - headers));
    }
  });

  test.each([
    ['a segment', 16],
    ['a SYN', 2],
  ])('gives %s that lost options, with those that are left, and says so', (_, flags) => {
    const options = hex('0101080a 00000007 00000009 0101050a 00000001 00000002');
    const long = ethernet(ipv4(tcp({ flags, options, text: 'hello' })));
    const first = long.length - 'hello'.length - options.length;
    for (let lost = 1; lost <= options.length; lost++) {
      const timestamps = lost <= 12 ? { timestamps: { value: 7, echo: 9 } } : {};
      const { segment, counts } = decode(long, LINK_TYPES.ETHERNET, first + options.length - lost);
      expect(segment).toMatchObject({ seq: 1, ack: 2, length: 5, options: { ...timestamps, cut: true } });
      expect([textOf(segment), counts.badOptions]).toEqual(['', 0]);
    }
  });

  test.each([
    ['Ethernet', LINK_TYPES.ETHERNET, ethernet(V4), headers - 4],
    [
      'IPv6 with extension headers',
      LINK_TYPES.RAW,
      ipv6(extension(60, 2, extension(6, 1, tcp())), { next: 0 }),
      84,
    ],
    ['Linux cooked 2', LINK_TYPES.LINUX_SLL2, linuxCooked2(V4), 60],
    ['loopback', LINK_TYPES.NULL, loopback(V4), 44],
  ])('%s: skips every frame that lost part of its headers', (_, linkType, whole, all) => {
    for (let snaplen = 0; snaplen < all; snaplen++) {
      expect(decode(whole, linkType, snaplen)).toMatchObject({ segment: undefined, skipped: 'header-cut' });
    }
  });
});

describe("TCP's options", () => {
  const SACK = '05 12 00000001 fffffff0 00000064 000000c8';
  test.each<[string, string, CapturedSegment['options'], number]>([
    ['MSS', '02 04 05b4', { mss: 1460 }, 0],
    ['window scale', '01 03 03 0e', { windowScale: 14 }, 0],
    ['SACK permitted', '04 02 01 01', { sackPermitted: true }, 0],
    [
      'timestamps, aligned',
      '01 01 08 0a fffffffe 00000001',
      { timestamps: { value: 0xfffffffe, echo: 1 } },
      0,
    ],
    [
      'timestamps, elsewhere',
      '08 0a fffffffe 00000001 01 01',
      { timestamps: { value: 0xfffffffe, echo: 1 } },
      0,
    ],
    [
      'SACK',
      SACK,
      {
        sack: [
          [1, 0xfffffff0],
          [100, 200],
        ],
      },
      0,
    ],
    [
      "a Linux SYN's",
      '02 04 05b4 04 02 08 0a 00000001 00000000 01 03 03 07',
      { mss: 1460, sackPermitted: true, timestamps: { value: 1, echo: 0 }, windowScale: 7 },
      0,
    ],
    ['unknown ones are passed over', '1c 04 0000 fd 06 f989 0000 02 04 0200', { mss: 512 }, 0],
    ['nothing after the end of the list', '00 02 04 0200 0000 00', {}, 0],
    ['one of a wrong length is passed over', '02 03 05 03 03 07 00 00', { windowScale: 7 }, 0],
    ['SACK of a wrong length is passed over', '05 06 00000001 0101', {}, 0],
    ['one that overruns ends the list', '03 03 07 02 08 05b4 01', { windowScale: 7 }, 1],
    ['one that overruns by an octet ends the list', '03 03 07 01 01 02 04 05', { windowScale: 7 }, 1],
    ['a length of 0 ends the list', '03 03 07 02 00 05b4 01', { windowScale: 7 }, 1],
    ['a length of 1 ends the list', '02 01 05b4', {}, 1],
    ['a kind without its length ends the list', '01 01 01 02', {}, 1],
  ])('%s', (_, options, expected, bad) => {
    const { segment, counts } = decode(ethernet(ipv4(tcp({ options: hex(options), text: 'hi' }))));
    expect(segment?.options).toEqual(expected);
    expect(textOf(segment)).toBe('hi');
    expect(counts.badOptions).toBe(bad);
  });
});
