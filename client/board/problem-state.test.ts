/** Tests of what is wrong with a draft: found by the page, by the judge, or not known. */
import { expect, test } from 'vitest';
import { ACK, SYN } from '../../shared/tcp/segment.ts';
import { createBoard } from './board-state.ts';
import { sitDown } from './fixtures/table.ts';

test('what is missing is told at its field, and the judge is not hasProblem', async () => {
  const { board, keys, untilStimulus } = sitDown('standard');
  untilStimulus();
  await keys('Enter');
  expect(board.problems.shown.value).toMatchObject({ kind: 'problem', problem: { code: 'no-flags' } });
  await keys('s', 'Enter');
  expect(board.problems.shown.value).toMatchObject({ kind: 'problem', field: { name: 'next' } });
  await keys('3');
  expect(board.problems.shown.value).toBeNull();
  expect(board.situation.host.value.score.refused).toBe(0);
});

test('a refusal points at its field, goes when that field is changed, and keeps what was composed', async () => {
  const { board, keys, untilStimulus } = sitDown('standard');
  untilStimulus();
  await keys('s', 'a', '3', 'Enter');
  expect(board.problems.shown.value).toMatchObject({ kind: 'refused', field: { name: 'flags', segment: 0 } });
  expect(board.draft.current.value).toMatchObject({ segments: [{ flags: SYN | ACK }], next: 'SYN-SENT' });
  await keys('4');
  expect(board.problems.shown.value).not.toBeNull();
  await keys('a');
  expect(board.problems.shown.value).toBeNull();
  await keys('3', 'Enter');
  expect(board.situation.host.value.tcb.state).toBe('SYN-SENT');
});

test('the rule comes with the second failure, and goes with what was wrong', async () => {
  const { board, keys, untilStimulus } = sitDown('standard');
  untilStimulus();
  await keys('1', 'n');
  expect(board.problems.shown.value).toMatchObject({ kind: 'refused', field: { name: 'move' } });
  expect(board.problems.shown.value).toMatchObject({ try: { failures: 1, verdict: { hint: null } } });
  await keys('n');
  expect(board.problems.shown.value).toMatchObject({ try: { failures: 2, verdict: { hint: /./ } } });
  await keys('s');
  expect(board.problems.shown.value).toBeNull();
});

test('a page that comes back shows the refusal that was there before', async () => {
  const { board, keys, untilStimulus } = sitDown('standard');
  untilStimulus();
  await keys('a', '5', 'Enter');
  const again = createBoard(board.port);
  expect(again.problems.shown.value).toMatchObject({ kind: 'refused', field: { name: 'flags' } });
  expect(again.draft.current.value.segments[0].flags).toBe(0);
});

test('a wrong number is refused at its field', async () => {
  const { board, keys, untilStimulus } = sitDown('expert');
  board.numbering.set('relative');
  untilStimulus();
  await keys('s', '3');
  board.draft.change({ type: 'number', field: 'seq', text: '1' });
  board.draft.change({ type: 'number', field: 'len', text: '0' });
  await keys('Enter');
  expect(board.problems.shown.value).toMatchObject({ kind: 'refused', field: { name: 'seq', segment: 0 } });
  board.draft.change({ type: 'number', field: 'seq', text: '0' });
  expect(board.problems.shown.value).toBeNull();
});
