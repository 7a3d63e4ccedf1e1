/** The English sentences of the play page. */
export default {
  title: 'Play',
  'title.match': '{number} · {title}',
  'level.guided': 'guided',
  'level.standard': 'standard',
  'level.expert': 'expert',
  clock: 'Virtual time',
  'clock.left': 'ends in {time}',
  keys: 'Keys',

  'lobby.class': 'Class {code}',

  connecting: 'Taking your seat…',
  'connecting.slow': 'The server has not answered yet. This page keeps trying.',
  'connecting.now': 'Try now',
  'end.next': 'The next round begins here by itself.',
} as const;
