/** Tests of the draft at each level, over a real match in memory. */
import { describe, expect, test } from 'vitest';
import { ACK, FIN, SYN } from '../../shared/tcp/segment.ts';
import { isForeign, relative } from '../figures/segment/segment-view.ts';
import { baseOf, draftView } from './cards.ts';
import { sitDown, type Table } from './fixtures/table.ts';

/** B, whose application has opened passively, meets A's SYN. */
async function meetSyn(level: 'guided' | 'expert'): Promise<Table> {
  const table = sitDown(level, 'B');
  const { board, keys, untilStimulus } = table;
  untilStimulus();
  if (level === 'expert') await keys('2', 'n');
  else {
    const right = board.situation.host.value.choices?.findIndex(
      (move) => move.kind === 'nothing' && move.next === 'LISTEN',
    );
    await keys(String((right ?? 0) + 1), 'Enter');
  }
  untilStimulus();
  return table;
}

describe('a passive opener', () => {
  test('at the expert level numbers its SYN,ACK 0, and the judge takes it', async () => {
    const { board, keys } = await meetSyn('expert');
    expect(board.situation.bases.value.own).toBe(board.situation.host.value.tcb.iss);
    await keys('s', 'a', '4');
    for (const [field, text] of [
      ['seq', '0'],
      ['ack', '1'],
      ['len', '0'],
    ] as const) {
      board.draft.change({ type: 'number', field, text });
    }
    await keys('Enter');
    expect(board.problems.shown.value).toBeNull();
    expect(board.situation.host.value.tcb.state).toBe('SYN-RECEIVED');
  });

  test('at the guided level is offered no number but those of its connection', async () => {
    const { board } = await meetSyn('guided');
    const { host, bases, stimulus } = board.situation;
    const base = baseOf('out', bases.value, 'relative');
    for (const move of host.value.choices ?? []) {
      if (move.kind !== 'send') continue;
      for (const draft of move.segments) {
        const view = draftView(host.value, stimulus.value?.stimulus ?? null, draft, bases.value);
        expect(isForeign(view, base)).toBe(false);
        expect(relative(view.seq ?? 0, base.seq)).toBe(0);
      }
    }
  });
});

describe('at the standard level', () => {
  test('flags and a state, by their keys, make the move that Enter sends', async () => {
    const { board, keys, untilStimulus } = sitDown('standard');
    untilStimulus();
    await keys('s', '3');
    expect(board.draft.current.value).toMatchObject({ segments: [{ flags: SYN }], next: 'SYN-SENT' });
    await keys('Enter');
    expect(board.situation.host.value.tcb.state).toBe('SYN-SENT');
    expect(board.situation.answered.value?.answer?.verdict.rule).toBe('R5');
    expect(board.draft.current.value.segments[0].flags).toBe(0);
    expect(board.situation.stimulus.value).toBeNull();
  });

  test('the card shows the numbers that will go out', async () => {
    const { board, keys, untilStimulus } = sitDown('standard');
    untilStimulus();
    await keys('s', '3', 'Enter');
    untilStimulus();
    await keys('a');
    const { own, peer } = board.situation.bases.value;
    expect(own).not.toBeNull();
    expect(board.draft.preview.value).toEqual([
      { flags: ACK, seq: (own ?? 0) + 1, ack: (peer ?? 0) + 1, wnd: 1_000, len: 0 },
    ]);
    await keys('5', 'Enter');
    const sent = board.situation.log.value.turns.at(-1)?.sent[0]?.segment;
    expect(sent).toMatchObject({ seq: (own ?? 0) + 1, ack: (peer ?? 0) + 1 });
  });

  test('text goes with the segment that answers SEND, and a FIN behind it', async () => {
    const { board, keys, untilStimulus } = sitDown('standard');
    for (const answer of [
      ['s', '3', 'Enter'],
      ['a', '5', 'Enter'],
    ]) {
      untilStimulus();
      await keys(...answer);
    }
    untilStimulus();
    expect(board.situation.stimulus.value?.stimulus).toMatchObject({ type: 'call', call: { call: 'SEND' } });
    await keys('a');
    expect(board.draft.preview.value[0]?.len).toBe(7);
    await keys('+', 'f', 'a');
    expect(board.draft.preview.value.map(({ len }) => len)).toEqual([0, 7]);
    expect(board.draft.preview.value[1]?.flags).toBe(ACK | FIN);
    await keys('Backspace');
    expect(board.draft.current.value.segments).toHaveLength(1);
  });

  test('a stimulus that comes while something else is composed is looked at first', async () => {
    const { board, keys, untilStimulus, wait } = sitDown('standard');
    untilStimulus();
    await keys('s', '3', 'Enter', 's');
    expect(board.draft.unasked.value).toBe(true);
    wait(20_000);
    await keys('3', 'Enter');
    expect(board.problems.shown.value).toMatchObject({ problem: { code: 'arrived-meanwhile' } });
    expect(board.draft.current.value.segments[0].flags).toBe(SYN);
    expect(board.situation.host.value.score.refused).toBe(0);
    await keys('Enter');
    expect(board.problems.shown.value?.kind).not.toBe('problem');
  });

  test('a segment that nothing asked for can be sent, and the wish be dropped', async () => {
    const { board, keys, untilStimulus } = sitDown('standard');
    untilStimulus();
    await keys('s', '3', 'Enter');
    await keys('u');
    expect(board.draft.composing.value).toBe(true);
    await keys('u');
    expect(board.draft.composing.value).toBe(false);
    await keys('s', '3', 'Enter');
    expect(board.situation.log.value.turns.at(-1)).toMatchObject({
      id: null,
      sent: [{ reason: 'retransmission' }],
    });
    expect(board.draft.composing.value).toBe(false);
  });
});

describe('at the expert level', () => {
  test('numbers are typed, relative or absolute, and rewritten when the way of counting changes', async () => {
    const { board, keys, untilStimulus } = sitDown('expert');
    board.numbering.set('relative');
    untilStimulus();
    await keys('s', '3', 'Enter');
    expect(board.problems.shown.value).toMatchObject({ field: { name: 'seq', segment: 0 } });
    board.draft.change({ type: 'number', field: 'seq', text: '0' });
    board.draft.change({ type: 'number', field: 'len', text: '0' });
    board.numbering.set('absolute');
    const { own } = board.situation.bases.value;
    expect(board.draft.current.value.segments[0].seq).toBe(String(own));
    board.numbering.set('relative');
    await keys('Enter');
    expect(board.situation.host.value.tcb.state).toBe('SYN-SENT');
  });
});

describe('at the guided level', () => {
  test('a number chooses, Enter answers, and a wrong choice stays marked as tried', async () => {
    const { board, keys, untilStimulus } = sitDown('guided');
    untilStimulus();
    const { choices } = board.situation.host.value;
    expect(choices?.length).toBeGreaterThan(2);
    await keys('Enter');
    expect(board.problems.shown.value).toMatchObject({ problem: { code: 'no-choice' } });
    for (let i = 1; i <= (choices?.length ?? 0) && board.situation.host.value.tcb.state === 'CLOSED'; i++) {
      await keys(String(i), 'Enter');
    }
    expect(board.situation.host.value.tcb.state).toBe('SYN-SENT');
  });
});
