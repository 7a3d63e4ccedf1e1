/** The titles of the catalogue's themes. */
import type en from '../../en/scenarios/themes.ts';
import type { Translation } from '../../translation.ts';

export default {
  opening: '建立连接',
  data: '发送与接收',
  closing: '关闭连接',
  'last-ack': '最后的 ACK 与 TIME-WAIT',
  reset: '复位（RST）',
  crowds: '大量连接',
  free: '综合',
} satisfies Translation<typeof en>;
