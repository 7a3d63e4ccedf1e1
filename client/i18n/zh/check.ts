/** The Chinese sentences of the page that tries whether a device can play. */
import type { Translation } from '../../../shared/words/translation.ts';
import type en from '../en/check.ts';

export default {
  title: '这台设备能用吗？',
  lead: '请提前一天打开本页：用学生上课时用的设备，在上课的教室里。不需要先建班级。',
  again: '重新检测',
  copy: '复制报告',
  copied: '报告已复制。',
  'not-copied': '浏览器不允许复制。报告已选中，请手动复制。',
  report: '报告文本',
  open: '打开 {url}',

  'verdict.null': '正在检测……',
  'verdict.yes': '这台设备可以使用。',
  'verdict.slower.stream': '这台设备可以使用，但走的是较慢的方式：WebSocket 不通，消息改走 HTTP。',
  'verdict.slower.poll':
    '这台设备可以使用，但走的是最慢的方式：WebSocket 不通，应答又在途中被缓冲，页面只能不断查询。',
  'verdict.no.no-server': '这台设备无法使用：服务器没有应答。',
  'verdict.no.no-way': '这台设备无法使用：WebSocket 和 HTTP 事件都不通。请网络管理员放行。',
  'verdict.no.browser': '这台设备无法使用：浏览器版本过旧，请更新。',
  'verdict.no.full': '这台设备暂时无法使用：服务器已满，不能再连接设备。',

  'grade.still': '正在检测',
  'grade.good': '正常',
  'grade.plain': '供参考',
  'grade.warn': '需要留意',
  'grade.bad': '有问题',
  still: '正在检测……',
  untried: '未检测。',

  server: '服务器',
  'server.good': '有应答。',
  'server.bad': '没有应答。',
  'server.do': '请检查地址，并确认这台设备连接的网络正确。',

  webSocket: 'WebSocket',
  'webSocket.open': '消息可以双向传送；第一条消息在 {ms} 毫秒后得到应答。',
  'webSocket.refused': '这台设备与服务器之间有设备拒绝它。',
  'webSocket.unanswered': '没有应答：这台设备与服务器之间有设备将它丢弃。',
  'webSocket.mute': '可以打开，但没有消息通过。',
  'webSocket.do': '请网络管理员放行到 {host} 的 WebSocket，并请服务器管理员确认代理会转发 Upgrade。',
  'webSocket.origin.do': '请在服务器上设置 PUBLIC_URL={url}，或让代理原样转发 Host 字段。',
  'webSocket.server.do': '请稍候再试。',

  stream: 'HTTP 事件',
  'stream.live': '逐条到达。只有 WebSocket 不通时才会用到。',
  'stream.held-back': '能到达，但一次全到：途中有设备把它们缓冲了。',
  'stream.none': '没有到达。',
  'stream.do': '请管理员在代理或过滤设备上对 {path} 关闭缓冲。',

  times: '响应时间',
  'times.said': '中位数 {median} 毫秒，最慢 {worst} 毫秒。',
  'times.do': '偏慢：每一步都能感到等待。请换个位置，或换一个使用的人较少的网络。',

  storage: '存储',
  'storage.local': '浏览器会记住座位，关闭标签页后也不会丢失。',
  'storage.session': '只要标签页开着，浏览器就会记住座位。',
  'storage.none': '浏览器不保存任何数据。',
  'storage.do': '请允许本网站保存数据，或退出无痕窗口。否则刷新时座位还在，关闭标签页就会丢失。',

  clock: '时钟',
  'clock.good': '与服务器的时钟相差不到 {seconds} 秒。',
  'clock.ahead': '比服务器的时钟快 {minutes} 分钟。',
  'clock.behind': '比服务器的时钟慢 {minutes} 分钟。',
  'clock.do': '请校准走错的那一个。游戏不依赖它，但显示的钟点会不对，HTTPS 也可能失败。',

  browser: '浏览器',
  'browser.known': '{name} {version}。需要 {needed} 或更新版本。',
  'browser.unknown': '不在已知的浏览器之列。既然能显示本页，多半可以使用。',
  'browser.do': '请更新，或换用其他浏览器。',

  room: '服务器余量',
  'room.said': '还能再连接 {n} 台设备，上限为 {most} 台。',

  addresses: '服务器的地址',
  'addresses.none': '服务器只接受本机访问。',
  'addresses.none.do': '请不设 HOST 启动服务器，或在前面放置代理（docs/OPERATING.md）。',
  'addresses.answers': '{url} 有应答。',
  'addresses.silent': '从这里访问 {url} 没有应答。',
  'addresses.untried': '{url} 未检测：浏览器不允许本页访问它。',
  'addresses.do': '请给学生一个有应答的地址。',

  context: '安全上下文',
  'context.yes': '是：练习和抓包没有网络也能使用，链接可以一键复制。',
  'context.no': '否，本页通过普通 HTTP 打开。游戏照常可用，但不能安装、不能离线使用，也不能一键复制。',

  proxy: '服务器看到的样子',
  'proxy.http': '这台设备是 {device}，通过 HTTP 访问。',
  'proxy.https': '这台设备是 {device}，通过 HTTPS 访问。',
  'proxy.do': '这可能是代理的地址：代理说明了替谁访问，但服务器不采信。设置 TRUST_PROXY 可以改变。',
} satisfies Translation<typeof en>;
