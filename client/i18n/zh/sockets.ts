/** The Chinese sentences around what ss and netstat print. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/sockets.ts';

export default {
  label: '本机上 {command} 的输出',
  none: '没有输出：既没有监听，也没有连接。',
} as const satisfies Translation<typeof en>;
