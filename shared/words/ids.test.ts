/**
 * Tests that code and sentences meet by their ids, and that no sentence is left over.
 * That each id has its sentence the compiler sees to.
 */
import { expect, test } from 'vitest';
import { COMMAND_KINDS } from '../host/controls/commands.ts';
import { CONTROLS, type ControlId, controlOf } from '../host/controls.ts';
import { LIBERTIES } from '../judge/liberties.ts';
import { MISTAKE_CODES } from '../judge/verdict.ts';
import { VIOLATION_CODES } from '../observer/violations.ts';
import { ERROR_STATUS } from '../protocol/errors.ts';
import { RULES } from '../tcp/rules.ts';
import english from './en/index.ts';

const controls = Object.keys(CONTROLS) as ControlId[];

test.each([
  ['rules', Object.keys(RULES)],
  ['liberties', Object.keys(LIBERTIES)],
  ['verdicts', [...MISTAKE_CODES, 'wrong-seq.reset', 'wrong-seq.repetition', 'wrong-state.stayed']],
  ['violations', VIOLATION_CODES],
  ['errors', Object.keys(ERROR_STATUS)],
  ['settings', controls.flatMap((id) => controlOf(id).names ?? [])],
] as const)('the sentences of %s are those of the code', (domain, ids) => {
  expect(Object.keys(english[domain]).sort()).toEqual([...ids].sort());
});

test('the sentences of controls are about those of the code', () => {
  const ids = Object.keys(english.controls).map((key) => key.replace(/\.(about|price|linux|remark)$/, ''));
  const ofAll = ['commands', 'copy', 'copied', ...COMMAND_KINDS.map((kind) => `command.${kind}`)];
  expect([...new Set(ids)].sort()).toEqual([...controls, ...ofAll].sort());
});
