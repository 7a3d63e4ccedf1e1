/** The short way of ordinary segments and the rulebook's own step come to the same. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../verify/depth.ts';
import { ACK, PSH, segmentText } from '../../tcp/segment.ts';
import { seq, seqAdd } from '../../tcp/seq.ts';
import { asSegment, type Observed } from '../observed-segment.ts';
import { judgingOptions } from '../options.ts';
import { ordinaryArrival } from './arrived.ts';
import { canonicalArrival } from './arrived-by-rulebook.ts';
import { Hypothesis } from './hypothesis.ts';

const options = judgingOptions({ profile: 'rfc9293', complete: true });

const states = fc.constantFrom(
  ...(['ESTABLISHED', 'CLOSE-WAIT', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'LAST-ACK'] as const),
);
const small = fc.integer({ min: -40, max: 140 });

const situations = fc.record({
  state: states,
  base: fc.constantFrom(0, 1000, 2 ** 31 - 50, 2 ** 32 - 60),
  outstanding: fc.integer({ min: 0, max: 60 }),
  room: fc.integer({ min: 0, max: 100 }),
  seq: small,
  ack: small,
  text: fc.integer({ min: 0, max: 60 }),
  wnd: fc.integer({ min: 0, max: 200 }),
  flags: fc.constantFrom(ACK, ACK | PSH),
});

test('an ordinary segment does what step() says', () => {
  let ordinary = 0;
  fc.assert(
    fc.property(situations, ({ state, base, outstanding, room, text, wnd, flags, ...numbers }) => {
      const p = new Hypothesis();
      p.state = state;
      p.openedBy = 'active';
      p.iss = seq(base - 200);
      p.una = seq(base);
      p.nxt = seqAdd(p.una, outstanding);
      const closed = state !== 'ESTABLISHED' && state !== 'CLOSE-WAIT';
      const finIsOut = closed && (state === 'FIN-WAIT-2' || outstanding > 0);
      if (closed && !finIsOut) return;
      if (finIsOut) p.fin = seqAdd(p.nxt, -1);
      p.rcvNxt = seq(base + 7000);
      p.acked = p.rcvNxt;
      p.offered = seqAdd(p.rcvNxt, room);
      p.wnd = room;
      p.theirFin = state === 'ESTABLISHED' || state.startsWith('FIN') ? null : seqAdd(p.rcvNxt, -1);
      p.sndWnd = 100;
      p.maxWnd = 100;
      p.wl1 = seqAdd(p.rcvNxt, -5);
      p.wl2 = seqAdd(p.una, -5);
      const first = seqAdd(p.rcvNxt, numbers.seq);
      const s: Observed = {
        frame: 1,
        time: 1_000_000,
        seq: first,
        ack: seqAdd(p.una, numbers.ack),
        flags,
        wnd,
        up: 0,
        text,
        len: text,
        end: seqAdd(first, text),
        scale: -1,
        mss: -1,
        stamp: -1,
        echo: -1,
        sack: null,
        sackPermitted: false,
        fastOpen: false,
        optionsCut: false,
        unchecked: false,
      };
      const short = ordinaryArrival(p, s, options);
      if (short === null) return;
      ordinary += 1;
      const long = canonicalArrival(p, s, options);
      const { state: to, una, nxt, rcvNxt, sndWnd, wl1, wl2, maxWnd, held } = long;
      const { edge, heardText } = long;
      expect(segmentText(asSegment(s, wnd))).not.toBe('');
      expect(short).toMatchObject({ state: to, una, nxt, rcvNxt, sndWnd, wl1, wl2, maxWnd, held, heardText });
      expect(short.edge).toBe(edge);
      expect(short.owed?.rule).toBe(long.owed?.rule);
    }),
    { numRuns: runs(20_000) },
  );
  expect(ordinary).toBeGreaterThan(300);
});
