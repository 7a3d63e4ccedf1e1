/** The Chinese sentences of a connection that has ended for good. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/over.ts';

export default {
  taken: '改在这里继续',
  join: '重新加入',
  reload: '刷新页面',
  home: '回到首页',
  results: '我在这个班级的成绩',
  removed: '这台设备要再次加入班级，需要老师允许。',
  'title.taken': '你的座位已在别处打开',
  'title.out': '你已不在这个班级中',
  title: '连接已结束',
  unknown: '服务器关闭了连接，没有说明原因。',
} satisfies Translation<typeof en>;
