/** The Chinese sentences of the join page. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/join.ts';

export default {
  title: '加入班级',
  lead: '两个人，一条 TCP 连接。你就是其中一端。',
  code: '班级代码',
  'code.hint': '六位字母和数字，见教室前方的屏幕。',
  'code.good': '这个班级已开放。',
  name: '你的名字',
  'name.hint': '全班都会看到，不必用真名。',
  suggest: '推荐一个名字',
  join: '加入',
  joining: '正在加入……',
  'code.missing': '请输入班级代码。',
  'code.strange': '代码中没有“{character}”，只会用到 {alphabet}。请再看一眼。',
  full: '此刻加入的人很多，本页会在 {seconds} 秒后自动重试。',
  'name.missing': '请输入名字，或让系统推荐一个。',
  offline: '服务器没有响应。这台设备和班级在同一个网络中吗？',
  forgets:
    '这个浏览器不为本页保存任何数据。你可以加入，重新加载也没有问题；但一旦关闭这个标签页，座位就会丢失。',
  'back.title': '你在班级 {code} 中已有座位。',
  back: '以 {name} 的身份继续',
  'back.other': '或加入其他班级',
  practice: '自己练习',
  'practice.why': '不需要班级，也不需要账号。',
  capture: '打开抓包文件',
  states: '十一种状态',
  teach: '我是老师',
  figure: '三次握手：先是 SYN，然后是 SYN 和 ACK，最后是 ACK。',
} as const satisfies Translation<typeof en>;
