/** What the scenario “SYN flood” says. */
import type en from '../../en/scenarios/syn-flood.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: 'SYN 泛洪攻击',
  introduction:
    'A 先按规矩与 B 完成一次三次握手，双方都看清什么是半连接。随后 A 变成攻击者：不会再有后续 ACK 的 SYN 填满 B 的半连接队列，而真实客户端正等着服务。B 要设法守住，得分就是得到服务的真实客户端数。',
  'debrief.answer': '真正守得住的办法，是在客户端回复之前什么也不保存：SYN cookie。',
  'debrief.queue':
    '服务器每收到一个 SYN，就要保存一条半连接，直到最后的 ACK 到来，而队列的位置是有限的。攻击者 A 用自己的地址时危害不大：它的内核对每个 SYN,ACK 回复 RST，表项随即释放。',
  'debrief.forged':
    '伪造的地址没有主机回复，每个表项要等 SYN,ACK 重传五次，占用 63 秒。队列填满了，真正的客户端被拒之门外。',
  'debrief.backlog': '试过加长队列：只是多花些时间填满。',
  'debrief.retries':
    '试过减少重传次数：表项释放得更快，但如果一次也不重传，线路慢的客户端的 ACK 就来得太晚。',
  'debrief.limit': '试过防火墙限速：每秒只放行少量 SYN，其余一律丢弃，不分真实还是伪造。',
  'debrief.said':
    '你也许读到过，让防火墙每秒只放行一个 SYN 就能解决问题。那样即使队列是空的，真正的客户端也会被挡在外面，而且只有 ACCEPT、后面没有 DROP 的规则什么也限制不了。',
  'debrief.cookies':
    '使用 SYN cookie 时，初始序号本身包含计数器、MSS 和对连接的带密钥散列，只有带回它的 ACK 才能建立连接。代价是窗口扩大、SACK 和 ECN 都会丢失，除非客户端发送时间戳，而多数都会发送。',
  question: '从攻击者到服务器的路上，谁能看出源地址是伪造的，并在那里阻止攻击？',
  'cast.A': '攻击者',
  'cast.B': '服务器',
  'goal.own-address': '攻击者使用自己的地址时，有 20 个表项被它自己内核的 RST 释放。',
  'goal.own-address.veiled': '攻击者使用自己的地址时，表项会怎样？',
  'goal.own-address.todo': '大量发送 SYN，先用自己的地址。',
  'goal.turned-away': '在攻击之下，有真实客户端被拒之门外。',
  'goal.turned-away.todo': '改用伪造的地址，直到有真实客户端被拒之门外。',
  'goal.tried-syn-backlog': '单独加长半连接队列，在伪造地址的攻击下试验 {seconds} 秒。',
  'goal.tried-syn-ack-retries': '单独减少 SYN,ACK 重传次数，在伪造地址的攻击下试验 {seconds} 秒。',
  'goal.tried-syn-limit': '单独使用防火墙限速，在伪造地址的攻击下试验 {seconds} 秒。',
  'goal.tried-syn-cookies': '单独使用 SYN cookie，在伪造地址的攻击下试验 {seconds} 秒。',
  'goal.served-under-fire': '在攻击之下，连续 {requests} 个真实客户端得到服务。',
  'goal.served-under-fire.todo': '顶住攻击，攻击加剧时也一样：让连续 {requests} 个真实客户端得到服务。',
  'predict.what-fills-up': 'B 对每个 SYN 都回 SYN,ACK。它最先用完的是什么？',
  'predict.what-fills-up.ports': '端口',
  'predict.what-fills-up.queue': '半连接队列的位置',
  'predict.what-fills-up.memory': '内存',
  'predict.what-fills-up.because': '没有下文的 SYN 会一直占着位置，直到 B 放弃重传 SYN,ACK；而队列很短。',
  'predict.what-holds': '不管 SYN 来得多快，哪种防御都挡得住？',
  'predict.what-holds.backlog': '更长的队列',
  'predict.what-holds.retries': '减少 SYN,ACK 的重传次数',
  'predict.what-holds.limit': '限制 SYN 的速率',
  'predict.what-holds.cookies': 'SYN cookie',
  'predict.what-holds.because': '用 SYN cookie，B 在第三个报文段到来之前什么也不记，也就没有什么可填满的。',
} satisfies Translation<typeof en>;
