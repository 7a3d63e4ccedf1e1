/** The English sentences of pairs made by hand. */
export default {
  how: 'Drag a name to a seat, or press the name, then the seat. Whoever you leave out is paired by the rule.',
  picked: 'Now press the seat for {name}, or a name to change places with.',
  free: { one: '{n} not paired by hand', other: '{n} not paired by hand' },
  out: 'Leave {name} out',
  pair: 'Pair {n}',
  empty: 'Empty seat',
  seat: 'Empty seat {host}, pair {n}',
  network: 'Network',
  'seat.network': 'The network of pair {n}',
  'empty.network': 'nobody',
  begin: 'Let these pairs begin now',
  'begin.why': 'They leave the matches that they are in and begin new ones. Everybody else plays on.',
  swap: 'Swap the hosts of pair {n}',
  away: '{name} (away)',
} as const;
