/** Tests of what a TCP checksum says: right, wrong, or left to the network card. */
import { expect, test } from 'vitest';
import type { CapturedSegment } from '../captured.ts';
import { pcapFile } from '../fixtures/files.ts';
import { u16 } from '../fixtures/octets.ts';
import { LINK_TYPES } from '../frame.ts';
import { segmentsIn } from '../read.ts';
import { addWords } from '../write/checksum.ts';
import { tcpPacket } from '../write/packet.ts';

const TCP_AT = 20;
const SUM_AT = TCP_AT + 16;
const WORD = 2;

/** A packet with one word of text, and its right checksum. */
function packetWith(word: number): Uint8Array {
  return tcpPacket({
    source: { ip: '10.0.0.1', port: 40_000 },
    destination: { ip: '10.0.0.2', port: 80 },
    seq: 1,
    ack: 1,
    flags: 0x10,
    wnd: 1000,
    up: 0,
    text: u16(word),
    identification: 1,
    timeToLive: 64,
  });
}

const sumOf = (packet: Uint8Array): number => ((packet[SUM_AT] ?? 0) << 8) | (packet[SUM_AT + 1] ?? 0);

/** What offload leaves in the checksum's place. */
const PSEUDO = ((): number => {
  const sum = addWords(6 + 20 + WORD, packetWith(0), 12, TCP_AT);
  return (sum & 0xffff) + (sum >> 16);
})();

/** The packet whose right checksum is this: a word more in the text is one less in the sum. */
const packetOfSum = (sum: number): Uint8Array => packetWith((sumOf(packetWith(0)) - sum + 0xffff) % 0xffff);

/** The same packet with something else in the checksum's place. */
function withSum(packet: Uint8Array, sum: number): Uint8Array {
  const changed = Uint8Array.from(packet);
  changed.set(u16(sum), SUM_AT);
  return changed;
}

function read(packet: Uint8Array): CapturedSegment['packet'] {
  const [segment] = segmentsIn(pcapFile([{ bytes: packet }], { linkType: LINK_TYPES.RAW }));
  return segment?.packet;
}

test.each([
  ['is 0', packetOfSum(0), { sum: 0, right: true }],
  ['is the sum of the pseudo-header', packetOfSum(PSEUDO), { sum: PSEUDO, right: true }],
  ['is any other', packetOfSum(0x1234), { sum: 0x1234, right: true }],
])('a right checksum that %s is right', (_what, packet, found) => {
  expect(read(packet)).toMatchObject(found);
});

test.each([
  ['0 was not computed', 0, null],
  ['the sum of the pseudo-header was not computed yet', PSEUDO, null],
  ['any other is wrong', 0x4321, false],
])('of a checksum that does not fit, %s', (_what, sum, right) => {
  expect(read(withSum(packetOfSum(0x1234), sum))).toMatchObject({ sum, right });
});
