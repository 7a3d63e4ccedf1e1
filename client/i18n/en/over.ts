/** The English sentences of a connection that has ended for good. */
export default {
  taken: 'Play here instead',
  join: 'Join again',
  reload: 'Reload the page',
  home: 'To the start page',
  results: 'My results of this class',
  removed: 'Only your teacher can let this device into the class again.',
  'title.taken': 'Your seat is open elsewhere',
  'title.out': 'You are no longer in this class',
  title: 'This connection has ended',
  unknown: 'The server closed the connection and gave no reason.',
} as const;
