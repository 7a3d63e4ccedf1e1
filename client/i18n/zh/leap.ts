/** The Chinese sentences of the leap to the next event. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/leap.ts';

export default {
  'under-way': '有报文段在途中，或者 {name} 正在思考',
  thinking: '{name} 正在思考',
  network: '{name} 扮演你们之间的网络，可能丢弃、延迟或复制报文段。',
  waited: '· {seconds} 秒',
  leap: '跳到下一个事件',
  alone: '一段时间内没有需要应答的事件，可以跳到下一个事件。',
  both: '一段时间内双方都没有需要应答的事件。如果 {name} 也同意，时间就跳到下一个事件。',
  asked: '你想跳到下一个事件，还要等 {name} 同意。',
  wanted: '{name} 想跳到下一个事件。你同意吗？',
} satisfies Translation<typeof en>;
