/** The English sentences that invite to a coached match. */
export default {
  title: 'New here?',
  what: 'Play your first handshake with a coach. It takes about a minute, and nothing is counted.',
  begin: 'Play with the coach',
  again: 'Play the coached handshake again',
} as const;
