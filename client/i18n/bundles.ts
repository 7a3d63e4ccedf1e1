/** Which parts of the dictionaries are fetched together: a bundle a page, and one for what a page fetches later. */
export const BUNDLES = {
  join: ['common', 'join'],
  play: ['common', 'host', 'board', 'constants', 'keys', 'leap', 'play'],
  practice: ['common', 'host', 'board', 'constants', 'keys', 'practice', 'scenarios'],
  teach: ['common', 'host', 'board', 'teach'],
  replay: ['common', 'host', 'timeline', 'replay', 'scenarios'],
  capture: ['common', 'timeline', 'capture'],
  crowd: ['crowd'],
} as const;
