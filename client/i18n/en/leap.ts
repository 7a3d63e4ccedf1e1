/** The English sentences of the leap to the next event. */
export default {
  leap: 'To the next event',
  alone: 'For a while there is nothing to answer: time may leap to the next event.',
  both: 'For a while neither of you has anything to answer. When {name} wants it as well, time leaps to the next event.',
  asked: 'You would go on to the next event. {name} has to want it, too.',
  wanted: '{name} would go on to the next event. You, too?',
} as const;
