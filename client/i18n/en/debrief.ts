/** The English sentences of a debrief, at the end of a match and in its replay. */
export default {
  'mistakes.title': 'Where it went wrong',
  'mistakes.times': { one: 'once', other: '{n} times' },
  'mistakes.see': 'See it at {time} s',
  'mistakes.more': {
    one: 'And {n} more, marked in the replay.',
    other: 'And {n} more, marked in the replay.',
  },
  'mini.title': 'Your match compared with RFC 9293',
  'mini.pair': 'What you did',
  'mini.canonical': 'What two canonical TCPs do',
  'mini.differ':
    'From top to bottom in order, not to scale. Thick arrows occur on one side only; dashed ones are retransmissions.',
  'mini.same': 'From top to bottom in order, not to scale. You sent exactly what two canonical TCPs send.',
  'mini.copied': 'A dotted one is a copy that the network made.',
  'mini.injected': 'A red one that starts with a dot comes from a third party.',
  'mini.more': {
    one: 'and {n} more segment: watch the replay',
    other: 'and {n} more segments: watch the replay',
  },
  'mini.again': 'retransmission',
  'mini.copy': 'a copy',
  'mini.lost': 'lost',
  'mini.only': 'only here',
  'mini.remarks': '{way} ({remarks})',
} as const;
