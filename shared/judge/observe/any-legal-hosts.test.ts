/** Two hosts that take any legal reaction, on any wire: no observer at any place may call a segment of theirs illegal. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CapturedSegment } from '../../pcap/captured.ts';
import { type Constants, RFC_CONSTANTS } from '../../tcp/constants.ts';
import type { Call, StepResult } from '../../tcp/event.ts';
import { type Segment, segEnd } from '../../tcp/segment.ts';
import { closedTcb, nextTimer, type Tcb } from '../../tcp/tcb.ts';
import { canonicalReaction, liberties } from '../judge.ts';
import { sentSegments } from '../reaction.ts';
import { spontaneousReactions } from '../spontaneous.ts';
import type { Stimulus } from '../stimulus.ts';
import { captured, ENDPOINTS, verdictOf } from './fixtures.ts';
import { PROFILES } from './limits.ts';
import { createObserver, ENDS, type End } from './observer.ts';

interface Life {
  readonly seed: number;
  readonly loss: number;
  readonly duplication: number;
  readonly jitter: number;
  readonly simultaneous: boolean;
  readonly constants: Partial<Constants>;
  readonly calls: readonly { readonly end: End; readonly at: number; readonly call: Call }[];
}

const call: fc.Arbitrary<Call> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.integer({ min: 1, max: 900 }).map((n): Call => ({ call: 'SEND', data: 'x'.repeat(n) })),
  },
  { weight: 3, arbitrary: fc.constant<Call>({ call: 'CLOSE' }) },
  { weight: 1, arbitrary: fc.constant<Call>({ call: 'ABORT' }) },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 1, max: 900 }).map((octets): Call => ({ call: 'RECEIVE', octets })),
  },
);

const lives: fc.Arbitrary<Life> = fc.record({
  seed: fc.nat(),
  loss: fc.constantFrom(0, 0.1, 0.3),
  duplication: fc.constantFrom(0, 0.2),
  jitter: fc.constantFrom(0, 50, 800),
  simultaneous: fc.boolean(),
  constants: fc.record({
    receiveBuffer: fc.constantFrom(300, 1_000, 65_535),
    mss: fc.constantFrom(100, 536),
    nagle: fc.boolean(),
    receive: fc.constantFrom('always' as const, 'on call' as const),
    halfDuplexClose: fc.boolean(),
    acknowledge: fc.constantFrom('at once' as const, 'delayed' as const),
    msl: fc.constantFrom(500, 15_000),
  }),
  calls: fc.array(
    fc.record({ end: fc.constantFrom<End>(...ENDS), at: fc.integer({ min: 0, max: 8_000 }), call }),
    {
      maxLength: 14,
    },
  ),
});

/** Small and without a state of its own: the seed is all. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface OnItsWay {
  readonly at: number;
  readonly to: End;
  readonly segment: CapturedSegment;
  readonly stimulus: Stimulus;
}

class Lab {
  readonly #life: Life;
  readonly #random: () => number;
  readonly #tcbs: Record<End, Tcb>;
  #wire: OnItsWay[] = [];
  #frame = 0;
  /** What each place sees; `wire` sees what is sent, also what is lost. */
  readonly seen: Record<End | 'wire', CapturedSegment[]> = { a: [], b: [], wire: [] };

  constructor(life: Life) {
    this.#life = life;
    this.#random = randomFrom(life.seed);
    const constants: Constants = { ...RFC_CONSTANTS, userTimeout: 20_000, ...life.constants };
    this.#tcbs = { a: closedTcb(constants), b: closedTcb(constants) };
  }

  live(): void {
    const { simultaneous, seed } = this.#life;
    this.#do('b', 0, {
      type: 'call',
      call: { call: 'OPEN', mode: simultaneous ? 'active' : 'passive', iss: seed ^ 77 },
    });
    this.#do('a', simultaneous ? 0 : 5, { type: 'call', call: { call: 'OPEN', mode: 'active', iss: seed } });
    const calls = [...this.#life.calls].sort((x, y) => x.at - y.at);
    for (let i = 0; i < 400; i += 1) {
      const next = this.#next(calls[0]?.at ?? Number.POSITIVE_INFINITY);
      if (next === null) {
        const first = calls.shift();
        if (first === undefined) return;
        this.#do(first.end, first.at, { type: 'call', call: first.call });
      } else next();
      this.#perhapsSpontaneous();
    }
  }

  #now = 0;

  /** The next arrival or timeout before `limit`; null when there is none. */
  #next(limit: number): (() => void) | null {
    const [arrival] = this.#wire;
    let due = limit;
    let what: (() => void) | null = null;
    if (arrival !== undefined && arrival.at <= due) {
      due = arrival.at;
      what = () => {
        this.#wire.shift();
        this.#see(arrival.to, { ...arrival.segment, frame: ++this.#frame, time: arrival.at * 1000 });
        this.#do(arrival.to, arrival.at, arrival.stimulus);
      };
    }
    for (const end of ENDS) {
      const timer = nextTimer(this.#tcbs[end]);
      if (timer === null || timer.due >= due || timer.due > 60_000) continue;
      due = timer.due;
      what = () => this.#do(end, timer.due, { type: 'timeout', timer: timer.name });
    }
    return what;
  }

  #see(where: End | 'wire', segment: CapturedSegment): void {
    this.seen[where].push(segment);
  }

  #do(end: End, at: number, stimulus: Stimulus): void {
    this.#now = Math.max(this.#now, at);
    const tcb = this.#tcbs[end];
    const canonical = canonicalReaction(tcb, stimulus, this.#now).result;
    const all: StepResult[] = [canonical];
    const nothing = { kind: 'nothing', next: tcb.state } as const;
    for (const { result } of liberties(tcb, stimulus, canonical, nothing, this.#now)) {
      if (sendsAllThatItSays(tcb, result)) all.push(result);
    }
    const chosen =
      this.#random() < 0.6 ? canonical : (all[Math.floor(this.#random() * all.length)] ?? canonical);
    this.#take(end, chosen);
  }

  #take(end: End, result: StepResult): void {
    this.#tcbs[end] = result.tcb;
    for (const segment of sentSegments(result)) this.#send(end, segment);
  }

  /** An ACK or a retransmission that nothing asked for. */
  #perhapsSpontaneous(): void {
    if (this.#random() > 0.05) return;
    const end = this.#random() < 0.5 ? 'a' : 'b';
    const [first] = spontaneousReactions(this.#tcbs[end], this.#now);
    if (first !== undefined) this.#take(end, first.result);
  }

  #send(end: End, segment: Segment): void {
    const one = captured({ from: end, frame: ++this.#frame, time: this.#now * 1000, segment });
    this.#see(end, one);
    this.#see('wire', one);
    const to = end === 'a' ? 'b' : 'a';
    const copies = this.#random() < this.#life.loss ? 0 : this.#random() < this.#life.duplication ? 2 : 1;
    for (let i = 0; i < copies; i += 1) {
      const at = this.#now + 20 + Math.floor(this.#random() * this.#life.jitter) + i * 7;
      this.#wire.push({ at, to, segment: one, stimulus: { type: 'segment', segment } });
    }
    this.#wire.sort((x, y) => x.at - y.at);
  }
}

/**
 * A liberty that keeps silent may leave out text that the TCB then holds for sent, or forget the ACK of text that was
 * taken: as if the host's own driver had lost a segment.
 */
function sendsAllThatItSays({ snd, rcv, unacknowledgedReceived }: Tcb, result: StepResult): boolean {
  const { tcb } = result;
  if (tcb.state === 'CLOSED' || tcb.state === 'LISTEN') return true;
  const sent = sentSegments(result);
  if (tcb.snd.nxt !== snd.nxt && !sent.some((s) => segEnd(s) === tcb.snd.nxt)) return false;
  const owes = tcb.rcv.nxt !== rcv.nxt || unacknowledgedReceived > 0;
  return !owes || sent.length > 0 || tcb.timers['delayed-ack'] !== undefined;
}

describe('an observer of two hosts that do anything that is legal', () => {
  for (const profile of PROFILES) {
    for (const place of [...ENDS, 'wire'] as const) {
      test(`at ${place} accuses neither, by ${profile}`, () => {
        fc.assert(
          fc.property(lives, (life) => {
            const lab = new Lab(life);
            lab.live();
            const viewpoint = place === 'wire' ? null : place;
            const observer = createObserver({ hosts: ENDPOINTS, viewpoint, profile });
            for (const segment of lab.seen[place]) observer.observe(segment);
            const { hosts } = observer.report();
            expect(ENDS.map((end) => verdictOf(hosts[end])).filter((v) => v.startsWith('illegal'))).toEqual(
              [],
            );
          }),
          { numRuns: 60 },
        );
      });
    }
  }
});
