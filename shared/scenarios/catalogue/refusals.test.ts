/** Tests of what is said to wrong moves at each moment that is met: the fault, and no answer. */
import { describe, expect, test } from 'vitest';
import { sample, TEST_ALL } from '../../../verify/depth.ts';
import { judge, liberties } from '../../judge/judge.ts';
import { momentOf } from '../../judge/misconceptions/recognise.ts';
import { type DraftSegment, draftsOf, type Move, PLAYED_FLAGS, stateAfter } from '../../judge/move.ts';
import type { MistakeField, Verdict } from '../../judge/verdict.ts';
import { lessonOf } from '../../match/lesson.ts';
import { refusalView } from '../../protocol/verdict-view.ts';
import type { RefusalView } from '../../protocol/view.ts';
import { ACK, FIN, FLAG_BITS, type Flag, has, RST, SYN } from '../../tcp/segment.ts';
import { seqAdd, seq as seqOf } from '../../tcp/seq.ts';
import { STATES } from '../../tcp/state.ts';
import { wordsOf } from '../../words/every-language.ts';
import { CATALOGUE } from './catalogue.ts';
import { type MetMoment, momentsOf } from './fixtures/moments.ts';

const SEEDS = TEST_ALL ? [1, 22, 333] : [1];
const met = CATALOGUE.filter(({ crowd }) => crowd === undefined).flatMap((scenario) =>
  SEEDS.flatMap((seed) => momentsOf(scenario, seed)),
);
const said = ({ tcb, stimulus }: MetMoment, move: Move): string =>
  `${tcb.state} ${JSON.stringify(stimulus)} ${JSON.stringify(move)}`;

/** One thing is wrong with it, and it is this. */
interface Slip {
  readonly move: Move;
  readonly field: MistakeField['name'];
  readonly flag?: Flag;
}

/** What is right, with one thing changed; where nothing else is right beside it, so that this alone is the fault. */
function slips({ tcb, stimulus, match }: MetMoment): readonly Slip[] {
  const { right, canonical } = momentOf(tcb, stimulus, match.now);
  const free = [...liberties(tcb, stimulus, canonical, right, match.now)].length > 0;
  if (free || right.kind === 'discard') return [];
  const others = STATES.filter((state) => state !== right.next);
  return [
    ...others.map((next): Slip => ({ move: { ...right, next }, field: 'next' })),
    ...(right.kind === 'nothing'
      ? [SYN, ACK, FIN | ACK, RST].map((flags): Slip => {
          const segment = { flags, seq: tcb.snd.nxt, ack: (flags & ACK) === 0 ? 0 : tcb.rcv.nxt, len: 0 };
          return { move: { kind: 'send', segments: [segment], next: right.next }, field: 'move' };
        })
      : [
          { move: { kind: 'nothing' as const, next: right.next }, field: 'move' as const },
          ...right.segments.flatMap((segment, i) =>
            changed(segment).map(({ to, ...slip }): Slip => {
              const segments = right.segments.map((one, j) => (j === i ? { ...one, ...to } : one));
              return { ...slip, move: { ...right, segments } };
            }),
          ),
        ]),
  ];
}

function changed(
  segment: DraftSegment,
): readonly (Omit<Slip, 'move'> & { readonly to: Partial<DraftSegment> })[] {
  const { flags, seq = 0, ack = 0, len = 0 } = segment;
  const next = (n: number): number => seqAdd(seqOf(n), 1);
  return [
    ...PLAYED_FLAGS.map((flag) => ({
      to: { flags: flags ^ FLAG_BITS[flag] },
      field: 'flags' as const,
      flag,
    })),
    { to: { seq: next(seq) }, field: 'seq' },
    ...(has(segment, ACK) ? [{ to: { ack: next(ack) }, field: 'ack' as const }] : []),
    { to: { len: len + 1 }, field: 'len' },
    { to: { wnd: 65_536 }, field: 'wnd' },
  ];
}

test('where one thing is wrong it is named, and its field is shown', () => {
  let judged = 0;
  for (const moment of sample(met, 2)) {
    for (const { move, field, flag } of slips(moment)) {
      const { verdict } = judge(moment.tcb, moment.stimulus, move, moment.match.now);
      // A window may be chosen freely where nothing is kept, and RFC 1122's keep-alive may bear an octet.
      if (verdict.legal || verdict.code === 'not-played') continue;
      judged += 1;
      expect.soft(verdict.field.name, said(moment, move)).toBe(field);
      if (flag !== undefined) expect.soft(verdict.detail, said(moment, move)).toEqual({ flag });
    }
  }
  expect(judged).toBeGreaterThan(1_000);
});

/** Anything at all: each kind of segment, and none, with each state. */
function anything({ tcb, stimulus, match }: MetMoment): readonly Move[] {
  const { right } = momentOf(tcb, stimulus, match.now);
  const [model] = draftsOf(right);
  const sent = [0, SYN, SYN | ACK, ACK, FIN, FIN | ACK, RST, RST | ACK].map((flags): DraftSegment => {
    const ack = (flags & ACK) === 0 ? 0 : model?.ack || tcb.rcv.nxt;
    return { flags, seq: model?.seq ?? tcb.snd.nxt, ack, len: model?.len ?? 0 };
  });
  return [
    { kind: 'discard' },
    ...STATES.flatMap((next): Move[] => [
      { kind: 'nothing', next },
      ...sent.map((segment): Move => ({ kind: 'send', segments: [segment], next })),
    ]),
  ];
}

function refusalAt(moment: MetMoment, move: Move, verdict: Verdict, language: 'en' | 'zh'): RefusalView {
  const { host, tcb, stimulus, match } = moment;
  if (verdict.legal) throw new Error('it is legal');
  const lesson = lessonOf({ host, tcb, stimulus, move, failures: 1, now: match.now });
  return refusalView({ ...verdict, lesson }, wordsOf(language), 'guided');
}

/** What a guided player reads of a first refusal, beside what they did. */
const read = ({ follows, message, question }: RefusalView): string => `${follows ?? message} ${question}`;

describe.each(['en', 'zh'] as const)('what is said of a first wrong answer, in %s', (language) => {
  const refusals = sample(met, 10).flatMap((moment) =>
    anything(moment).flatMap((move) => {
      const { verdict } = judge(moment.tcb, moment.stimulus, move, moment.match.now);
      return verdict.legal ? [] : [{ moment, move, view: refusalAt(moment, move, verdict, language) }];
    }),
  );

  test('has all its words: no id, no place that was left open', () => {
    const odd = refusals.filter(({ view }) =>
      /undefined|NaN|null|[{}]|\[object|\b[a-z]+(-[a-z]+)+\.[a-z]/.test(
        `${view.did} ${view.message} ${read(view)}`,
      ),
    );
    expect(odd.map(({ view }) => read(view))).toEqual([]);
    if (language === 'zh') {
      const foreign = refusals.filter(({ view }) =>
        /[a-z]{2,}/.test(`${view.did} ${view.message} ${read(view)}`),
      );
      expect(foreign.map(({ view }) => read(view))).toEqual([]);
    }
  });

  test('does not name the state that is right, nor the rule, nor the answer', () => {
    expect(refusals.length).toBeGreaterThan(1_000);
    for (const { moment, move, view } of refusals) {
      const { tcb, stimulus, match } = moment;
      const next = stateAfter(momentOf(tcb, stimulus, match.now).right, tcb.state);
      expect.soft([view.hint, view.answer], said(moment, move)).toEqual([null, null]);
      // Whoever claimed the state, or is in it, is told nothing by its name.
      if (next === tcb.state || next === stateAfter(move, tcb.state)) continue;
      expect.soft(read(view), said(moment, move)).not.toMatch(new RegExp(`(?<![\\w-])${next}(?![\\w-])`));
    }
  });
});
