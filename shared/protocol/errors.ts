/** Every refusal of the server other than an illegal move: its code, its HTTP status and its sentence. */
import type { Text } from '../text.ts';

interface Refusal extends Text {
  readonly status: number;
}

export const ERRORS = {
  'bad-message': {
    status: 400,
    en: 'The server could not read this message.',
    zh: '服务器无法读懂这条消息。',
  },
  'message-too-large': {
    status: 413,
    en: 'This message is longer than 16 KiB, the most that the server reads.',
    zh: '这条消息超过了服务器允许的 16 KiB。',
  },
  'wrong-protocol': {
    status: 400,
    en: 'This page is older than the server. Reload it.',
    zh: '页面版本比服务器旧，请刷新页面。',
  },
  'hello-first': {
    status: 400,
    en: 'A connection begins with hello.',
    zh: '连接必须先发送 hello。',
  },
  'hello-again': {
    status: 400,
    en: 'This connection has said hello already.',
    zh: '这个连接已经发送过 hello。',
  },
  'seat-taken-over': {
    status: 409,
    en: 'Your seat has been opened in another tab or on another device. The game goes on there.',
    zh: '你的座位已在另一个标签页或设备上打开，对局将在那里继续。',
  },
  'wrong-origin': {
    status: 403,
    en: 'This page comes from another site, and the server talks only to its own pages.',
    zh: '这个页面来自其他网站，服务器只与自己的页面通信。',
  },
  'no-such-token': {
    status: 401,
    en: 'Your seat is no longer known here. Join the class again.',
    zh: '你的座位已失效，请重新加入班级。',
  },
  'repeated-message': {
    status: 409,
    en: 'A message with this number has been dealt with already.',
    zh: '这个编号的消息已经处理过了。',
  },
  'no-such-match': {
    status: 404,
    en: 'There is no such match, or you do not play in it.',
    zh: '没有这场对局，或者你不在其中。',
  },
  'match-running': {
    status: 403,
    en: 'This match is still being played. It can be watched when it has ended.',
    zh: '这场对局还在进行，结束后才能回放。',
  },
  'match-ended': { status: 409, en: 'This match has ended.', zh: '这场对局已经结束。' },
  'no-such-stimulus': {
    status: 409,
    en: 'That is no longer what there is to answer.',
    zh: '要回答的已经不是这一项了。',
  },
  'answer-the-stimulus-first': {
    status: 409,
    en: 'Something waits in your inbox: answer that first.',
    zh: '收件箱里还有待处理的事件，请先处理它。',
  },
  'call-not-offered': {
    status: 409,
    en: 'In this scenario the application does not make this call by itself.',
    zh: '在这个情景中，不能主动发起这个调用。',
  },
  'control-not-offered': {
    status: 409,
    en: 'This control is not there to be moved, or not to this value.',
    zh: '这里不能调整这个设置，或不能设为这个值。',
  },
  'act-not-offered': {
    status: 409,
    en: 'This scenario does not let you do that.',
    zh: '这个情景不提供此操作。',
  },
  'crowd-not-begun': {
    status: 409,
    en: 'The other connections have not begun yet: first finish the one in hand.',
    zh: '其他连接还没有开始，请先完成手中的这一条。',
  },
  'no-such-row': {
    status: 409,
    en: 'This connection no longer waits to be closed.',
    zh: '这条连接已经不再等待关闭。',
  },
  'too-many-syns': {
    status: 429,
    en: 'The network lets no more SYNs through in this second.',
    zh: '这一秒内网络已容不下更多的 SYN。',
  },
  'advice-too-early': {
    status: 409,
    en: 'Try it first. Help comes after two tries, or after a while.',
    zh: '先自己试一试。失败两次或过一会儿才可以求助。',
  },
  'nothing-to-advise': { status: 409, en: 'There is nothing to answer now.', zh: '现在没有需要回答的事件。' },
  'nothing-to-wait-for': {
    status: 409,
    en: 'Time goes on as it is: something waits to be answered, or happens in a moment.',
    zh: '时间照常前进：有事件等待应答，或马上就有事件发生。',
  },
  'clock-paused': {
    status: 409,
    en: 'Your teacher has paused the class.',
    zh: '老师已暂停课堂。',
  },
  'too-fast': {
    status: 429,
    en: 'Too much at once: wait a moment, then try again.',
    zh: '请求太多了，请稍候再试。',
  },
  'no-such-class': {
    status: 404,
    en: 'There is no class with this code. Look at the code once more.',
    zh: '没有这个班级代码，请再核对一下。',
  },
  'class-full': { status: 409, en: 'This class is full.', zh: '这个班级已经满员。' },
  'name-taken': {
    status: 409,
    en: 'Somebody in this class has that name already. Choose another.',
    zh: '班里已经有人用了这个名字，请换一个。',
  },
  'bad-name': {
    status: 422,
    en: 'A name has 1 to 24 characters that can be seen.',
    zh: '名字需要 1 到 24 个可见字符。',
  },
  'not-a-teacher': {
    status: 401,
    en: 'Only the teacher may do this. Sign in on the teacher’s page.',
    zh: '只有老师可以这样做。请在教师页面登录。',
  },
  'not-a-player': {
    status: 403,
    en: 'The teacher watches and does not play: only a player may do this.',
    zh: '老师只观看，不参加对局：只有玩家可以这样做。',
  },
  'secret-used': {
    status: 401,
    en: 'This secret is wrong or has been used. Every start of the server prints a new one.',
    zh: '这个口令不正确或已被使用。服务器每次启动都会显示新的口令。',
  },
  'wrong-password': { status: 401, en: 'This password is wrong.', zh: '密码不正确。' },
  'no-such-scenario': { status: 404, en: 'There is no such scenario.', zh: '没有这个情景。' },
  'no-room-for-scenarios': {
    status: 409,
    en: 'No more scenarios can be kept here.',
    zh: '这里无法保存更多情景。',
  },
  'no-such-player': { status: 404, en: 'There is no such player in this class.', zh: '班里没有这个玩家。' },
  'not-together': {
    status: 409,
    en: 'This scenario is not made for a whole class at one host.',
    zh: '这个情景不适合全班共用一台主机。',
  },
  'nobody-here': {
    status: 409,
    en: 'Nobody has joined yet: a round needs at least one player.',
    zh: '还没有人加入：至少需要一名玩家才能开始。',
  },
  'no-round': { status: 409, en: 'No round is being played.', zh: '现在没有进行中的一轮。' },
  'not-found': { status: 404, en: 'There is nothing at this address.', zh: '这个地址没有内容。' },
  'too-many-visitors': {
    status: 503,
    en: 'More devices are connected than the server can bear. Try again in a minute.',
    zh: '连接的设备太多，服务器无法承受，请一分钟后再试。',
  },
  'not-durable': {
    status: 503,
    en: 'The server cannot write to its disk. Nothing more is accepted until it is started again; nothing that was accepted is lost.',
    zh: '服务器无法写入磁盘，重新启动之前不再接受任何操作。已接受的操作不会丢失。',
  },
  'not-saved': {
    status: 503,
    en: 'The server could not save this. Nothing of it has happened, and what you see is what counts; try again in a moment.',
    zh: '服务器未能保存这次操作，操作没有生效，以当前画面为准。请稍后再试。',
  },
  'server-closing': {
    status: 503,
    en: 'The server is being restarted. Nothing is lost: this page comes back by itself.',
    zh: '服务器正在重启。数据不会丢失，页面会自动恢复。',
  },
  internal: {
    status: 500,
    en: 'Something went wrong on the server. It has been written down; nothing that was accepted is lost.',
    zh: '服务器出错了，已记录。已接受的操作不会丢失。',
  },
} as const satisfies Record<string, Refusal>;

export type ErrorCode = keyof typeof ERRORS;
