/** The words for what a host must answer, in the third person. */
import type { Stimulus } from '../../../shared/judge/stimulus.ts';
import { t } from '../../i18n/host.ts';
import { preview } from '../segment/segment-view.ts';

const TEXT_SHOWN = 24;
export function shorten(data: string): string {
  const { text, more } = preview(data, TEXT_SHOWN);
  return more > 0 ? `${text}…` : text;
}

function callWords(call: Extract<Stimulus, { type: 'call' }>['call']): string {
  switch (call.call) {
    case 'OPEN':
      return t(`call.OPEN.${call.mode}`);
    case 'SEND':
      return t('call.SEND', { n: call.data.length, text: shorten(call.data) });
    case 'RECEIVE':
      return t('call.RECEIVE', { n: call.octets });
    case 'CLOSE':
    case 'ABORT':
      return call.call;
  }
}

export function stimulusWords(stimulus: Stimulus, copy = false): string {
  switch (stimulus.type) {
    case 'call':
      return t('stimulus.call', { call: callWords(stimulus.call) });
    case 'segment':
      return t(copy ? 'stimulus.copy' : 'stimulus.arrived');
    case 'timeout':
      return t(`stimulus.timeout.${stimulus.timer}`);
  }
}
