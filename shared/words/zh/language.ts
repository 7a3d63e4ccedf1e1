/** Simplified Chinese, worded as Chinese networking textbooks word it. */
import type { Language } from '../language.ts';

export default { tag: 'zh-CN', name: '简体中文', offered: true } as const satisfies Language;
