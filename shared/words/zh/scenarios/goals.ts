/** The goals that several scenarios share. */
import type en from '../../en/scenarios/goals.ts';
import type { Translation } from '../../translation.ts';

export default {
  'both-established': '双方都到达 ESTABLISHED。',
  'established-without-reset': '双方都到达 ESTABLISHED，没有人发送 RST。',
  'closed-in-order': '双方最终回到 CLOSED，没有被 RST 中途打断。',
  'all-acknowledged': '两个方向的数据全部得到确认，没有人发送 RST。',
  'everything-acknowledged': '双方都发送了数据，并且全部交付、全部得到确认。',
  receives: '{host} 按序收到“{text}”，每个字节恰好一次。',
  'receives-both': '{host} 按序收到“{first}”和“{second}”，每个字节恰好一次。',
  step: '{host}：{way}',
  walks: '{host}：{way}',
  'walks.veiled': '{host}：{ends}',
  visits: '{host} 到过 {states}。',
  'meets-rule': '{host} 用到规则 {rule}（{rfc}）：{sentence}',
  'meets-rule.veiled': '{host} 用到规则 {rule}。',
  hears: '{host} 的应用程序得到通知“{signal}”。',
  retransmits: '{host} 至少重传了 {n} 次。',
  resets: '{host} 至少发送了 {n} 个 RST。',
  'pile-up': '{host} 同时有 {count} 条连接处于 {state}。',
  served: '连续 {requests} 个请求得到服务。',
  'tried.veiled': '单独调整 {control}：效果如何？',
  tried: '遇到麻烦时单独调整 {control}，持续 {seconds} 秒。',
  'tried.todo': '有请求失败之后，只调整 {control}，观察 {seconds} 秒。',
  'failed.veiled': '单独调整 {control}：效果如何？',
  failed: '单独调整 {control}：只能缓解一时。',
  'failed.todo': '只调整 {control}，看看效果如何。',
  'helped.veiled': '单独调整 {control}：效果如何？',
  helped: '单独调整 {control}，连续 {requests} 个请求得到服务。',
  'helped.todo': '只调整 {control}，看看效果如何。',
} satisfies Translation<typeof en>;
