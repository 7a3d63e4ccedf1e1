/** Tests of a match in the browser: its clock, its hosts, its record. */
import { effect } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import type { HostId } from '../../../shared/hosts.ts';
import { canonicalReaction } from '../../../shared/judge/judge.ts';
import { moveOf } from '../../../shared/judge/move-of.ts';
import { replay } from '../../../shared/record/replay.ts';
import { recordSchema } from '../../../shared/record/schema.ts';
import { normalClose } from '../../../shared/scenarios/catalogue/06-normal-close.ts';
import { setWords } from '../../i18n/dictionary.ts';
import en from '../../i18n/en/index.ts';
import zh from '../../i18n/zh/index.ts';
import { type LocalMatch, startLocalMatch } from './local-match.ts';

const start = (players: { A: 'person' | 'autopilot'; B: 'person' | 'autopilot' }): LocalMatch =>
  startLocalMatch({
    file: null,
    scenario: normalClose,
    seed: 7,
    level: 'standard',
    players,
    pace: 1,
    predictions: true,
  });

/** Answers what is first in the inbox as the RFC does. */
async function answer(local: LocalMatch, host: HostId): Promise<void> {
  const { hosts, now } = local.match.value;
  const { tcb, inbox } = hosts[host];
  const [first] = inbox;
  if (!first) return;
  const { result } = canonicalReaction(tcb, first.stimulus, now);
  const move = moveOf(tcb, result);
  expect(await local.port(host).move(first.id, move)).toMatchObject({
    kind: 'judged',
    verdict: { legal: true },
  });
}

describe('a match in the browser', () => {
  test('time passes with the ticks, at the pace, and not while it is paused', () => {
    const local = start({ A: 'person', B: 'autopilot' });
    local.tick(100);
    expect(local.now.value).toBe(100);
    local.setPace(4);
    local.tick(100);
    expect(local.now.value).toBe(500);
    local.setPaused(true);
    local.tick(100);
    expect(local.now.value).toBe(500);
  });

  test('a page that was hidden has not lost its match meanwhile', () => {
    const local = start({ A: 'person', B: 'autopilot' });
    local.tick(3_600_000);
    expect(local.now.value).toBe(250);
  });

  test('jumps to the next event, but never over something that the player has to answer', () => {
    const local = start({ A: 'person', B: 'autopilot' });
    for (let i = 0; i < 20; i++) local.skip();
    const { inbox } = local.match.value.hosts.A;
    expect(inbox.map((q) => q.stimulus)).toMatchObject([{ type: 'call', call: { call: 'OPEN' } }]);
    expect(local.skippable.value).toBe(false);
  });

  test('never jumps to the time limit', () => {
    const local = startLocalMatch({
      file: null,
      scenario: { ...normalClose, script: [] },
      seed: 7,
      level: 'standard',
      players: { A: 'person', B: 'person' },
      pace: 1,
      predictions: true,
    });
    expect(local.skippable.value).toBe(false);
    local.skip();
    expect(local.match.value.outcome).toBeNull();
  });

  test.each([
    ['the autopilot', { A: 'person', B: 'autopilot' }],
    ['oneself at the other end', { A: 'person', B: 'person' }],
  ] as const)('can be played to its end against %s, and be watched again', async (_, players) => {
    const local = start(players);
    let kept: unknown = null;
    effect(() => {
      if (local.match.value.outcome !== null) kept = local.record().record;
    });
    for (let i = 0; i < 500 && local.match.value.outcome === null; i++) {
      local.skip();
      for (const host of ['A', 'B'] as const) if (players[host] === 'person') await answer(local, host);
    }
    expect(local.match.value.outcome).toBe('goals reached');
    expect(local.port('A').scenario.value.debrief).not.toBeNull();
    const record = recordSchema.parse(JSON.parse(JSON.stringify(kept)));
    const again = replay(record);
    if ('error' in again) throw new Error(again.error);
    expect(again.match).toEqual(local.match.value);
  });

  test('is told in the language of the page, and goes on when that changes', async () => {
    const local = start({ A: 'person', B: 'autopilot' });
    const { scenario } = local.port('A');
    local.skip();
    await answer(local, 'A');
    const { version } = local.match.value;
    expect(scenario.value.title).toBe('Normal close');
    setWords('zh', zh);
    expect(scenario.value).toMatchObject({ title: '正常关闭（四次挥手）', cast: { A: '客户端' } });
    setWords('en', en);
    expect(scenario.value.title).toBe('Normal close');
    expect(local.match.value.version).toBe(version);
  });

  test('a player sees its own host only', () => {
    const local = start({ A: 'person', B: 'autopilot' });
    for (let i = 0; i < 20; i++) local.skip();
    expect(local.port('A').view.value.hosts.map((host) => host.host)).toEqual(['A']);
    const hosts = local.port('A').events.value.map((event) => ('host' in event ? event.host : 'A'));
    expect(new Set(hosts)).toEqual(new Set(['A']));
  });

  test('what was said is said anew when the language is switched', () => {
    const local = start({ A: 'autopilot', B: 'autopilot' });
    for (let i = 0; i < 20; i++) local.skip();
    const port = local.port('A');
    const said = () =>
      port.events.value.flatMap((event) => (event.type === 'accepted' ? [event.verdict.message] : []));
    const rules = port.events.value.flatMap((event) =>
      event.type === 'accepted' ? [event.verdict.rule] : [],
    );
    expect(rules.length).toBeGreaterThan(2);
    expect(said()).toEqual(rules.map((rule) => en.rules[rule]));
    setWords('zh', zh);
    expect(said()).toEqual(rules.map((rule) => zh.rules[rule]));
    setWords('en', en);
  });

  test('a refusal that is no matter of TCP says why', async () => {
    const local = start({ A: 'person', B: 'autopilot' });
    const reply = await local.port('A').move(99, { kind: 'discard' });
    expect(reply).toMatchObject({ kind: 'refused', text: expect.any(String) });
    expect(await local.port('A').call({ call: 'CLOSE' })).toMatchObject({ kind: 'refused' });
  });
});
