/** Tests of what keys do on the board, and where they do nothing. */
import { expect, test } from 'vitest';
import { sitDown } from './fixtures/table.ts';

test('a state chosen on the diagram’s sheet closes it', async () => {
  const { board, keys, untilStimulus } = sitDown('standard');
  untilStimulus();
  await keys('g');
  expect(board.sheets.shown.value).toBe('diagram');
  await keys('3');
  expect(board.sheets.shown.value).toBeNull();
  expect(board.draft.current.value.next).toBe('SYN-SENT');
  await keys('t', 't');
  expect(board.sheets.shown.value).toBeNull();
});

test('nothing is offered unasked where nothing may be sent', async () => {
  const { board, keys } = sitDown('standard');
  await keys('s', 'u');
  expect(board.draft.composing.value).toBe(false);
});

test('flags and states have no keys, and nothing is composed unasked', async () => {
  const { board, keys, untilStimulus } = sitDown('guided');
  await keys('s', 'u');
  expect(board.draft.composing.value).toBe(false);
  untilStimulus();
  await keys('s', 'a');
  expect(board.draft.current.value.segments[0].flags).toBe(0);
});
