/** The English sentences of the leap to the next event. */
export default {
  'under-way': 'Something is on its way, or {name} is thinking',
  thinking: '{name} is thinking',
  network: '{name} is the network between you, and may lose, delay or copy segments.',
  waited: '· {seconds} s',
  leap: 'Skip to the next event',
  alone: 'Nothing needs an answer for a while: you can skip to the next event.',
  both: 'Neither of you has anything to answer for a while. If {name} agrees, time skips to the next event.',
  asked: 'You want to skip ahead; waiting for {name}.',
  wanted: '{name} wants to skip ahead. Agree?',
} as const;
