/** What the values of a control are called, where the number says little. */
import type en from '../en/settings.ts';
import type { Translation } from '../translation.ts';

export default {
  'syn-limit.off': '关',
  'syn-limit.1': '1/秒',
  'syn-limit.10': '10/秒',
  'connection-header.client': '客户端先关闭',
  'connection-header.close': 'close',
  'connection-header.keep-alive': 'keep-alive',
} satisfies Translation<typeof en>;
