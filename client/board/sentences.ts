/** The board's sentences about a stimulus, a move and an answer, in the reader's language. */

import { peerOf } from '../../shared/hosts.ts';
import type { DraftSegment, Move, Stimulus, TcbView } from '../../shared/protocol/view.ts';
import { flagsText } from '../../shared/tcp/segment.ts';
import { controlName, controlValue } from '../figures/host/control-words.ts';
import { segmentSentence } from '../figures/segment/SegmentCard.tsx';
import { flagsOf, preview } from '../figures/segment/segment-view.ts';
import { t } from '../i18n/board.ts';
import { t as common } from '../i18n/common.ts';
import { baseOf } from './cards.ts';
import type { Happening } from './log.ts';
import type { Numbering } from './numbers.ts';
import type { Situation } from './situation.ts';

export function stimulusTitle(stimulus: Stimulus, copy: boolean): string {
  switch (stimulus.type) {
    case 'call':
      return t('stimulus.call', { call: stimulus.call.call });
    case 'segment':
      return t(copy ? 'stimulus.copy' : 'stimulus.segment');
    case 'timeout':
      return t(`stimulus.timeout.${stimulus.timer}`);
  }
}

/** The same in a word or two, for the log. */
export function stimulusBriefly(stimulus: Stimulus): string {
  if (stimulus.type !== 'call') return stimulusTitle(stimulus, false);
  const { call } = stimulus;
  switch (call.call) {
    case 'OPEN':
      return t(`log.OPEN.${call.mode}`);
    case 'SEND':
      return `SEND “${preview(call.data, 16).text}${call.data.length > 16 ? '…' : ''}”`;
    case 'RECEIVE':
      return `RECEIVE ${call.octets}`;
    default:
      return call.call;
  }
}

/** Why it came, or what it wants; a segment speaks for itself. */
export function stimulusReason(
  stimulus: Stimulus,
  { timers, state, unread }: Pick<TcbView, 'timers' | 'state' | 'unread'>,
): string | null {
  if (stimulus.type === 'segment') return null;
  if (stimulus.type === 'timeout') {
    const { set, due } = timers[stimulus.timer] ?? { set: 0, due: 1 };
    return t(set === due ? 'why.no-wait' : `why.${stimulus.timer}`);
  }
  const { call } = stimulus;
  switch (call.call) {
    case 'OPEN':
      return t(`why.OPEN.${call.mode}`);
    case 'SEND': {
      const { text, more } = preview(call.data, 40);
      return t('why.SEND', { n: call.data.length, text: more > 0 ? `${text} …` : text });
    }
    case 'RECEIVE':
      return t('why.RECEIVE', { n: call.octets });
    case 'CLOSE':
      if (state === 'SYN-SENT' || state === 'LISTEN') return t('why.CLOSE.unopened');
      return unread > 0 ? t('why.CLOSE.unread', { n: unread }) : t('why.CLOSE');
    case 'ABORT':
      return t('why.ABORT');
  }
}

export function waitSentence({ host, log }: Pick<Situation, 'host' | 'log'>): string {
  const { tcb, freeCalls } = host.value;
  const { state, unacknowledged } = tcb;
  // Who is the application as well waits for nobody there.
  if (state === 'CLOSED' && freeCalls.includes('OPEN')) return t('free.CLOSED');
  if (state === 'CLOSE-WAIT' && freeCalls.includes('CLOSE')) return t('free.CLOSE-WAIT');
  // Whoever has had a connection need not get another one.
  if (state === 'CLOSED' && log.value.states.length > 1) return t('idle.done');
  const sentence =
    state === 'ESTABLISHED' && unacknowledged > 0
      ? t('wait.ESTABLISHED.ack', { n: unacknowledged })
      : t(`wait.${state}`);
  return t('idle.wait', { what: sentence });
}

export function happeningTitle(happening: Happening): string {
  if (happening.type === 'crashed') return t('crash.title');
  const { control, value } = happening;
  return t('control.moved', { name: controlName(control), value: controlValue(control, value) });
}

export function happeningReason(happening: Happening): string {
  if (happening.type !== 'crashed') return t('control.moved.why');
  return t(happening.stays ? 'crash.stays' : 'crash.why');
}

/** What a move did, in a few words. */
export function moveSentence(move: Move): string {
  switch (move.kind) {
    case 'send':
      return t('answer.sent', { flags: move.segments.map((s) => flagsText(s.flags)).join(' + ') });
    case 'nothing':
      return t('answer.nothing');
    case 'discard':
      return t('answer.discarded');
  }
}

/** A segment's flags by name, with the letters that stand for them, and its length. */
function segmentWords({ flags, len = 0 }: DraftSegment): string {
  const named = flagsOf(flags).map((flag) => `${flag} (${flag[0]})`);
  const parts = len > 0 ? [...named, common('segment.length', { n: len })] : named;
  return parts.join(', ') || common('flag.none');
}

/** What came, in full, for those who do not see it. */
export function stimulusAnnounced(
  { stimulus, turn, host, bases, me }: Situation,
  numbering: Numbering,
): string {
  const first = stimulus.value?.stimulus;
  if (first === undefined) return '';
  const title = stimulusTitle(first, turn.value?.arrived?.copy ?? false);
  const more =
    first.type === 'segment'
      ? segmentSentence(first.segment, peerOf(me), baseOf('in', bases.value, numbering))
      : stimulusReason(first, host.value.tcb);
  return `${title}. ${more ?? ''}`;
}

/** A prepared answer in one sentence, for those who do not see the cards. */
export function choiceSentence(move: Move): string {
  switch (move.kind) {
    case 'send':
      return t('choice.sentence', {
        segments: move.segments.map(segmentWords).join(' + '),
        state: move.next,
      });
    case 'nothing':
      return t('choice.sentence.nothing', { state: move.next });
    case 'discard':
      return t('choice.discard');
  }
}
