/** Tests of the commands: each control of a real system has its own, without the faults of old texts. */
import { expect, test } from 'vitest';
import { wordsOf } from '../../words/every-language.ts';
import { controlProse } from '../control-prose.ts';
import { CONTROLS, type ControlId } from '../controls.ts';
import { COMMANDS } from './commands.ts';

const ids = Object.keys(CONTROLS) as ControlId[];
const linesOf = (id: ControlId): string => (COMMANDS[id] ?? []).map(({ lines }) => lines).join('\n');

test('every control has its commands, but for the attacker’s and for a constant of the kernel', () => {
  expect(ids.filter((id) => COMMANDS[id] === undefined)).toEqual([
    'time-wait',
    'syn-rate',
    'forged-addresses',
  ]);
});

test('what the kernel keeps is set by its own name, at once, for good, and as of old', () => {
  for (const id of ids.filter((one) => CONTROLS[one].name.startsWith('tcp_'))) {
    const kinds = COMMANDS[id]?.map(({ kind }) => kind);
    expect(kinds, id).toEqual(expect.arrayContaining(['now', 'kept', 'old']));
    const { name } = CONTROLS[id];
    expect(linesOf(id)).toContain(`sysctl -w net.ipv4.${name}=`);
    expect(linesOf(id)).toContain(`> /proc/sys/net/ipv4/${name}`);
    expect(linesOf(id)).toContain('/etc/sysctl.d/');
  }
});

test('a limit has its DROP, protects the host itself, and spells --syn', () => {
  const rules = COMMANDS['syn-limit']?.find(({ kind }) => kind === 'iptables')?.lines.split('\n') ?? [];
  expect(rules.every((rule) => rule.startsWith('iptables -A INPUT -p tcp --syn '))).toBe(true);
  expect(rules.at(-1)).toMatch(/-j DROP$/);
  expect(linesOf('syn-limit')).not.toContain('FORWARD');
  expect(linesOf('syn-limit')).toContain('nft add rule');
});

test.each(['en', 'zh'] as const)('every command is told in %s', (code) => {
  const { controls } = wordsOf(code);
  for (const id of ids) for (const { name } of controlProse(id, controls).commands) expect(name).not.toBe('');
});
