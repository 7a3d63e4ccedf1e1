/** The way over HTTP that works in this tab: kept for its next page, as one word or two. */
import { FALLBACK_REASONS, type FallbackReason } from '../../../shared/protocol/transport.ts';
import { FALLBACK_KEY, inThisTab, remember } from '../../storage.ts';

export interface Way {
  /** Why it is no WebSocket. */
  readonly reason: FallbackReason;
  /** Answers are complete each time: something on the way holds back those that are not. */
  readonly polls: boolean;
}

export function wayOf(kept: string): Way {
  const [word, polls] = kept.split(' ');
  const reason = FALLBACK_REASONS.find((known) => known === word) ?? 'unanswered';
  return { reason, polls: polls !== undefined };
}

/** @param way null: a WebSocket after all */
export function rememberWay(way: Way | null): void {
  remember(FALLBACK_KEY, way === null ? '' : `${way.reason}${way.polls ? ' polls' : ''}`, inThisTab);
}
