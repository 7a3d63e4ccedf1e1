/** The arrival of a segment at a host that is watched at its own end, for all that is possible of it. */
import { has, RST } from '../../tcp/segment.ts';
import { MOST_POSSIBLE } from '../limits.ts';
import type { Observed } from '../observed-segment.ts';
import type { JudgingOptions } from '../options.ts';
import { ordinaryArrival } from './arrived.ts';
import { outcomes } from './arrived-variants.ts';
import { ownUnseen } from './gaps.ts';
import { copy, type Hypothesis, hasConnection, same } from './hypothesis.ts';
import { arrivesMidStream } from './mid-stream.ts';
import { permitReset } from './pending-replies.ts';

/** At most MOST_POSSIBLE outcomes, the likeliest first; `leftOut` is called when there are more. */
export function arrives(
  possible: readonly Hypothesis[],
  s: Observed,
  options: JudgingOptions,
  leftOut: () => void,
): readonly Hypothesis[] {
  const [only] = possible;
  if (only !== undefined && possible.length === 1) {
    const ordinary = ordinaryArrival(only, s, options);
    if (ordinary !== null) return [ordinary];
  }
  const all: Hypothesis[] = [];
  for (const p of possible) {
    const ordinary = ordinaryArrival(p, s, options);
    const next = ordinary !== null ? [ordinary] : arrivesAt(p, s, options);
    for (const q of next) {
      if (all.some((one) => same(one, q))) continue;
      if (all.length < MOST_POSSIBLE) all.push(q);
      else leftOut();
    }
  }
  return all;
}

function arrivesAt(p: Hypothesis, s: Observed, options: JudgingOptions): readonly Hypothesis[] {
  if (p.midStream !== null) return [arrivesMidStream(p, p.midStream, s, options)];
  const all = outcomes(p, s, options);
  return options.complete ? all : [...all, ...ownUnseen(p, s, options)];
}

/** The same packet is seen once more: whether it arrived twice or was captured twice, nothing is owed for it. */
export function arrivesAgain(p: Hypothesis, s: Observed, options: JudgingOptions): Hypothesis {
  if (has(s, RST)) return p;
  const q = copy(p);
  q.provoked = true;
  if (!hasConnection(p)) permitReset(q, s, 'R33', { must: false, ended: null, within: options.replyWithin });
  return q;
}
