/** An IPv4 packet with a TCP segment in it, octet by octet, with real checksums. */
import type { Endpoint } from '../captured.ts';
import { addWords, checksum } from './checksum.ts';

export interface TcpPacket {
  readonly source: Endpoint;
  readonly destination: Endpoint;
  readonly seq: number;
  readonly ack: number;
  /** The control bits as shared/tcp/segment.ts writes them. */
  readonly flags: number;
  readonly wnd: number;
  readonly up: number;
  readonly text: Uint8Array;
  /** The MSS option, on a SYN. */
  readonly mss?: number;
  /** IPv4's Identification: copies that the network makes of a packet share it. */
  readonly identification: number;
  readonly timeToLive: number;
}

const IP_HEADER = 20;
const TCP_HEADER = 20;
const MSS_OPTION = 4;
const TCP = 6;
const DO_NOT_FRAGMENT = 0x4000;
/** What a datagram of 65,535 octets has room for beside its headers. */
const MOST_TEXT = 0xffff - IP_HEADER - TCP_HEADER - MSS_OPTION;

/** @throws RangeError when the text has no room in a datagram, or an address is no IPv4 address. */
export function tcpPacket(packet: TcpPacket): Uint8Array {
  const { text, mss } = packet;
  if (text.length > MOST_TEXT)
    throw new RangeError(`No datagram has room for ${text.length} octets of text.`);
  const tcpHeader = TCP_HEADER + (mss === undefined ? 0 : MSS_OPTION);
  const bytes = new Uint8Array(IP_HEADER + tcpHeader + text.length);
  bytes.set(text, IP_HEADER + tcpHeader);
  writeTcp(bytes, packet, tcpHeader);
  writeIp(bytes, packet);
  writeTcpChecksum(bytes);
  return bytes;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function writeIp(bytes: Uint8Array, { source, destination, identification, timeToLive }: TcpPacket): void {
  const view = viewOf(bytes);
  view.setUint8(0, 0x45);
  view.setUint16(2, bytes.length);
  view.setUint16(4, identification);
  view.setUint16(6, DO_NOT_FRAGMENT);
  view.setUint8(8, timeToLive);
  view.setUint8(9, TCP);
  view.setUint32(12, ipv4Address(source.ip));
  view.setUint32(16, ipv4Address(destination.ip));
  view.setUint16(10, checksum(addWords(0, bytes, 0, IP_HEADER)));
}

function writeTcp(bytes: Uint8Array, packet: TcpPacket, headerLength: number): void {
  const { source, destination, seq, ack, flags, wnd, up, mss } = packet;
  const view = viewOf(bytes.subarray(IP_HEADER));
  view.setUint16(0, source.port);
  view.setUint16(2, destination.port);
  view.setUint32(4, seq);
  view.setUint32(8, ack);
  view.setUint8(12, (headerLength / 4) << 4);
  view.setUint8(13, flags);
  view.setUint16(14, wnd);
  view.setUint16(18, up);
  if (mss === undefined) return;
  view.setUint16(20, 0x0204);
  view.setUint16(22, mss);
}

/** Covers a pseudo-header, too: both addresses, the protocol and the length (RFC 9293 §3.1). */
function writeTcpChecksum(bytes: Uint8Array): void {
  const pseudoHeader = addWords(TCP + bytes.length - IP_HEADER, bytes, 12, IP_HEADER);
  viewOf(bytes).setUint16(IP_HEADER + 16, checksum(addWords(pseudoHeader, bytes, IP_HEADER, bytes.length)));
}

function ipv4Address(text: string): number {
  const octets = text.split('.').map(Number);
  if (octets.length !== 4 || octets.some((o) => !Number.isInteger(o) || o < 0 || o > 255)) {
    throw new RangeError(`"${text}" is no IPv4 address.`);
  }
  return octets.reduce((address, octet) => address * 256 + octet, 0);
}
