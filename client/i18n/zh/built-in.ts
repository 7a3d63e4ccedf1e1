/** The Chinese of the words that every page carries. */
import type { BuiltIn } from '../built-in.ts';

export default {
  short: '中',
  unreachable: '页面文字没有加载成功，请检查网络。',
  reload: '重新加载',
  noScript: '2MSL 需要 JavaScript，而这个浏览器没有启用它。',
} satisfies BuiltIn;
