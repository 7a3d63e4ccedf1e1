/** The lesson plans that come with the game. */

import type en from '../en/lesson-plans.ts';
import type { Translation } from '../translation.ts';

export default {
  'opening-and-closing.title': '建立与关闭',
  'opening-and-closing.1':
    '开始前：“你们是一条连接的两端，只看得见自己这台主机。”请大家预测：收到 SYN 之后 B 处于什么状态？\n进行中：谁对 SYN 只回复了 ACK？B 也有自己的序号要告诉对方。\n结束后：为什么两个报文段不够，又为什么不需要四个？',
  'opening-and-closing.2':
    '开始前：TCP 的两个方向各自关闭。问：第一个 FIN 之后，谁还可以发送？\n进行中：留意 B 的应用还没有调用 CLOSE，B 就发出 FIN 的小组。\n结束后：哪一端最后进入 TIME-WAIT？为什么是它？',
  'opening-and-closing.3':
    '开始前：A 没有要发送的了，是不是也就没有要接收的了？\n进行中：A 在 FIN-WAIT-2 中仍须确认，谁把 B 的数据丢弃了？\n结束后：半关闭与半开连接，哪一个才是故障？',
  'opening-and-closing.4':
    '开始前：双方同时关闭。预测：在 FIN-WAIT-1 中收到 FIN，会转到哪个状态？\n进行中：最常见的错误是直接进入 TIME-WAIT。还缺什么？\n结束后：与上一轮比较：离开 FIN-WAIT-1 有三条路，每条路上各收到了什么？',
  'trouble-on-the-wire.title': '线路上的麻烦',
  'trouble-on-the-wire.1':
    '开始前：没有谁会确认一个 ACK。如果三次握手的第三个报文段丢失了，会怎样？\n进行中：A 以为连接已经建立，B 却没有。谁会发现？\n结束后：为什么在真实的服务器上很少看到 SYN-RECEIVED？',
  'trouble-on-the-wire.2':
    '开始前：网络会丢失报文段，而且谁也不告诉。预测：计时器第二次要走多久？\n进行中：谁对重复的报文段作了确认，谁认为它不需要回复？\n结束后：接收方凭重复报文段中的哪个数知道这些数据已经收到过？',
  'trouble-on-the-wire.3':
    '开始前：A 已经发出最后的 ACK，可以离开了吗？\n进行中：在 TIME-WAIT 中等到 B 的 FIN 再次到达，看看计时器怎样了。\n结束后：这是需要 TIME-WAIT 的第一个理由。如果 A 已经离开，B 会得到什么回复？',
  'trouble-on-the-wire.4':
    '开始前：如果最后的 ACK 永远不来呢？B 会一直等下去吗？请大家举手表决。\n进行中：B 的计时器每次加倍；慢的小组可以让时间跳过去。\n结束后：是哪个上限结束了它？B 的应用知道了什么？',
  'a-busy-server.title': '繁忙的服务器',
  'a-busy-server.1':
    '开始前：先亲手走完一条连接，这样等到几百条一起出现时，大家已经认得每个状态。\n进行中：记下谁最后处于 TIME-WAIT，第三轮还会用到。\n结束后：在自己的机器上运行 ss，能找到哪些状态？',
  'a-busy-server.2':
    '开始前：全班是攻击者，老师是服务器。谁会最先被拒之门外？\n进行中：每次只动一个控制项：更长的队列、更少的重传、限速、SYN cookie；每动一次，读一次得到服务的真实客户数。\n结束后：每种办法的代价是什么？限速还会伤到谁？',
  'a-busy-server.3':
    '开始前：28 个端口，每秒两条连接，每条等待 2MSL。算一算端口什么时候用完。\n进行中：每次只动一个控制项。哪些只是看起来有用？\n结束后：这些 TIME-WAIT 是谁的？如果由另一端先关闭，会怎样？',
  'a-busy-server.4':
    '开始前：表里全是 CLOSE-WAIT。这是网络的错、TCP 的错，还是应用的错？\n进行中：留意去动 TCP 控制项的小组；没有一项能关闭连接。\n结束后：TIME-WAIT 有计时器，CLOSE-WAIT 为什么没有？',
} satisfies Translation<typeof en>;
