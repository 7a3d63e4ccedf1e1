/** The Chinese sentences of the keyboard's table. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/keys.ts';

export default {
  flags: '打开或关闭标志位',
  states: '接着进入的状态',
  'states.range': '1–9、0、-',
  stay: '停留在当前状态',
  choices: '选择应答（引导难度）',
  send: '发送',
  nothing: '什么也不发',
  discard: '丢弃报文段',
  add: '再加一个报文段',
  remove: '去掉报文段',
  advice: '告诉我 RFC 的做法（可用时）',
  numbering: '相对或绝对序号',
  unasked: '主动发送报文段',
  diagram: '状态图',
  log: '记录或时序图',
  task: '任务：介绍、目标和常数',
  controls: '主机设置（有的时候）',
  predict: '预测题：接下来会怎样',
  keys: '显示快捷键',
} as const satisfies Translation<typeof en>;
