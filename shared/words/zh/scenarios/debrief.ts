/** How far a match came that did not reach its goals, as debriefs tell it. */
import type en from '../../en/scenarios/debrief.ts';
import type { Translation } from '../../translation.ts';

export default {
  'came.nowhere': '双方还没有发送任何报文段，对局就结束了。',
  'came.ended by the teacher': '对局被提前结束，这时 A 处于 {a}，B 处于 {b}。{all} 个目标达成了 {n} 个。',
  'came.time limit': '时间用完，这时 A 处于 {a}，B 处于 {b}。{all} 个目标达成了 {n} 个。',
  'came.over': 'A 处于 {a}，B 处于 {b}，之后不会再发生什么。{all} 个目标达成了 {n} 个。',
} satisfies Translation<typeof en>;
