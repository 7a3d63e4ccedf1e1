/** The Chinese sentences of predictions. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/predict.ts';

export default {
  title: '预测与结果',
  until: '下一次操作之前都可以猜，猜错不扣分。',
  fold: '不用问我',
  'fold.why': '在这台设备上收起问题，点开才显示',
  folded: '猜一猜：接下来会怎样？',
  said: '你猜：{answer}。等着看结果。',
  came: '你猜“{answer}”，猜对了。',
  otherwise: '你猜“{answer}”，实际是“{right}”。',
  read: '关闭',
  asked: '猜一猜：{question}',
  happened: '实际是“{right}”。',
  none: '没有预测',
  open: '对局在见分晓之前就结束了。',
} satisfies Translation<typeof en>;
