/** The board's sentences about a stimulus, a move and an answer, in the reader's language. */

import type { HostView, Move, Stimulus, TcbView } from '../../shared/protocol/view.ts';
import { flagsText } from '../../shared/tcp/segment.ts';
import { controlName, controlValue } from '../figures/host/control-words.ts';
import { preview } from '../figures/segment/segment-view.ts';
import { t } from '../i18n/board.ts';
import type { Happening } from './log.ts';

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
export function stimulusReason(stimulus: Stimulus, { timers }: Pick<TcbView, 'timers'>): string | null {
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
      return t('why.CLOSE');
    case 'ABORT':
      return t('why.ABORT');
  }
}

export function waitSentence({ tcb, freeCalls }: Pick<HostView, 'tcb' | 'freeCalls'>): string {
  const { state, unacknowledged } = tcb;
  // Who is the application as well waits for nobody there.
  if (state === 'CLOSED' && freeCalls.includes('OPEN')) return t('free.CLOSED');
  if (state === 'CLOSE-WAIT' && freeCalls.includes('CLOSE')) return t('free.CLOSE-WAIT');
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
  return t(happening.type === 'crashed' ? 'crash.why' : 'control.moved.why');
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

/** A prepared answer in one sentence, for those who do not see the cards. */
export function choiceSentence(move: Move): string {
  switch (move.kind) {
    case 'send':
      return t('choice.sentence', {
        segments: move.segments.map((s) => flagsText(s.flags)).join(' + '),
        state: move.next,
      });
    case 'nothing':
      return t('choice.sentence.nothing', { state: move.next });
    case 'discard':
      return t('choice.discard');
  }
}
