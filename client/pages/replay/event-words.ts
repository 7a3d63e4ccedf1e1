/**
 * The words for events.
 * Times and numbers are those of the record; the language is the reader's.
 */

import type { Move } from '../../../shared/judge/move.ts';
import type { MatchEvent } from '../../../shared/match/match-event.ts';
import type { ScenarioTexts } from '../../../shared/scenarios/texts.ts';
import { flagsText } from '../../../shared/tcp/segment.ts';
import { controlName, controlValue } from '../../figures/host/control-words.ts';
import { shorten } from '../../figures/host/stimulus-words.ts';
import { t } from '../../i18n/replay.ts';
import { t as signalWords } from '../../i18n/signals.ts';

function draftWords({ segments }: Extract<Move, { kind: 'send' }>): string {
  return segments
    .map(({ flags, len = 0 }) => flagsText(flags) + (len > 0 ? ` (${t('move.length', { n: len })})` : ''))
    .join(' + ');
}

/** What the player did, or, refused, would have done. The state that was claimed stands beside it. */
export function moveWords(move: Move, legal: boolean): string {
  switch (move.kind) {
    case 'send':
      return t(legal ? 'move.send' : 'move.wrong.send', { flags: draftWords(move) });
    case 'nothing':
      return t(legal ? 'move.nothing' : 'move.wrong.nothing');
    case 'discard':
      return t(legal ? 'move.discard' : 'move.wrong.discard');
  }
}

type Event<Type extends MatchEvent['type']> = Extract<MatchEvent, { type: Type }>;

/** The events that need no more than a sentence; null for those that stand in their row otherwise. */
export function noteWords(
  event: MatchEvent,
  texts: Pick<ScenarioTexts, 'goals' | 'predictions'>,
): string | null {
  switch (event.type) {
    case 'lost':
      return t(`event.lost.${event.cause}`);
    case 'copied':
      return t('event.copied');
    case 'delivered':
      return t('event.delivered', { n: event.data.length, text: shorten(event.data) });
    case 'signal':
      return t('event.signal', { signal: signalWords(event.signal) });
    case 'returned':
      return returnedWords(event);
    case 'withdrawn':
      return t(`event.withdrawn.${event.cause}`);
    case 'goal':
      return t('event.goal', { goal: texts.goals.find(({ id }) => id === event.goal)?.text ?? event.goal });
    case 'asked':
    case 'predicted':
    case 'revealed':
      return predictionWords(event, texts);
    default:
      return null;
  }
}

/** What nobody's move brought about, in a few words: from outside TCP. */
export function outsideWords(events: readonly MatchEvent[]): string | null {
  for (const event of events) {
    switch (event.type) {
      case 'injected':
        return t('event.injected', { host: event.host });
      case 'crashed':
        return t(event.stays ? 'event.crashed.stays' : 'event.crashed');
      case 'control':
        return t('event.control', {
          name: controlName(event.control),
          value: controlValue(event.control, event.value),
        });
      case 'order':
        return t(`event.${event.by === 'network' ? 'network' : 'order'}.${event.order?.do ?? 'none'}`, {
          host: event.host,
        });
      case 'act':
        return actWords(event);
    }
  }
  const crowd = events.findLast((event) => event.type === 'crowd');
  return crowd ? t('event.crowd', { served: crowd.served, away: crowd.turnedAway }) : null;
}

function actWords({ act }: Event<'act'>): string {
  return t(`event.act.${act.do}`, { n: act.do === 'syn' ? act.count : 1 });
}

function predictionWords(
  event: Event<'asked' | 'predicted' | 'revealed'>,
  { predictions }: Pick<ScenarioTexts, 'predictions'>,
): string {
  const { question = event.prediction, options = [] } =
    predictions.find(({ id }) => id === event.prediction) ?? {};
  if (event.type === 'asked') return t('event.asked', { host: event.host, question });
  const option = options.find(({ id }) => id === event.option)?.text ?? event.option;
  return t(`event.${event.type}`, { host: event.host, question, option });
}

/** That a call went well says itself. */
const returnedWords = ({ result }: Event<'returned'>): string | null =>
  result === 'ok' ? null : t('event.returned', { result: t(`result.${result}`) });
