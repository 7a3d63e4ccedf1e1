/** The Chinese sentences of a connection over HTTP. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/fallback.ts';

export default {
  line: '使用 HTTP：WebSocket 无法连接',
  tabs: '这个浏览器打开的 2MSL 页面太多，使用 HTTP 时无法再建立连接。请关闭其中一个。',
  blocked: '网络中有设备拦截了游戏消息，WebSocket 和 HTTP 都无法通过。详情见 /check 页面。',
} satisfies Translation<typeof en>;
