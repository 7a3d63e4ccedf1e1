/** The English sentences of a connection over HTTP. */
export default {
  line: 'Over HTTP: no WebSockets here',
  tabs: 'This browser has too many pages of 2MSL open: over HTTP it cannot connect another one. Close one of them.',
  blocked:
    'Something on the network stops the game’s messages, both by WebSocket and over HTTP. The page /check says more.',
} as const;
