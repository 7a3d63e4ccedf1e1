/** The Chinese of the words that every page carries. */
import type { BuiltIn } from '../built-in.ts';

export default {
  short: '中',
  unreachable: '页面有一部分没有加载成功，请检查网络。如果网络正常，请刷新页面：服务器可能已更新。',
  reload: '重新加载',
} satisfies BuiltIn;
