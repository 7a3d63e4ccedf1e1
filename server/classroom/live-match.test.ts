/** Tests of a match that is played: what one input brings about is written and told at once. */
import { expect, it } from 'vitest';
import type { Move } from '../../shared/judge/move.ts';
import { RULEBOOK_VERSION } from '../../shared/tcp/rules.ts';
import { SYN } from '../../shared/tcp/segment.ts';
import type { Entry } from '../store/store.ts';
import { testLife } from '../testing/scenario.ts';
import type { MatchEntry } from './entries.ts';
import { LiveMatch } from './live-match.ts';

const pair = { match: 'match', seed: 5, origin: 0, seats: { A: 'ada', B: 'bob' } };

/** @param delay of the wire */
const begin = (delay: number): LiveMatch =>
  LiveMatch.begin(
    pair,
    {
      ...testLife,
      wire: { ...testLife.wire, delay },
      script: testLife.script.slice(0, 2).map((line) => ({ ...line, delay: 0 })),
    },
    {
      ...{ type: 'began', scenario: { id: testLife.id, version: 1 }, rulebook: RULEBOOK_VERSION },
      ...{ level: 'standard', seed: 5, names: { A: 'Ada', B: 'Bob' } },
    },
  );

/** Both are opened; of each input the entries. */
function open(match: LiveMatch): readonly (readonly Entry[])[] {
  const answer = (host: 'A' | 'B', move: Move): readonly Entry[] => {
    const stimulus = match.published.hosts[host].inbox[0]?.id ?? null;
    const { entries, publish } = match.apply({ type: 'move', host, stimulus, move }, match.published.now);
    publish(entries.map(({ seq }) => `link${seq}`));
    return entries;
  };
  match.apply({ type: 'advance' }, 0).publish(['link1']);
  return [
    answer('B', { kind: 'nothing', next: 'LISTEN' }),
    answer('A', { kind: 'send', segments: [{ flags: SYN }], next: 'SYN-SENT' }),
  ];
}

it('what is due at the moment of an input happens with it, in an entry of its own', () => {
  const match = begin(0);
  const written = open(match);
  // The active OPEN that waits for LISTEN, and the SYN that arrives.
  expect(written.map((entries) => entries.length)).toEqual([2, 2]);
  expect(match.published.hosts.B.inbox[0]?.stimulus).toMatchObject({ type: 'segment' });
  expect(match.published.hosts.A.inbox).toEqual([]);
  const seen = { match: 'match', version: match.published.version, history: match.proof('A') };
  expect(match.remembers(seen)).toBe(true);
  // Whoever reads the journal comes to the same.
  const again = begin(0);
  again.apply({ type: 'advance' }, 0).publish(['link1']);
  for (const { body, seq } of written.flat())
    again.fold(JSON.parse(body) as MatchEntry & { type: 'input' }, `link${seq}`);
  expect(again.published).toEqual(match.published);
  expect(again.remembers(seen)).toBe(true);
});

it('what is due later is not waited for', () => {
  const match = begin(1);
  const [, sent] = open(match);
  expect(sent).toHaveLength(1);
  expect(match.published.hosts.B.inbox).toEqual([]);
  expect(match.due).toBe(1);
});
