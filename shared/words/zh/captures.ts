/**
 * What is said of a file that is no capture, or is broken.
 * Places in it are in octets from its beginning.
 */
import type en from '../en/captures.ts';
import type { Translation } from '../translation.ts';

export default {
  empty: '文件是空的。',
  'too-short': '只有 {size} 字节，不是 pcap 或 pcapng 文件。',
  'cut-short': '文件在第 {size} 字节处结束，最后一条记录不完整。',
  unknown: '不是 pcap 或 pcapng 文件：开头是 {hex}。',
  gzip: '不是 pcap 或 pcapng 文件：开头是 {hex}，这是 gzip 数据，请先解压。',
  zstd: '不是 pcap 或 pcapng 文件：开头是 {hex}，这是 zstd 数据，请先解压。',
  lz4: '不是 pcap 或 pcapng 文件：开头是 {hex}，这是 lz4 数据，请先解压。',
  zip: '不是 pcap 或 pcapng 文件：开头是 {hex}，这是 zip 压缩包，请先解压。',
  snoop: '不是 pcap 或 pcapng 文件：开头是 {hex}，这是 snoop 抓包文件，请先用 editcap 转换。',
  'pcap-version': 'pcap 文件版本为 {version}，只支持 2.x。',
  'pcapng-version': 'pcapng 节的版本为 {version}，只支持 1.x。',
  'no-byte-order': '第 {offset} 字节处的 pcapng 节没有字节序标记。',
  'too-many-interfaces': '一个节中的接口超过 {most} 个：没有抓包文件会有这么多。',
  'record-length': '第 {offset} 字节处的记录声称帧长 {length} 字节：文件在此处损坏。',
  'block-length': '第 {offset} 字节处的 pcapng 块声称长 {length} 字节：文件在此处损坏。',
  'block-lengths': '第 {offset} 字节处的 pcapng 块首尾长度不一致（{length} 与 {atEnd}）：文件在此处损坏。',
  'bad-gzip': 'gzip 数据已损坏或不完整。',
  'no-tcp': '其中没有可以读取的 TCP。',
  'unread-link-layer': '其链路层类型不可读取：{types}。',
  'no-interface': '其中没有一帧属于文件描述过的接口。',
} satisfies Translation<typeof en>;
