/** The Chinese sentences of a connection over HTTP. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/fallback.ts';

export default {
  line: '使用 HTTP：WebSocket 无法连接',
  tabs: '这个浏览器打开的 2MSL 页面太多，使用 HTTP 时无法再建立连接。请关闭其中一个。',
} satisfies Translation<typeof en>;
