/** The English sentences of the TCB. */
export default {
  title: 'TCB',
  none: 'There is no TCB in CLOSED.',
  unsent: { one: '{n} octet waiting to be sent', other: '{n} octets waiting to be sent' },
  unread: { one: '{n} octet waiting for a RECEIVE', other: '{n} octets waiting for a RECEIVE' },
  'variable.SND.UNA': 'oldest number not acknowledged',
  'variable.SND.NXT': 'next number to send',
  'variable.SND.WND': 'octets that the peer is ready to accept',
  'variable.ISS': 'our initial sequence number',
  'variable.RCV.NXT': 'next number expected',
  'variable.RCV.WND': 'octets that we are ready to accept',
  'variable.IRS': 'the peer’s initial sequence number',
  'variable.MSS': 'octets of text that one segment carries at most',
  'ruler.acked': 'acknowledged',
  'ruler.flight': 'in flight',
  'ruler.may': 'may be sent',
  'ruler.window': 'our window',
  'ruler.taken': 'received',
  'ruler.snd':
    'Send space: everything before {una} is acknowledged, everything before {nxt} is sent, and numbers before {edge} may be sent.',
  'ruler.rcv': 'Receive space: everything before {nxt} has arrived, and numbers before {edge} are accepted.',
} as const;
