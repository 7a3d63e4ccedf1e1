/** The bundles of dictionaries: one a page, and one for what a page fetches later. */
export const BUNDLES = {
  join: ['common', 'join'],
  play: ['common', 'host', 'settings', 'board', 'play'],
  practice: ['common', 'practice', 'invitation', 'offline', 'titles'],
  'practice-later': [
    ...['host', 'settings', 'board', 'scenarios', 'rules'],
    ...['plainRules', 'liberties', 'verdicts', 'refusals', 'misconceptions', 'errors'],
  ],
  teach: ['common', 'host', 'settings', 'board', 'teach', 'lesson', 'account', 'sign', 'rules'],
  project: ['common', 'host', 'settings', 'ladder', 'sign', 'project', 'board', 'question'],
  replay: [
    ...[
      'common',
      'host',
      'settings',
      'ladder',
      'timeline',
      'replay',
      'alongside',
      'signals',
      'debrief',
      'predict',
      'scenarios',
    ],
    ...['rules', 'plainRules', 'liberties', 'verdicts', 'refusals', 'misconceptions'],
  ],
  capture: ['common', 'ladder', 'timeline', 'capture', 'rules', 'violations', 'notes', 'captures', 'offline'],
  states: ['common', 'states', 'offline'],
  // A student's own results, where positions are answered again.
  mine: [
    ...['common', 'host', 'settings', 'board', 'question', 'mine', 'alongside', 'scenarios'],
    ...['rules', 'plainRules', 'liberties', 'verdicts', 'refusals', 'misconceptions'],
  ],
  // Of a pair that the teacher looks into.
  pair: ['pair'],
  hand: ['hand'],
  broken: ['broken'],
  check: ['common', 'check'],
  privacy: ['common', 'privacy'],
  coach: ['coach'],
  crowd: ['crowd'],
  // What a board, and the play page around it, say later. A bundle for each would cost more than it spares.
  'board-later': ['holdup', 'log', 'signals', 'constants', 'calls', 'keys', 'predict', 'ending', 'debrief'],
  'play-later': ['leap', 'lobby', 'invitation', 'coach', 'over', 'elsewhere'],
  fallback: ['fallback'],
  // Who plays the network of a pair.
  network: ['network'],
  asking: ['asking'],
  // Asked of a whole class: on its devices, its teacher's and the projector.
  question: ['question'],
  ladder: ['ladder'],
  controls: ['controls'],
  tcb: ['tcb', 'sockets'],
  sockets: ['sockets'],
} as const;
