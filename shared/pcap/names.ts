/** The names of link types, EtherTypes and protocols that captures have and we pass over. */
import { NAMED_REASONS, type NamedReason } from './counts.ts';

const NAMES: Readonly<Record<NamedReason, Readonly<Record<number, string>>>> = {
  'link-type': {
    6: 'Token Ring',
    105: '802.11',
    119: '802.11 with Prism',
    127: '802.11 with radiotap',
    147: 'user 0',
    163: '802.11 with AVS',
    187: 'Bluetooth H4',
    189: 'USB (Linux)',
    195: '802.15.4',
    201: 'Bluetooth H4 with direction',
    220: 'USB (Linux, padded)',
    227: 'CAN',
    239: 'nflog',
    240: 'netANALYZER',
    242: 'IP over InfiniBand',
    247: 'InfiniBand',
    249: 'USB (Windows)',
    253: 'netlink',
    272: 'nordic BLE',
    276: 'Linux cooked 2',
  },
  'not-ip': {
    0: '802.3 without an EtherType',
    2054: 'ARP',
    2114: 'Wake-on-LAN',
    32821: 'RARP',
    33079: 'IPX',
    34525: 'IPv6',
    34827: 'PPP',
    34887: 'MPLS',
    34915: 'PPPoE discovery',
    34916: 'PPPoE',
    34958: '802.1X',
    34962: 'PROFINET',
    34980: 'EtherCAT',
    34998: '802.11i preauthentication',
    35020: 'LLDP',
    35041: 'HomePlug',
    35045: 'MACsec',
    35063: 'PTP',
    36864: 'loopback test',
  },
  'not-tcp': {
    0: 'hop-by-hop options',
    1: 'ICMP',
    2: 'IGMP',
    17: 'UDP',
    33: 'DCCP',
    46: 'RSVP',
    50: 'ESP',
    58: 'ICMPv6',
    59: 'no next header',
    88: 'EIGRP',
    89: 'OSPF',
    103: 'PIM',
    112: 'VRRP',
    132: 'SCTP',
  },
};

const numbered = (reason: NamedReason, number: number): string =>
  reason === 'not-ip' ? `0x${number.toString(16).padStart(4, '0')}` : `${number}`;

/** `ARP (0x0806)`, `UDP (17)`; the number alone where it has no name here. */
export function nameOf(reason: NamedReason, number: number): string {
  const name = NAMES[reason][number];
  return name === undefined ? numbered(reason, number) : `${name} (${numbered(reason, number)})`;
}

export const isNamed = (reason: string): reason is NamedReason =>
  (NAMED_REASONS as readonly string[]).includes(reason);
