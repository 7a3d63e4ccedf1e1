/**
 * What is said of a file that is no capture, or is broken.
 * Places in it are in octets from its beginning.
 */
export default {
  empty: 'The file is empty.',
  'too-short': '{size} octets are no pcap or pcapng file.',
  'cut-short': 'The file ends in the middle of a record, at octet {size}.',
  unknown: 'Not a pcap or pcapng file: it begins with {hex}.',
  gzip: 'Not a pcap or pcapng file: it begins with {hex}: gzip data; unpack it first.',
  zstd: 'Not a pcap or pcapng file: it begins with {hex}: zstd data; unpack it first.',
  lz4: 'Not a pcap or pcapng file: it begins with {hex}: lz4 data; unpack it first.',
  zip: 'Not a pcap or pcapng file: it begins with {hex}: a zip archive; unpack it first.',
  snoop: 'Not a pcap or pcapng file: it begins with {hex}: a snoop capture; convert it with editcap.',
  'pcap-version': 'A pcap file of version {version}; only 2.x is known.',
  'pcapng-version': 'A pcapng section of version {version}; only 1.x is known.',
  'no-byte-order': 'The pcapng section at octet {offset} has no byte-order magic.',
  'too-many-interfaces': 'More than {most} interfaces in one section: no capture has as many.',
  'record-length':
    'The record at octet {offset} claims a frame of {length} octets: the file is broken there.',
  'block-length':
    'The pcapng block at octet {offset} claims to be {length} octets long: the file is broken there.',
  'block-lengths':
    'The pcapng block at octet {offset} has two lengths, {length} at its head and {atEnd} at its end: the file is broken there.',
  'bad-gzip': 'The gzip data is damaged, or breaks off.',
  'no-tcp': 'No TCP was read of it.',
  'unread-link-layer': 'Its link layer is not read: {types}.',
  'no-interface': 'None of its frames is of an interface that the file describes.',
} as const;
