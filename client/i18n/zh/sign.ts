/** The Chinese sentences of the sign that lets a class in. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/sign.ts';

export default {
  'join.address': '打开',
  'join.code': '输入代码',
  'join.code.label': '加入代码：{code}',
  'join.qr': '{url} 的二维码',
  'join.scan': '或扫码',
} satisfies Translation<typeof en>;
