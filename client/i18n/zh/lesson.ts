/** The Chinese sentences of what is kept of a lesson: its class, its results, its mistakes. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/lesson.ts';

export default {
  'class.name': '班级名称（可不填）',
  'class.name.example': '10 班，计算机网络',
  'class.rounds': '{n} 轮',
  'class.past': '以往的班级',
  'class.rename': '重命名',
  'class.rename.title': '给“{name}”改个名称',
  'class.close': '关闭',
  'class.reopen': '重新打开',
  'class.delete': '删除',
  'class.delete.title': '删除“{name}”？',
  'class.delete.text':
    '班里的 {n} 名学生、所有轮次以及全部对局的回放将永久删除。服务器的备份会在一周内清除这些数据。',
} satisfies Translation<typeof en>;
