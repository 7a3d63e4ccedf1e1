/** The Chinese sentences of a seat on a second device. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/elsewhere.ts';

export default {
  open: '换到另一台设备',
  asking: '正在向服务器索取代码……',
  qr: '在另一台设备上打开你的座位的二维码',
  scan: '用另一台设备扫码。',
  type: '或在那台设备上打开 {address}，在班级代码处输入：',
  code: '代码：{code}',
  once: '只能用一次，{minutes} 分钟内有效。之后座位在那台设备上打开，本页会有提示。',
  unreachable: '服务器没有响应。',
  again: '重试',
} satisfies Translation<typeof en>;
