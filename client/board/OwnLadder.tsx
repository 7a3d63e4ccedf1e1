/** This host's half of the ladder: what it sent, and what reached it. */
import words from 'virtual:words/ladder';
import { useComputed } from '@preact/signals';
import { lazily } from '../ui/lazily.ts';
import { ladderOf } from './ladder-input.ts';
import type { Numbering } from './numbers.ts';
import type { Situation } from './situation.ts';

/** The log tells the same. */
const useLadder = lazily(
  () => import('../figures/ladder/Ladder.tsx'),
  ({ Ladder }) => Ladder,
  words,
);

export interface TellingProps {
  readonly situation: Situation;
  readonly numbering: Numbering;
}

export function OwnLadder({ situation, numbering }: TellingProps) {
  const Ladder = useLadder();
  const { me } = situation;
  // Between two messages time goes on, too; a second at a time, since each lays the ladder out anew.
  const end = useComputed(() => {
    const { now } = situation.match.value;
    return situation.over.value ? now : Math.max(now, Math.ceil(situation.now.value / 1000) * 1000);
  });
  const log = situation.log.value;
  if (Ladder === null) return <p class="muted small">…</p>;
  return <Ladder input={ladderOf(log, me, end.value, numbering)} now={situation.now} follow plain />;
}
