/** The Chinese of the pages that work without a network. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/offline.ts';

export default {
  kept: '已保存到本设备：练习、抓包分析和状态参考在没有网络时也能使用。',
} as const satisfies Translation<typeof en>;
