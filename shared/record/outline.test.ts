/** Tests of the outline: every segment with its fate, crossings, copies and retransmissions. */
import { describe, expect, test } from 'vitest';
import { createMatch } from '../match/create.ts';
import type { MatchEvent } from '../match/match-event.ts';
import { play } from '../match/play.ts';
import { CATALOGUE, scenarioById } from '../scenarios/catalogue/catalogue.ts';
import { playToTheEnd } from '../scenarios/catalogue/fixtures/players.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { flagsText, PSH } from '../tcp/segment.ts';
import { type Outline, outlineOf, outlines } from './outline.ts';

const AUTOPILOTS = { A: 'autopilot', B: 'autopilot' } as const;

function scenario(id: string): Scenario {
  const found = scenarioById(id);
  if (found === null) throw new Error(`no scenario ${id}`);
  return found;
}

function autopilotsOf(of: Scenario): readonly MatchEvent[] {
  const match = createMatch({ scenario: of, seed: 1, level: 'standard', players: AUTOPILOTS });
  return play(match, { type: 'advance' }, of.timeLimit).events;
}

const told = ({ arrows }: Outline): readonly string[] =>
  arrows.map(({ from, flags, lost, retransmission, only }) =>
    [from, flagsText(flags & ~PSH), lost && 'lost', retransmission && 'again', only && 'only']
      .filter(Boolean)
      .join(' '),
  );

describe('an outline', () => {
  test('has every segment in its order, and what became of it', () => {
    const { arrows, states, steps } = outlineOf(autopilotsOf(scenario('three-way-handshake')));
    expect(arrows.map(({ sent, ended }) => [sent, ended])).toEqual([
      [2, 3],
      [5, 6],
      [8, 9],
    ]);
    expect(states.map(({ host, to, step }) => `${step} ${host} ${to}`)).toEqual([
      '0 B LISTEN',
      '1 A SYN-SENT',
      '4 B SYN-RECEIVED',
      '7 A ESTABLISHED',
      '10 B ESTABLISHED',
    ]);
    expect(steps).toBe(11);
  });

  test('tells a copy from what a host has sent', () => {
    const { arrows } = outlineOf(autopilotsOf(scenario('old-duplicates')));
    const copies = arrows.filter(({ copy }) => copy);
    expect(copies.map(({ from, text, lost }) => ({ from, text, lost }))).toEqual([
      { from: 'B', text: 9, lost: false },
      { from: 'B', text: 9, lost: true },
    ]);
  });

  test('tells what was lost and what was sent again', () => {
    const lines = told(outlineOf(autopilotsOf(scenario('loss'))));
    expect(lines.slice(0, 2)).toEqual(['A SYN lost', 'A SYN again']);
  });

  test('lets segments cross that crossed', () => {
    const { arrows } = outlineOf(autopilotsOf(scenario('simultaneous-close')));
    const [one, other] = arrows.filter(({ flags }) => (flags & 1) !== 0);
    expect((other?.sent ?? 0) < (one?.ended ?? 0) && (one?.sent ?? 0) < (other?.ended ?? 0)).toBe(true);
  });
});

describe('beside the canonical one', () => {
  test.each(CATALOGUE.map((one) => [one.id, one] as const))(
    '%s: two autopilots differ in nothing',
    (_id, one) => {
      const { pair, canonical } = outlines(autopilotsOf(one), one, 1);
      expect(pair).toEqual(canonical);
      expect(pair.arrows.some(({ only }) => only)).toBe(false);
    },
  );

  test('a segment that only one has is marked there, and nothing else is', () => {
    const close = scenario('normal-close');
    const players = { A: 'person', B: 'autopilot' } as const;
    const { events } = playToTheEnd({ scenario: close, seed: 3, players, restless: true });
    const { pair, canonical } = outlines(events, close, 3);
    const kept = (outline: Outline) =>
      told(outline)
        .filter((line) => !line.endsWith('only'))
        .map((line) => line.replace(/ (lost|again)/g, ''));
    expect(kept(pair)).toEqual(kept(canonical));
    expect(told(pair).length).toBeGreaterThan(kept(pair).length);
  });
});
