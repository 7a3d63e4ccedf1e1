/** What the scenario “TIME-WAIT pile-up” says. */
import type en from '../../en/scenarios/time-wait-pile-up.ts';
import type { Translation } from '../../translation.ts';

export default {
  title: 'TIME-WAIT 堆积',
  introduction:
    'A 用一条连接向 B 提出一个请求，并首先关闭：它停在 TIME-WAIT，端口要等 2MSL。接着 A 成了繁忙的客户端，每秒请求两次，而端口只有 28 个。每次只改一项，看看什么办法有效，什么办法只是人们以为有效。',
  'debrief.answer': '最好的办法是不关闭：保持连接、重复使用，就不会留下 TIME-WAIT。',
  'debrief.ports':
    'TIME-WAIT 总是落在首先关闭的一方，这里每次请求都是 A 先关闭，直到端口用尽。它不是故障：它让旧连接迟到的报文段不会混入下一条连接。但是在这段时间内（Linux 为 60 秒），该端口不能再用来连接同一服务器，所以先关闭的客户端每秒最多新建“端口数除以 60”条连接。',
  'debrief.said':
    '你也许读到过，调低 tcp_fin_timeout 可以减少 TIME-WAIT。这里试过，毫无作用：它管的是 FIN-WAIT-2，而 TIME-WAIT 在内核中是固定的。',
  'debrief.more': '增加端口只是撑得久一些。',
  'debrief.reuse':
    'tcp_tw_reuse 允许新连接使用这样的端口，因为时间戳能区分新旧报文段。与它相似的 tcp_tw_recycle 会误伤 NAT 之后的客户端，Linux 4.12 起已删除。',
  'debrief.server': '由服务器先关闭时，TIME-WAIT 归服务器，而服务器所有连接共用一个端口，只多占一点内存。',
  'debrief.bind':
    '旧连接还占着端口时，B 的服务器重启后拿不到它，设置 SO_REUSEADDR 之后才可以；而且要事先设置，因为 Linux 要求接受这些旧连接的那个进程也设置过它。',
  question: '应该由哪一方先关闭？在你使用的程序中，这由谁决定？',
  'cast.A': '繁忙的客户端',
  'cast.B': '服务器',
  'goal.no-port': '端口用尽，一个请求失败：“Cannot assign requested address”。',
  'goal.no-port.todo': '先什么也不改，看 A 的端口怎样用尽。',
  'goal.tried-fin-timeout': '单独调低 {control} {seconds} 秒：TIME-WAIT 不受影响。',
  'goal.failed-port-range': '单独增加端口：撑得久一些，最后同样用尽。',
  'goal.helped-time-wait-reuse-1': '借助时间戳重用端口（tcp_tw_reuse）：连续 {requests} 个请求得到服务。',
  'goal.helped-connection-header-1': '由服务器先关闭（Connection: close）：连续 {requests} 个请求得到服务。',
  'goal.helped-connection-header-2': '保持连接并重复使用（keep-alive）：连续 {requests} 个请求得到服务。',
  'goal.bind-fails': '端口上还有连接时 B 重启服务器：“Address already in use”。',
  'goal.bind-fails.todo': '在端口上还有连接时重启应用程序。',
  'goal.bind-works': '运行时已设置 {control} 的服务器再次重启：端口上还有连接，照样绑定成功。',
  'goal.bind-works.todo': '设置 {control}，再次重启，直到端口上还有旧连接也能绑定成功。',
  'predict.what-runs-out': 'A 每秒请求两次，每次都由它先关闭。它会用完什么？',
  'predict.what-runs-out.memory': '内存',
  'predict.what-runs-out.descriptors': '文件描述符',
  'predict.what-runs-out.ports': '端口',
  'predict.what-runs-out.because': '每条连接在 TIME-WAIT 都占着端口 2MSL；内存和文件描述符几乎不受影响。',
  'predict.fin-timeout': '调小 tcp_fin_timeout，TIME-WAIT 会缩短吗？',
  'predict.fin-timeout.yes': '会',
  'predict.fin-timeout.while': '一时会',
  'predict.fin-timeout.no': '不会',
  'predict.fin-timeout.because': '它是 Linux 在 FIN-WAIT-2 等待的时间，与 TIME-WAIT 无关。',
} satisfies Translation<typeof en>;
