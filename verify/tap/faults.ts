/** What capturing does to a life, and TCP never did: each fault changes what the capture shows of it. */
import type { CapturedSegment } from '../../shared/pcap/captured.ts';
import { ACK, FIN, RST, SYN } from '../../shared/tcp/segment.ts';
import { isOwn, type Life, livesIn, TRACES } from '../conformance/lives.ts';
import { inFragments, inTunnel, withSnaplen } from './packets.ts';
import type { Random } from './random.ts';

type Segments = readonly CapturedSegment[];
type Fault = (life: Life, random: Random) => Segments;

const inOrder = (segments: Segments): Segments => [...segments].sort((x, y) => x.time - y.time);
const pick = <T>(list: readonly T[], random: Random): T | undefined =>
  list[Math.floor(random() * list.length)];

function withoutSome(segments: Segments, k: number, random: Random): Segments {
  const left = [...segments];
  for (let i = 0; i < k && left.length > 1; i += 1) left.splice(Math.floor(random() * left.length), 1);
  return left;
}

/** A ring overflows: what comes in a stretch is lost. */
function burst(segments: Segments, random: Random): Segments {
  const at = Math.floor(random() * segments.length);
  const length = 1 + Math.floor(random() * 8);
  return segments.filter((_, i) => i < at || i >= at + length);
}

/** Some of them are captured again, so many microseconds later at the most. */
function twice(segments: Segments, share: number, longest: number, random: Random): Segments {
  return inOrder(
    segments.flatMap((s) =>
      random() < share ? [s, { ...s, time: s.time + Math.floor(random() * longest) }] : [s],
    ),
  );
}

/** The same packet from a second interface, up to 40 ms later. */
const copied: Fault = ({ segments }, random) => twice(segments, random(), 10 ** (1 + random() * 3.6), random);

/** The same of IPv6, whose packets have no Identification, from a mirrored port. */
const copiedSoon: Fault = (life, random) => {
  const anonymous = life.segments.map((s) =>
    s.packet === undefined ? s : { ...s, packet: { ...s.packet, id: 0 } },
  );
  return twice(anonymous, random(), 10 ** (random() * 3), random);
};

/** A card merges what follows each other at once, as GRO does with arrivals and TSO with what is sent. */
const merged: Fault = ({ segments }) => {
  const all: CapturedSegment[] = [];
  for (const s of segments) {
    const last = all[all.length - 1];
    const joins =
      last !== undefined &&
      last.source.port === s.source.port &&
      last.source.ip === s.source.ip &&
      last.length > 0 &&
      last.text.length === last.length &&
      s.length > 0 &&
      ((last.flags | s.flags) & (SYN | RST)) === 0 &&
      (last.flags & FIN) === 0 &&
      (last.seq + last.length) >>> 0 === s.seq &&
      last.ack === s.ack &&
      s.time - last.time < 1_000;
    if (!joins) all.push(s);
    else
      all[all.length - 1] = {
        ...s,
        frame: last.frame,
        time: last.time,
        seq: last.seq,
        length: last.length + s.length,
        text: Uint8Array.of(...last.text, ...s.text),
      };
  }
  return all;
};

const endOf = ({ seq, length, flags }: CapturedSegment): number =>
  seq + length + (flags & SYN ? 1 : 0) + (flags & FIN ? 1 : 0);

/**
 * TCP takes a batch some time after the tap has seen it: so much earlier do arrivals stand in the capture, but never before
 * what they acknowledge, nor before the window for their text, which have passed the tap on their way out.
 */
export function behindBy(life: Life, most: number): Segments {
  const sent: CapturedSegment[] = [];
  const scale = life.segments.find((s) => isOwn(life, s) && s.flags & SYN)?.options.windowScale ?? 0;
  const edgeOf = ({ ack, wnd, flags }: CapturedSegment): number => ack + wnd * (flags & SYN ? 1 : 2 ** scale);
  return inOrder(
    life.segments.map((s) => {
      if (isOwn(life, s)) {
        const isAgain = sent.some(
          (own) => own.seq === s.seq && endOf(own) === endOf(s) && endOf(s) !== s.seq,
        );
        if (!isAgain) sent.push(s);
        return s;
      }
      const answered = s.flags & ACK ? sent.filter((own) => ((own.seq - s.ack) | 0) < 0) : [];
      const allowed = sent.find((own) => own.flags & ACK && ((edgeOf(own) - endOf(s)) | 0) >= 0);
      const after = Math.max(...answered.map(({ time }) => time), allowed?.time ?? 0);
      return { ...s, time: Math.max(s.time - most, after + 1) };
    }),
  );
}

export const without = ({ segments }: Life, frames: readonly number[]): Segments =>
  segments.filter(({ frame }) => !frames.includes(frame));

/** Two of one direction that follow each other at once are captured in the other order. */
const swapped: Fault = (life, random) => {
  const all = [...life.segments];
  for (let i = 0; i + 1 < all.length; i += 1) {
    const [one, two] = [all[i], all[i + 1]];
    if (one === undefined || two === undefined || isOwn(life, one) !== isOwn(life, two)) continue;
    if (two.time - one.time > 40 || random() < 0.5) continue;
    all[i] = { ...two, time: one.time };
    all[i + 1] = { ...one, time: two.time };
    i += 1;
  }
  return all;
};

/** The sum that it has now; what is wrong already stays so. */
const summed = (s: CapturedSegment, right: boolean): CapturedSegment =>
  marked(s, right && s.packet?.right !== false);

const marked = (s: CapturedSegment, right: boolean): CapturedSegment => ({
  ...s,
  packet: { id: s.packet?.id ?? 0, sum: right ? (s.packet?.sum ?? 0) : 1, right },
});

/** A frame that arrives is spoilt: its checksum is wrong, and TCP drops it. */
const spoilt: Fault = (life, random) => {
  const arrivals = life.segments.filter((s) => !isOwn(life, s));
  const one = pick(arrivals, random);
  return life.segments.flatMap((s) => {
    if (s !== one) return [summed(s, true)];
    const flags = s.flags ^ (pick([RST, FIN, SYN, 0], random) ?? 0);
    const seq = (s.seq + Math.floor(random() * 3) - 1) >>> 0;
    return [marked({ ...s, flags, seq }, false), marked(s, true)];
  });
};

/** A firewall behind the tap drops a reset that somebody has forged. */
const resetDropped: Fault = (life, random) => {
  const at = 1 + Math.floor(random() * (life.segments.length - 1));
  const peers = life.segments.slice(0, at).findLast((s) => !isOwn(life, s) && (s.flags & (SYN | RST)) === 0);
  if (peers === undefined) return life.segments;
  const time = (life.segments[at - 1] as CapturedSegment).time;
  const numbers = { seq: endOf(peers) >>> 0, ack: 0, flags: RST, wnd: 0, length: 0 };
  const reset = { ...peers, ...numbers, time, text: new Uint8Array(0), options: {} };
  return [...life.segments.slice(0, at), reset, ...life.segments.slice(at)];
};

/** The capturing machine spoils a frame that TCP has taken, or sent, as it should be. */
const spoiltAtTheTap: Fault = ({ segments }, random) => {
  const one = pick(segments, random);
  return segments.map((s) => summed(s, s !== one));
};

/** What a host sends gets its checksum from the network card, behind the tap. */
const sumsLeftToTheCard: Fault = (life) => life.segments.map((s) => summed(s, !isOwn(life, s)));

/** The clock of the capturing machine is set: by up to an hour, forwards or backwards. */
const clockSet: Fault = ({ segments }, random) => {
  const at = Math.floor(random() * segments.length);
  const by = Math.floor((random() < 0.5 ? -1 : 1) * 10 ** (3 + 6.5 * random()));
  return segments.map((s, i) => (i < at ? s : { ...s, time: s.time + by }));
};

let all: readonly Life[] = [];

/** The same connection at the other end. */
function otherEnd({ trace, local, remote }: Life): Segments {
  if (all.length === 0) all = livesIn(TRACES);
  const other = all.find(
    (life) =>
      life.trace === trace &&
      life.local.ip === remote.ip &&
      life.local.port === remote.port &&
      life.remote.port === local.port,
  );
  return other?.segments ?? [];
}

/** Captures of both ends in one file; the clocks agree, or one is ahead. */
const ofBothEnds: Fault = (life, random) => {
  const ahead = random() < 0.5 ? 0 : Math.floor((random() < 0.5 ? -1 : 1) * 10 ** (1 + 4 * random()));
  const far = otherEnd(life).map((s) => ({ ...s, time: s.time + ahead }));
  return inOrder([...life.segments, ...far]).map((s, i) => ({ ...s, frame: i + 1 }));
};

export const FAULTS: Readonly<Record<string, Fault>> = {
  'loses a frame': ({ segments }, random) => withoutSome(segments, 1, random),
  'loses three frames': ({ segments }, random) => withoutSome(segments, 3, random),
  'loses a stretch': ({ segments }, random) => burst(segments, random),
  'is cut off': ({ segments }, random) => segments.slice(0, 1 + Math.floor(random() * segments.length)),
  'begins late': ({ segments }, random) => segments.slice(Math.floor(random() * segments.length)),
  'has frames twice': copied,
  'has frames without Identification twice': copiedSoon,
  'merges segments': merged,
  'sees a batch before TCP does': (life, random) => behindBy(life, Math.floor(random() * 9_000)),
  'swaps within a batch': swapped,
  'has a spoilt frame': spoilt,
  'has a reset that never reaches TCP': resetDropped,
  'spoils a frame': spoiltAtTheTap,
  'leaves its sums to the card': sumsLeftToTheCard,
  'has a clock that is set': clockSet,
  'is in fragments': inFragments,
  'lies in a tunnel': inTunnel,
  'has a snaplen': withSnaplen,
  'is of both ends': ofBothEnds,
};
