/** What happens in the captured lives of real kernels, in Chinese. */

import type en from '../en/captured-lives.ts';
import type { Translation } from '../translation.ts';

export default {
  captured: '抓自两台 Linux 主机，放慢 100 倍：{life}',
  normal_close_by_client: '一问一答，客户端先关闭',
  lost_syn: '第一个 SYN 丢失',
  lost_syn_ack: 'SYN,ACK 丢失',
  lost_handshake_ack: '握手的第三个报文段丢失',
  simultaneous_open: '双方同时打开',
  refused: '端口上没有进程在监听',
  lost_data: '带数据的报文段丢失',
  delayed_duplicate: '重复的报文段迟到',
  half_close: '客户端关闭己方方向，服务器继续发送',
  fin_wait_2_orphan: '客户端关闭，服务器始终不关闭',
  lost_fin: 'FIN 丢失',
  lost_ack_of_fin: '对 FIN 的 ACK 丢失',
  fin_with_ack_of_fin: '对方的 FIN 同时确认了己方的 FIN',
  simultaneous_close: '双方同时关闭',
  lost_last_ack: '最后一个 ACK 丢失',
  abort_by_client: '客户端异常终止连接',
  reset_in_window: '窗口内的 RST',
} as const satisfies Translation<typeof en>;
