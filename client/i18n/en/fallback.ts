/** The English sentences of a connection over HTTP. */
export default {
  line: 'Over HTTP: no WebSockets here',
  tabs: 'This browser has too many pages of 2MSL open: over HTTP it cannot connect another one. Close one of them.',
} as const;
