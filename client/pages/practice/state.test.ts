/** Tests of what was chosen to be practised: it begins once, when what plays it is there. */
import { expect, test } from 'vitest';
import { startGame } from './game.ts';
import { choiceOf, createPractice } from './state.ts';

const create = () =>
  createPractice({ choice: choiceOf('?scenario=normal-close').choice, seed: () => 1, keep: () => undefined });

test('what was begun before it could be played begins when it can, once', () => {
  const practice = create();
  practice.begin();
  expect([practice.beginning.value, practice.game.value]).toEqual([true, null]);
  practice.startWith(startGame);
  expect(practice.beginning.value).toBe(false);
  expect(practice.game.value?.local.setup.scenario.id).toBe('normal-close');
  practice.leave();
  practice.startWith(startGame);
  expect(practice.game.value).toBeNull();
});

test('the last wish holds; where there was none, nothing begins by itself', () => {
  const practice = create();
  practice.begin();
  practice.beginCoached();
  practice.startWith(startGame);
  expect(practice.game.value?.coached).toBe(true);
  const other = create();
  other.startWith(startGame);
  expect([other.beginning.value, other.game.value]).toEqual([false, null]);
  other.choose({ side: 'both' });
  other.begin();
  expect(other.game.value?.boards).toHaveLength(2);
});
