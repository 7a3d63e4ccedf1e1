/** The Chinese of what a page says before its scripts are there. */
import type { Shell } from '../shell.ts';

export default {
  noScript: '2MSL 需要 JavaScript，而这个浏览器没有启用它。',
  slow: '页面仍在加载。如果一直没有内容出现，请重新加载。',
} satisfies Shell;
