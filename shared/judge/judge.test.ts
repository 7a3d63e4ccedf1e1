/** Tests of the judge: what is refused and why, each liberty, and the guided level's choices. */
import { describe, expect, test } from 'vitest';
import { lesson } from '../match/fixtures/lesson.ts';
import { verdictView } from '../protocol/verdict-view.ts';
import { HUMANE_CONSTANTS } from '../scenarios/catalogue/defaults.ts';
import type { Constants } from '../tcp/constants.ts';
import type { Event } from '../tcp/event.ts';
import { parseSegment, segmentText } from '../tcp/segment.ts';
import { STATES, type State } from '../tcp/state.ts';
import { step } from '../tcp/step.ts';
import { closedTcb, type Tcb } from '../tcp/tcb.ts';
import { seedRandom } from '../wire/random.ts';
import { wordsOf } from '../words/every-language.ts';
import { choices } from './choices.ts';
import { moveOf } from './fixtures/moves.ts';
import { canonicalReaction, judge } from './judge.ts';
import { sentSegments } from './reaction.ts';
import type { Stimulus } from './stimulus.ts';
import type { Verdict } from './verdict.ts';

/** What a host has been through: calls and segments in their text form. */
type Happening = Stimulus | string;

const stimulusOf = (h: Happening): Stimulus =>
  typeof h === 'string' ? { type: 'segment', segment: parseSegment(h) } : h;

function through(happenings: readonly Happening[], constants: Partial<Constants> = {}): Tcb {
  let tcb = closedTcb({ ...HUMANE_CONSTANTS, ...constants });
  for (const happening of happenings) {
    const stimulus = stimulusOf(happening);
    tcb = step(tcb, { ...stimulus, at: 0 } as Event).tcb;
  }
  return tcb;
}

const call = {
  listen: { type: 'call', call: { call: 'OPEN', mode: 'passive', iss: 300 } },
  open: { type: 'call', call: { call: 'OPEN', mode: 'active', iss: 100 } },
  send: { type: 'call', call: { call: 'SEND', data: 'hello' } },
  close: { type: 'call', call: { call: 'CLOSE' } },
  abort: { type: 'call', call: { call: 'ABORT' } },
} as const satisfies Record<string, Stimulus>;

const again = { type: 'timeout', timer: 'retransmission' } as const;

const active = [call.open, 'SYN,ACK seq=300 ack=101 wnd=1000'] as const;
const passive = [call.listen, 'SYN seq=100 wnd=1000', 'ACK seq=101 ack=301 wnd=1000'] as const;
const closed = [...active, call.close] as const;
const timeWait = [...closed, 'ACK seq=301 ack=102 wnd=1000', 'FIN,ACK seq=301 ack=102 wnd=1000'] as const;

/** What is wrong, as its author is told. */
const told = (verdict: Verdict, language: 'en' | 'zh') =>
  verdict.legal ? null : verdictView({ ...verdict, lesson: lesson() }, wordsOf(language), 'standard');

const answer = (tcb: Tcb, stimulus: Happening, move: string) =>
  judge(tcb, stimulusOf(stimulus), moveOf(move), 1_000);

describe('the canonical reaction is legal and named by its rule', () => {
  test.each<[string, readonly Happening[], Happening, string, string]>([
    ['an active OPEN', [], call.open, 'SYN | SYN-SENT', 'R5'],
    ['a passive OPEN', [], call.listen, 'nothing | LISTEN', 'R4'],
    ['a SYN in LISTEN', [call.listen], 'SYN seq=100 wnd=9', 'SYN,ACK | SYN-RECEIVED', 'R36'],
    ['the SYN,ACK', [call.open], 'SYN,ACK seq=300 ack=101 wnd=9', 'ACK | ESTABLISHED', 'R41'],
    ['a SEND', active, call.send, 'ACK len=5 | ESTABLISHED', 'R11'],
    ['a CLOSE', active, call.close, 'FIN,ACK | FIN-WAIT-1', 'R22'],
    ['a FIN', passive, 'FIN,ACK seq=101 ack=301 wnd=9', 'ACK | CLOSE-WAIT', 'R77'],
    ['the ACK of our FIN', closed, 'ACK seq=301 ack=102 wnd=9', 'nothing | FIN-WAIT-2', 'R67'],
    ['crossing FINs', closed, 'FIN,ACK seq=301 ack=101 wnd=9', 'ACK | CLOSING', 'R79'],
    ['FIN and ACK in one', closed, 'FIN,ACK seq=301 ack=102 wnd=9', 'ACK | TIME-WAIT', 'R78'],
    ['an RST in LISTEN', [call.listen], 'RST seq=1', 'discard', 'R34'],
    ['an exact RST', active, 'RST seq=301', 'nothing | CLOSED', 'R55'],
    ['a retransmitted FIN in TIME-WAIT', timeWait, 'FIN,ACK seq=301 ack=102 wnd=9', 'ACK | TIME-WAIT', 'R71'],
    ['an ABORT', active, call.abort, 'RST | CLOSED', 'R29'],
  ])('%s', (_name, history, stimulus, move, rule) => {
    const { verdict, result } = answer(through(history), stimulus, move);
    expect(verdict).toMatchObject({ legal: true, liberty: null, rule });
    expect(result?.tcb.state).toBe(
      moveOf(move).kind === 'discard' ? through(history).state : (moveOf(move) as { next: State }).next,
    );
  });
});

describe('an illegal move is refused with what is wrong, where, and by which rule', () => {
  test.each<[string, readonly Happening[], Happening, string, string, string, string]>([
    [
      'no answer to a SYN',
      [call.listen],
      'SYN seq=100 wnd=9',
      'nothing | SYN-RECEIVED',
      'reply-missing',
      'move',
      'R36',
    ],
    [
      'a SYN answered without ACK',
      [call.listen],
      'SYN seq=100 wnd=9',
      'SYN | SYN-RECEIVED',
      'flag-missing',
      'flags',
      'R36',
    ],
    ['a FIN too many', active, call.send, 'FIN,ACK | ESTABLISHED', 'flag-forbidden', 'flags', 'R107'],
    [
      'an ACK of an ACK',
      passive,
      'ACK seq=101 ack=301 wnd=9',
      'ACK | ESTABLISHED',
      'no-reply-due',
      'move',
      'R111',
    ],
    ['FIN-WAIT-2 without the ACK', active, call.close, 'FIN,ACK | FIN-WAIT-2', 'wrong-state', 'next', 'R22'],
    [
      'a wrong ACK number',
      [call.open],
      'SYN,ACK seq=300 ack=101 wnd=9',
      'ACK seq=101 ack=300 | ESTABLISHED',
      'wrong-ack',
      'ack',
      'R113',
    ],
    [
      'a wrong SEQ number',
      [call.open],
      'SYN,ACK seq=300 ack=101 wnd=9',
      'ACK seq=100 ack=301 | ESTABLISHED',
      'wrong-seq',
      'seq',
      'R112',
    ],
    ['too little text', active, call.send, 'ACK len=4 | ESTABLISHED', 'wrong-length', 'len', 'R11'],
    [
      'a window larger than the buffer',
      passive,
      'ACK seq=101 ack=301 wnd=9 len=5',
      'ACK wnd=1001 | ESTABLISHED',
      'window-too-large',
      'wnd',
      'R76',
    ],
    [
      'two segments where one is due',
      active,
      call.close,
      'FIN,ACK + FIN,ACK | FIN-WAIT-1',
      'too-many-segments',
      'move',
      'R107',
    ],
    [
      'a FIN thrown away',
      passive,
      'FIN,ACK seq=101 ack=301 wnd=9',
      'discard',
      'must-not-discard',
      'move',
      'R77',
    ],
    [
      'a useful ACK thrown away',
      closed,
      'ACK seq=301 ack=102 wnd=9',
      'discard',
      'must-not-discard',
      'move',
      'R67',
    ],
    ['a call thrown away', active, call.close, 'discard', 'nothing-to-discard', 'move', 'R22'],
    ['an RST against an RST', [], 'RST seq=1', 'RST | CLOSED', 'no-reply-due', 'move', 'R31'],
    [
      'leaving TIME-WAIT early',
      timeWait,
      'FIN,ACK seq=301 ack=102 wnd=9',
      'ACK | CLOSED',
      'wrong-state',
      'next',
      'R71',
    ],
  ])('%s', (_name, history, stimulus, move, code, field, rule) => {
    const { verdict, result } = answer(through(history), stimulus, move);
    expect(result).toBeNull();
    expect(verdict).toMatchObject({ legal: false, code, rule, field: { name: field } });
    const [en, zh] = (['en', 'zh'] as const).map((language) => told(verdict, language));
    expect(en?.rfc).toMatch(/RFC 9293 §3/);
    expect(en?.message).not.toBe(zh?.message);
  });
});

describe('the mistake is that against the nearest legal answer', () => {
  test.each<[string, readonly Happening[], Happening, string, Partial<Constants>, object]>([
    [
      'a wrong number on an ACK that is early',
      passive,
      'ACK seq=101 ack=301 wnd=9 len=9',
      'ACK seq=301 ack=109 | ESTABLISHED',
      { acknowledge: 'delayed' },
      { code: 'wrong-ack', field: { name: 'ack', segment: 0 }, rule: 'R113' },
    ],
    [
      'a wrong state beside a delayed ACK',
      passive,
      'FIN,ACK seq=101 ack=301 wnd=9',
      'nothing | TIME-WAIT',
      {},
      { code: 'wrong-state', field: { name: 'next', segment: null }, rule: 'R77' },
    ],
    [
      'a wrong number in the second of two pieces',
      active,
      call.send,
      'ACK len=2 + ACK seq=104 len=3 | ESTABLISHED',
      {},
      { code: 'wrong-seq', field: { name: 'seq', segment: 1 }, rule: 'R112' },
    ],
  ])('%s', (_name, history, stimulus, move, constants, mistake) => {
    expect(answer(through(history, constants), stimulus, move).verdict).toMatchObject({
      legal: false,
      ...mistake,
    });
  });

  test('what a SEQ means is said where it is not the next number', () => {
    const wrong = (history: readonly Happening[], stimulus: Happening, move: string) => {
      const { verdict } = answer(through(history), stimulus, move);
      return verdict.legal ? null : [verdict.code, verdict.detail, verdict.rule];
    };
    expect(wrong([], 'ACK seq=7 ack=8 wnd=9', 'RST seq=7 | CLOSED')).toEqual([
      'wrong-seq',
      { of: 'reset' },
      'R33',
    ]);
    const sent = [...active, call.send];
    const timeout = { type: 'timeout', timer: 'retransmission' } as const;
    expect(wrong(sent, timeout, 'ACK seq=106 len=5 | ESTABLISHED')).toEqual([
      'wrong-seq',
      { of: 'repetition' },
      'R83',
    ]);
  });

  test('before version 4 it was that against the canonical reaction, by the rule of that', () => {
    const tcb = through(passive, { acknowledge: 'delayed' });
    const stimulus = stimulusOf('ACK seq=101 ack=301 wnd=9 len=9');
    const { verdict } = judge(tcb, stimulus, moveOf('ACK seq=301 ack=109 | ESTABLISHED'), 0, 3);
    expect(verdict).toMatchObject({ legal: false, code: 'no-reply-due', rule: 'R74' });
  });
});

describe('a liberty is legal, and told apart from the canonical reaction', () => {
  const lazy = { acknowledge: 'delayed' } as const;
  test.each<[string, string, readonly Happening[], Happening, string, Partial<Constants>]>([
    [
      'L1',
      'acknowledging at once what might wait',
      passive,
      'ACK seq=101 ack=301 wnd=9 len=5',
      'ACK | ESTABLISHED',
      lazy,
    ],
    [
      'L2',
      'leaving the ACK for later',
      passive,
      'ACK seq=101 ack=301 wnd=9 len=5',
      'nothing | ESTABLISHED',
      {},
    ],
    [
      'L2',
      'leaving the ACK of a FIN for later',
      passive,
      'FIN,ACK seq=101 ack=301 wnd=9',
      'nothing | CLOSE-WAIT',
      {},
    ],
    [
      'L3',
      'ACK and text in two segments',
      [call.open, call.send],
      'SYN,ACK seq=300 ack=101 wnd=9',
      'ACK + ACK len=5 | ESTABLISHED',
      {},
    ],
    ['L4', 'text in two segments', active, call.send, 'ACK len=2 + ACK len=3 | ESTABLISHED', {}],
    [
      'L5',
      'the SYN,ACK again',
      [call.listen, 'SYN seq=100 wnd=9'],
      'SYN seq=100 wnd=9',
      'SYN,ACK | SYN-RECEIVED',
      {},
    ],
    ['L6', 'silence for a challenge', active, 'RST seq=400', 'discard', {}],
    ['L7', 'an RST with ACK', active, call.abort, 'RST,ACK | CLOSED', {}],
    ['L8', 'believing an RST in the window', active, 'RST seq=400', 'nothing | CLOSED', {}],
    ['L8', 'resetting for a SYN in the window', active, 'SYN seq=400 wnd=9', 'RST | CLOSED', {}],
    ['L9', 'ignoring an RST in TIME-WAIT', timeWait, 'RST seq=302', 'discard', {}],
    [
      'L10',
      'silence for the SYN,ACK of a simultaneous open',
      [call.open, 'SYN seq=300 wnd=9'],
      'SYN,ACK seq=300 ack=101 wnd=9',
      'nothing | ESTABLISHED',
      {},
    ],
    [
      'L10',
      'the strict reading of it',
      [call.open, 'SYN seq=300 wnd=9'],
      'SYN,ACK seq=300 ack=101 wnd=9',
      'ACK | SYN-RECEIVED',
      {},
    ],
    [
      'L11',
      'no ACK for text above a gap',
      passive,
      'ACK seq=111 ack=301 wnd=9 len=5',
      'nothing | ESTABLISHED',
      {},
    ],
    ['L13', 'ignoring a duplicate ACK', passive, 'ACK seq=101 ack=301 wnd=1000', 'discard', {}],
    ['L13', 'ignoring one in TIME-WAIT', timeWait, 'ACK seq=302 ack=102 wnd=1000', 'discard', {}],
    ['L14', 'throwing away text above a gap', passive, 'ACK seq=111 ack=301 wnd=1000 len=5', 'discard', {}],
    [
      'L15',
      'a retransmission in two',
      [...active, call.send],
      again,
      'ACK len=2 + ACK len=3 | ESTABLISHED',
      {},
    ],
    [
      'L15',
      'two small ones joined',
      [...active, call.send, call.send],
      again,
      'ACK len=10 | ESTABLISHED',
      {},
    ],
    [
      'L15',
      'the last text and the FIN in one',
      [...active, call.send, call.close],
      again,
      'FIN,ACK len=5 | FIN-WAIT-1',
      {},
    ],
    ['L16', 'waiting by Nagle', [...active, call.send], call.send, 'nothing | ESTABLISHED', {}],
    [
      'L17',
      'the ACK of a SYN before that of its text',
      [call.open],
      'SYN,ACK seq=300 ack=101 wnd=9 len=4',
      'ACK ack=301 + ACK ack=305 | ESTABLISHED',
      {},
    ],
    [
      'L17',
      'the ACK of a SYN, and that of its text later',
      [call.open],
      'SYN,ACK seq=300 ack=101 wnd=9 len=4',
      'ACK ack=301 | ESTABLISHED',
      {},
    ],
  ])('%s: %s', (liberty, _name, history, stimulus, move, constants) => {
    const { verdict, result } = answer(through(history, constants), stimulus, move);
    expect(verdict).toMatchObject({ legal: true, liberty });
    expect(result).not.toBeNull();
    expect(result?.tcb.constants.acknowledge).toBe(constants.acknowledge ?? 'at once');
  });

  test('L4 leaves the retransmission queue cut as it was sent', () => {
    const { result } = answer(through(active), call.send, 'ACK len=2 + ACK len=3 | ESTABLISHED');
    expect(result?.tcb.retransmissionQueue.map((u) => [u.seq, u.octets])).toEqual([
      [101, 2],
      [103, 3],
    ]);
    expect(result && sentSegments(result).map((s) => s.data)).toEqual(['he', 'llo']);
  });

  test.each<[string, readonly Happening[], Happening, string]>([
    ['an ACK of something new', [...active, call.send], 'ACK seq=301 ack=106 wnd=1000', 'discard'],
    ['a duplicate ACK with another window', active, 'ACK seq=301 ack=101 wnd=500', 'discard'],
    [
      'text above a gap that acknowledges something new',
      [...active, call.send],
      'ACK seq=306 ack=106 wnd=1000 len=5',
      'discard',
    ],
    ['less than the front again', [...active, call.send], again, 'ACK len=2 | ESTABLISHED'],
    ['more than was sent', [...active, call.send], again, 'ACK len=3 + ACK len=3 | ESTABLISHED'],
    ['a FIN too soon', [...active, call.send, call.close], again, 'FIN,ACK len=4 | FIN-WAIT-1'],
    ['waiting with nothing unacknowledged', active, call.send, 'nothing | ESTABLISHED'],
  ])('L13 to L16 do not reach to %s', (_name, history, stimulus, move) => {
    expect(answer(through(history), stimulus, move).verdict.legal).toBe(false);
  });

  test('L15 leaves the retransmission queue packed as it was sent, and the rest as it was', () => {
    const sent = through([...active, call.send, call.send]);
    const { result } = answer(sent, again, 'ACK len=7 | ESTABLISHED');
    expect(result?.tcb.retransmissionQueue).toEqual([
      { seq: 101, octets: 7, syn: false, fin: false, transmissions: 2 },
      { seq: 108, octets: 3, syn: false, fin: false, transmissions: 1 },
    ]);
    expect(result && sentSegments(result).map((s) => s.data)).toEqual(['hellohe']);
    const early = judge(sent, null, moveOf('ACK len=4 + ACK len=6 | ESTABLISHED'), 0);
    expect(early.verdict).toMatchObject({ legal: true, liberty: 'L15' });
    expect(judge(sent, null, moveOf('ACK len=4 + ACK len=6 | ESTABLISHED'), 0, 3).verdict.legal).toBe(false);
  });

  test('L16 text that waits goes out with the ACK that it waited for', () => {
    const { result } = answer(through([...active, call.send]), call.send, 'nothing | ESTABLISHED');
    const next = step(result?.tcb as Tcb, {
      type: 'segment',
      at: 0,
      segment: parseSegment('ACK seq=301 ack=106 wnd=1000'),
    });
    expect(sentSegments(next).map((s) => s.data)).toEqual(['hello']);
  });

  test('L17 what came with the SYN is acknowledged when the delayed-ACK timer expires', () => {
    const { result } = answer(
      through([call.open]),
      'SYN,ACK seq=300 ack=101 wnd=9 len=4',
      'ACK ack=301 | ESTABLISHED',
    );
    const late = step(result?.tcb as Tcb, { type: 'timeout', at: 1_500, timer: 'delayed-ack' });
    expect(sentSegments(late).map(segmentText)).toEqual(['ACK seq=101 ack=305 wnd=996 len=0']);
  });

  test.each<[string, readonly Happening[], Happening, string, string, Partial<Constants>]>([
    ['MAY-2', timeWait, 'SYN seq=900 wnd=9', 'SYN,ACK | SYN-RECEIVED', 'R58', {}],
    [
      'MAY-6',
      active,
      { type: 'timeout', timer: 'keep-alive' },
      'ACK seq=100 len=1 | ESTABLISHED',
      'R108',
      { keepAlive: { idle: 60_000, interval: 5_000, probes: 3 } },
    ],
  ])(
    'what the RFC allows and the game does not have is not called wrong: %s',
    (_id, history, stimulus, move, rule, constants) => {
      const { verdict } = answer(through(history, constants), stimulus, move);
      expect(verdict).toMatchObject({ legal: false, code: 'not-played', rule });
    },
  );

  test('a client that withholds the third ACK discards, and the ACK is refused without being called wrong', () => {
    const silent = through([call.open], { thirdAck: 'withheld' });
    const judged = (move: string) => answer(silent, 'SYN,ACK seq=300 ack=101 wnd=9', move).verdict;
    expect(judged('discard')).toMatchObject({ legal: true, rule: 'R116' });
    expect(judged('ACK | ESTABLISHED')).toMatchObject({ legal: false, code: 'keeps-silent', rule: 'R116' });
    expect(judged('nothing | ESTABLISHED')).toMatchObject({
      legal: false,
      code: 'wrong-state',
      rule: 'R116',
    });
    expect(judged('RST | CLOSED')).toMatchObject({ legal: false, code: 'no-reply-due' });
    const usual = answer(through([call.open]), 'SYN,ACK seq=300 ack=101 wnd=9', 'discard').verdict;
    expect(usual).toMatchObject({ legal: false, code: 'reply-missing', rule: 'R41' });
  });

  test('a match begun before version 4 does not know L12 to L17', () => {
    const tcb = through(passive);
    const stimulus = stimulusOf('ACK seq=101 ack=301 wnd=1000');
    expect(judge(tcb, stimulus, moveOf('discard'), 0, 3).verdict).toMatchObject({
      legal: false,
      code: 'must-not-discard',
      rule: 'R64',
    });
  });

  test('L6 and L8 are not for a host that holds itself to RFC 5961', () => {
    for (const stimulus of ['RST seq=400', 'SYN seq=400 wnd=9', 'ACK seq=301 ack=900 wnd=9']) {
      const strict = through(active, { challenge: 'must' });
      expect(answer(strict, stimulus, 'discard').verdict).toMatchObject({
        legal: false,
        code: 'reply-missing',
      });
      expect(answer(strict, stimulus, 'nothing | CLOSED').verdict.legal).toBe(false);
      expect(answer(strict, stimulus, 'ACK | ESTABLISHED').verdict).toMatchObject({
        legal: true,
        liberty: null,
      });
    }
  });

  test('L8 does not reach outside the window', () => {
    expect(answer(through(active), 'RST seq=5000', 'nothing | CLOSED').verdict.legal).toBe(false);
  });

  test('an expert offers another window, and it is on offer from then on', () => {
    const { verdict, result } = answer(
      through(passive),
      'ACK seq=101 ack=301 wnd=9 len=5',
      'ACK wnd=995 | ESTABLISHED',
    );
    expect(verdict.legal).toBe(true);
    expect(result?.tcb.rcv.wnd).toBe(995);
  });

  describe('a window of 0', () => {
    test('is for a SYN,ACK to offer, and opens for the first who asks', () => {
      const closed = answer(through([call.listen]), 'SYN seq=100 wnd=9', 'SYN,ACK wnd=0 | SYN-RECEIVED');
      expect(closed.verdict).toMatchObject({ legal: true, liberty: null });
      const open = step(closed.result?.tcb as Tcb, {
        type: 'segment',
        at: 0,
        segment: parseSegment('ACK seq=101 ack=301 wnd=9'),
      });
      const probe = answer(open.tcb, 'ACK seq=101 ack=301 wnd=9 len=1', 'ACK wnd=1000 | ESTABLISHED');
      expect(probe.verdict.legal).toBe(true);
      expect(probe.result && sentSegments(probe.result).map(segmentText)).toEqual([
        'ACK seq=301 ack=101 wnd=1000 len=0',
      ]);
    });

    test('takes nothing back where text has just filled the window', () => {
      const full = through(passive, { receiveBuffer: 5 });
      const { verdict } = answer(full, 'ACK seq=101 ack=301 wnd=9 len=5', 'ACK wnd=0 | ESTABLISHED');
      expect(verdict).toMatchObject({ legal: true, liberty: null });
    });
  });

  test('L12 what is held beyond a window that was taken back is let go', () => {
    const gap = 'ACK seq=106 ack=301 wnd=9 len=10';
    const { verdict, result } = answer(through(passive), gap, 'ACK wnd=7 | ESTABLISHED');
    expect(verdict).toMatchObject({ legal: true, liberty: 'L12' });
    expect(result?.tcb.held).toEqual([{ seq: 106, data: '..', fin: false }]);
  });

  test('L12 goes with another liberty, and is the one that is named', () => {
    const { verdict } = answer(
      through(passive, lazy),
      'ACK seq=101 ack=301 wnd=9 len=5',
      'ACK wnd=1 | ESTABLISHED',
    );
    expect(verdict).toMatchObject({ legal: true, liberty: 'L12' });
  });

  describe("R76 the window of a SYN is an offer, wherever the peer's numbers begin", () => {
    const timeout = { type: 'timeout', timer: 'retransmission' } as const;
    const opened = answer(through([]), call.open, 'SYN wnd=500 | SYN-SENT').result?.tcb as Tcb;
    const listening = answer(through([call.listen]), 'SYN seq=100 wnd=9', 'SYN,ACK wnd=500 | SYN-RECEIVED')
      .result?.tcb as Tcb;
    test.each<[string, Tcb, Stimulus | string, string, State, own: string | null]>([
      ['sent again', opened, timeout, 'SYN', 'SYN-SENT', null],
      ['answered', opened, 'SYN,ACK seq=300 ack=101 wnd=9', 'ACK', 'ESTABLISHED', null],
      ['answered from far round', opened, 'SYN,ACK seq=3000000000 ack=101 wnd=9', 'ACK', 'ESTABLISHED', null],
      ['crossed by another', opened, 'SYN seq=3000000000 wnd=9', 'SYN,ACK', 'SYN-RECEIVED', null],
      ['with ACK, sent again', listening, timeout, 'SYN,ACK', 'SYN-RECEIVED', null],
      ['with ACK, sent again for a SYN', listening, 'SYN seq=100 wnd=9', 'SYN,ACK', 'SYN-RECEIVED', 'L5'],
    ])('%s: it may grow, and to shrink it is discouraged', (_name, tcb, stimulus, flags, next, own) => {
      const verdicts = [0, 499, 500, 700, 1001].map((wnd) => {
        const { verdict } = answer(tcb, stimulus, `${flags} wnd=${wnd} | ${next}`);
        return verdict.legal ? verdict.liberty : verdict.code;
      });
      expect(verdicts).toEqual(['L12', 'L12', own, own, 'window-too-large']);
    });
  });
});

describe('a move that nothing asked for', () => {
  test('an ACK again is harmless in a synchronized state', () => {
    const { verdict, result } = judge(through(active), null, moveOf('ACK | ESTABLISHED'), 1_000);
    expect(verdict.legal).toBe(true);
    expect(result && sentSegments(result).map(segmentText)).toEqual(['ACK seq=101 ack=301 wnd=1000 len=0']);
  });

  test('what is outstanding may be sent again before its timer runs out', () => {
    const tcb = through([...active, call.send]);
    const { verdict, result } = judge(tcb, null, moveOf('ACK len=5 | ESTABLISHED'), 1_000);
    expect(verdict.legal).toBe(true);
    expect(result?.tcb.retransmissionQueue[0]?.transmissions).toBe(2);
    // No timeout happened: the timer goes on, and the RTO is not doubled.
    expect(result?.tcb.timers).toEqual(tcb.timers);
    expect(result?.tcb.rtt.rto).toBe(tcb.rtt.rto);
  });

  test.each(['FIN,ACK | FIN-WAIT-1', 'RST | CLOSED', 'SYN | SYN-SENT'])('%s is refused', (move) => {
    expect(judge(through(active), null, moveOf(move), 1_000).verdict.legal).toBe(false);
  });

  test('of text that waits by Nagle nothing goes out with it', () => {
    const sent = through([...active, call.send]);
    const waiting = judge(sent, call.send, moveOf('nothing | ESTABLISHED'), 0).result?.tcb as Tcb;
    const { verdict, result } = judge(waiting, null, moveOf('ACK len=5 | ESTABLISHED'), 1_000);
    expect(verdict.legal).toBe(true);
    expect(result?.tcb.snd.nxt).toBe(106);
    expect(result?.tcb.constants.nagle).toBe(false);
  });

  test('before the connection there is nothing to send', () => {
    expect(judge(through([]), null, moveOf('ACK | CLOSED'), 0).verdict).toMatchObject({
      legal: false,
      code: 'no-reply-due',
    });
  });
});

describe('the prepared answers of the guided level', () => {
  const situations: [string, readonly Happening[], Happening][] = [
    ['a SYN in LISTEN', [call.listen], 'SYN seq=100 wnd=9'],
    ['the SYN,ACK', [call.open], 'SYN,ACK seq=300 ack=101 wnd=9'],
    ['a FIN', passive, 'FIN,ACK seq=101 ack=301 wnd=9'],
    ['the ACK of our FIN', closed, 'ACK seq=301 ack=102 wnd=9'],
    ['a CLOSE', active, call.close],
    ['the end of TIME-WAIT', timeWait, { type: 'timeout', timer: 'time-wait' }],
    ['an RST in LISTEN', [call.listen], 'RST seq=1'],
    ['R57: another SYN in SYN-RECEIVED', [call.listen, 'SYN seq=100 wnd=9'], 'SYN seq=101 wnd=9'],
  ];

  test.each(situations)(
    '%s: at least one legal, at least two mistakes, none twice',
    (_name, history, stimulus) => {
      const tcb = through(history);
      const offered = choices(tcb, stimulusOf(stimulus), 1_000, { random: seedRandom(1) });
      const legal = offered.filter((m) => judge(tcb, stimulusOf(stimulus), m, 1_000).verdict.legal);
      expect(legal.length).toBeGreaterThanOrEqual(1);
      expect(offered.length - legal.length).toBeGreaterThanOrEqual(2);
      expect(new Set(offered.map((m) => JSON.stringify(m))).size).toBe(offered.length);
    },
  );

  test('the right answer is not always in the same place', () => {
    const tcb = through([call.listen]);
    const stimulus = stimulusOf('SYN seq=100 wnd=9');
    const places = new Set(
      Array.from({ length: 30 }, (_, seed) =>
        choices(tcb, stimulus, 0, { random: seedRandom(seed) }).findIndex(
          (m) => judge(tcb, stimulus, m, 0).verdict.legal,
        ),
      ),
    );
    expect(places.size).toBeGreaterThan(2);
  });
});

test('of all single-segment moves, exactly the canonical one and the liberties are legal after a FIN', () => {
  const tcb = through(passive);
  const stimulus = stimulusOf('FIN,ACK seq=101 ack=301 wnd=9');
  const legal: string[] = [];
  for (const next of STATES) {
    for (const flags of [
      'none',
      'SYN',
      'FIN',
      'RST',
      'ACK',
      'SYN,ACK',
      'FIN,ACK',
      'RST,ACK',
      'SYN,FIN',
      'SYN,FIN,RST,ACK',
    ]) {
      const move = `${flags} | ${next}`;
      if (judge(tcb, stimulus, moveOf(move), 0).verdict.legal) legal.push(move);
    }
    if (judge(tcb, stimulus, moveOf(`nothing | ${next}`), 0).verdict.legal) legal.push(`nothing | ${next}`);
  }
  expect(legal).toEqual(['ACK | CLOSE-WAIT', 'nothing | CLOSE-WAIT']);
  expect(canonicalReaction(tcb, stimulus, 0).result.tcb.state).toBe('CLOSE-WAIT');
});
