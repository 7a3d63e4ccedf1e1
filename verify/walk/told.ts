/** A happening in one line, as the pages write it. */
import { peerOf } from '../../shared/hosts.ts';
import type { Stimulus } from '../../shared/judge/stimulus.ts';
import { segmentText } from '../../shared/tcp/segment.ts';
import type { Wires } from './wire.ts';
import type { Happening } from './world.ts';

const FATES = {
  arrival: 'arrives',
  copy: 'arrives, and a copy of it is still on its way',
  loss: 'is lost',
} as const;

/** `A calls OPEN active`, `A→B SYN seq=100 wnd=4 len=0 arrives`, `A: retransmission timeout`. */
export function told(happening: Happening, { packets }: Pick<Wires, 'packets'>): string {
  const { host } = happening;
  if (!('packet' in happening)) {
    if (happening.what === 'one MSL') return `${host}: the first of the two MSL of TIME-WAIT is over`;
    return `${host}${toldAct(happening.stimulus)}`;
  }
  const { segment } = packets.at(happening.packet);
  return `${peerOf(host)}→${host} ${segmentText(segment)} ${FATES[happening.what]}`;
}

function toldAct(stimulus: Stimulus | null): string {
  if (stimulus?.type === 'timeout') return `: ${stimulus.timer} timeout`;
  if (stimulus?.type !== 'call') return ' sends unasked';
  const { call } = stimulus;
  switch (call.call) {
    case 'OPEN':
      return ` calls OPEN ${call.mode}`;
    case 'SEND':
      return ` calls SEND "${call.data}"`;
    default:
      return ` calls ${call.call}`;
  }
}
