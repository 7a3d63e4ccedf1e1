/**
 * At which end a capture was taken, guessed from its handshakes.
 * Who captures at the client sees the SYN,ACK answered at once and the SYN after a round trip; at the server it is
 * the other way round. A guess, to be offered and not believed.
 */
import { ACK, SYN } from '../tcp/segment.ts';
import { seq, seqAdd } from '../tcp/seq.ts';
import type { CapturedSegment, Endpoint } from './captured.ts';

/** One wait is so many times as long as the other; where the difference is smaller, nobody can say. */
const DISTINCT = 4;
/** Handshakes that are looked at. */
const MOST = 256;

interface Handshake {
  readonly syn: CapturedSegment;
  synAck: CapturedSegment | null;
  /** Done, or something was sent again, which would lie about the round trip. */
  over: boolean;
}

/** The IP address of the host at whose end the capture was probably taken; null when the segments do not tell. */
export function guessViewpoint(segments: Iterable<CapturedSegment>): string | null {
  const handshakes = new Map<string, Handshake>();
  const votes = new Map<string, number>();
  let all = 0;
  for (const s of segments) {
    const near = vote(handshakes, s);
    if (near === null) continue;
    votes.set(near, (votes.get(near) ?? 0) + 1);
    all += 1;
  }
  const [best] = [...votes].sort(([, x], [, y]) => y - x);
  // Two handshakes of three may come from a busy host that answers late.
  return best !== undefined && best[1] * 4 >= all * 3 ? best[0] : null;
}

const keyOf = (client: Endpoint, server: Endpoint): string =>
  `${client.ip} ${client.port} ${server.ip} ${server.port}`;

/** The near end of the handshake that this segment ends; null when it ends none that tells. */
function vote(handshakes: Map<string, Handshake>, s: CapturedSegment): string | null {
  const flags = s.flags & (SYN | ACK);
  if (flags === SYN) begin(handshakes, s);
  else if (flags === (SYN | ACK)) answer(handshakes.get(keyOf(s.destination, s.source)), s);
  else if (flags === ACK) return end(handshakes.get(keyOf(s.source, s.destination)), s);
  return null;
}

function begin(handshakes: Map<string, Handshake>, syn: CapturedSegment): void {
  const key = keyOf(syn.source, syn.destination);
  const known = handshakes.get(key);
  if (known !== undefined) known.over = true;
  else if (handshakes.size < MOST) handshakes.set(key, { syn, synAck: null, over: false });
}

function answer(handshake: Handshake | undefined, synAck: CapturedSegment): void {
  if (handshake === undefined) return;
  if (handshake.synAck !== null || synAck.ack !== seqAdd(seq(handshake.syn.seq), 1)) handshake.over = true;
  else handshake.synAck = synAck;
}

function end(handshake: Handshake | undefined, ack: CapturedSegment): string | null {
  if (handshake === undefined || handshake.over || handshake.synAck === null) return null;
  const { syn, synAck } = handshake;
  handshake.over = true;
  if (ack.ack !== seqAdd(seq(synAck.seq), 1) || syn.source.ip === syn.destination.ip) return null;
  const atServer = synAck.time - syn.time;
  const atClient = ack.time - synAck.time;
  if (atServer < 0 || atClient < 0) return null;
  if (atClient * DISTINCT < atServer) return syn.source.ip;
  return atServer * DISTINCT < atClient ? syn.destination.ip : null;
}
