/** The Chinese of what a page was not made for. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/broken.ts';

export default {
  title: '页面出错了',
  drawing: '页面程序出错，内容无法显示。服务器已接受的内容不会丢失；可以重新显示，或重新加载。',
  part: '页面程序出错，有一部分内容无法显示。其余部分不受影响；可以重新显示这一部分。',
  message: '服务器发来了页面无法识别的消息。页面会按已有的内容继续；重新加载可换成与服务器一致的页面。',
  script: '页面程序出错。页面会继续运行，但可能缺少部分内容，重新加载后即可恢复。',
  again: '重新显示',
  reload: '重新加载',
  copy: '复制报告',
  copied: '已复制',
  selected: '已选中，请手动复制',
  report: '报告内容',
} as const satisfies Translation<typeof en>;
