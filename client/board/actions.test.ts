/** Tests of the actions: while the clock is paused, over a broken connection, and for advice. */
import { expect, test } from 'vitest';
import { SYN } from '../../shared/tcp/segment.ts';
import { sitDown } from './fixtures/table.ts';

test('nothing can be sent while the clock is paused, and nothing is lost by trying', async () => {
  const { board, keys, untilStimulus, paused } = sitDown('standard');
  untilStimulus();
  await keys('s', '3');
  paused.value = true;
  await keys('Enter', 'a');
  expect(board.situation.host.value.tcb.state).toBe('CLOSED');
  expect(board.draft.current.value.segments[0].flags).toBe(SYN);
  paused.value = false;
  await keys('Enter');
  expect(board.situation.host.value.tcb.state).toBe('SYN-SENT');
});

test('a broken connection leaves what was composed, and says what is not known', async () => {
  const table = sitDown('standard');
  table.untilStimulus();
  table.reply = { kind: 'unknown' };
  await table.keys('s', '3', 'Enter');
  expect(table.board.actions.pending.value).toBe(false);
  expect(table.board.problems.shown.value).toMatchObject({ kind: 'failed', text: null });
  expect(table.board.draft.current.value.segments[0].flags).toBe(SYN);
  table.reply = null;
  await table.keys('Enter');
  expect(table.board.problems.shown.value).toBeNull();
  expect(table.board.situation.host.value.tcb.state).toBe('SYN-SENT');
});

test('an old refusal is not told again while the next answer is under way', async () => {
  const table = sitDown('standard');
  const { board, keys, untilStimulus } = table;
  untilStimulus();
  await keys('s', 'a', '3', 'Enter');
  expect(board.problems.shown.value).toMatchObject({ kind: 'refused' });
  table.reply = { kind: 'unknown' };
  board.press({ type: 'send' });
  expect(board.actions.pending.value).toBe(true);
  expect(board.problems.shown.value).toBeNull();
});

test('help is offered after a while, costs, and can be taken over', async () => {
  const { board, keys, untilStimulus, wait } = sitDown('standard');
  untilStimulus();
  expect(board.situation.advisable.value).toBe(false);
  wait(15_000);
  expect(board.situation.advisable.value).toBe(true);
  await keys('h');
  const advice = board.situation.turn.value?.advice;
  expect(advice?.rule).toBe('R5');
  if (advice) board.draft.follow(advice.move);
  expect(board.draft.current.value).toMatchObject({ segments: [{ flags: SYN }], next: 'SYN-SENT' });
  await keys('Enter');
  expect(board.situation.host.value.tcb.state).toBe('SYN-SENT');
  expect(board.situation.host.value.score.advice).toBe(1);
});
