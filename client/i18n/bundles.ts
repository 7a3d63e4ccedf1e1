/** The bundles of dictionaries: one a page, and one for what a page fetches later. */
export const BUNDLES = {
  join: ['common', 'join'],
  play: ['common', 'host', 'settings', 'board', 'play'],
  practice: [
    ...['common', 'host', 'settings', 'board', 'practice', 'invitation'],
    ...['rules', 'plainRules', 'liberties', 'verdicts', 'refusals', 'misconceptions', 'errors', 'scenarios'],
  ],
  teach: ['common', 'host', 'settings', 'board', 'teach', 'rules'],
  replay: [
    ...['common', 'host', 'settings', 'timeline', 'replay', 'predict', 'scenarios'],
    ...['rules', 'plainRules', 'liberties', 'verdicts', 'refusals', 'misconceptions'],
  ],
  capture: ['common', 'timeline', 'capture', 'rules', 'violations', 'captures'],
  states: ['common', 'states'],
  coach: ['coach'],
  crowd: ['crowd'],
  keys: ['keys'],
  leap: ['leap'],
  lobby: ['lobby'],
  task: ['constants'],
  predict: ['predict'],
  controls: ['controls'],
} as const;
