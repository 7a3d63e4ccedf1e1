/** Tests of which key means what, by level and by where it is pressed. */
import { expect, test } from 'vitest';
import { ACK, SYN } from '../../shared/tcp/segment.ts';
import { type KeyCommand, type KeyPlace, readKey } from './keys.ts';

const press = (key: string, place: KeyPlace = 'page', guided = false): KeyCommand | null =>
  readKey({ key, modified: false, repeat: false }, place, guided);

test.each<[string, KeyCommand]>([
  ['s', { type: 'flag', bit: SYN }],
  ['A', { type: 'flag', bit: ACK }],
  ['5', { type: 'next', state: 'ESTABLISHED' }],
  ['0', { type: 'next', state: 'CLOSE-WAIT' }],
  ['-', { type: 'next', state: 'LAST-ACK' }],
  ['.', { type: 'stay' }],
  ['Enter', { type: 'send' }],
  ['n', { type: 'nothing' }],
  ['d', { type: 'discard' }],
  ['+', { type: 'add' }],
  ['Backspace', { type: 'remove' }],
  ['h', { type: 'advice' }],
  ['?', { type: 'keys' }],
])('%s is a command', (key, command) => {
  expect(press(key)).toEqual(command);
});

test('in a field digits are the field’s, but flags and Enter are still commands', () => {
  expect(press('5', 'text')).toBeNull();
  expect(press('-', 'text')).toBeNull();
  expect(press('Backspace', 'text')).toBeNull();
  expect(press('s', 'text')).toEqual({ type: 'flag', bit: SYN });
  expect(press('Enter', 'text')).toEqual({ type: 'send' });
});

test('Enter on a button presses that button', () => {
  expect(press('Enter', 'control')).toBeNull();
});

test('guided, digits choose an answer', () => {
  expect(press('2', 'page', true)).toEqual({ type: 'choose', index: 1 });
  expect(press('s', 'page', true)).toBeNull();
});

test('shortcuts of the browser and keys held down are left alone', () => {
  expect(readKey({ key: 'r', modified: true, repeat: false }, 'page', false)).toBeNull();
  expect(readKey({ key: 's', modified: false, repeat: true }, 'page', false)).toBeNull();
});
