/** Writes the classic format: little-endian, microseconds, LINKTYPE_RAW. */
import { LINK_TYPES } from '../frame.ts';
import { PCAP_MAGIC } from '../read/pcap.ts';
import { type RawPacket, SNAPLEN } from './record.ts';

/** A file in pieces: its header, then each packet. Nothing is kept, so a file may be of any length. */
export function* writePcap(packets: Iterable<RawPacket>): Generator<Uint8Array> {
  yield fileHeader();
  for (const packet of packets) yield record(packet);
}

function fileHeader(): Uint8Array {
  const bytes = new Uint8Array(24);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, PCAP_MAGIC.microseconds, true);
  view.setUint16(4, 2, true);
  view.setUint16(6, 4, true);
  view.setUint32(16, SNAPLEN, true);
  view.setUint32(20, LINK_TYPES.RAW, true);
  return bytes;
}

function record({ time, bytes }: RawPacket): Uint8Array {
  const out = new Uint8Array(16 + bytes.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, Math.floor(time / 1e6), true);
  view.setUint32(4, time % 1e6, true);
  view.setUint32(8, bytes.length, true);
  view.setUint32(12, bytes.length, true);
  out.set(bytes, 16);
  return out;
}
