/** What is wrong with a crowd that an author wrote. Times are in seconds. */
import type en from '../en/crowds.ts';
import type { Translation } from '../translation.ts';

export default {
  every: '“every” 是 {every} 秒：请求间隔最短 {least} 秒，最长一分钟。',
  patience: '“patience” 是 {patience} 秒：必须在 1 秒到 5 分钟之间。',
  slow: '“slow” 的 nth 必须在 1 到 250 之间，delay 在 {least} 秒到 10 秒之间。',
  'accept-queue': '“acceptQueue” 是 {length}：必须在 1 到 {most} 之间。',
  'too-many': '每 {every} 秒一个请求、等待 {patience} 秒，同时打开的连接会太多。',
} satisfies Translation<typeof en>;
