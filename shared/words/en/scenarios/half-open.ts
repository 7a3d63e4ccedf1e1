/** What the scenario “Half-open” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'Half-open',
  introduction:
    'Three times somebody pulls the plug: a host loses power, and with it every memory of the connection. The other host hears nothing of it and is still ESTABLISHED. How does it ever find out?',
  'debrief.answer': 'A host finds out only by a segment that it sends: text, a SYN, or a keep-alive.',
  'debrief.writing':
    'A connection of which one end knows nothing is called half-open. The first time A sent data; B, back in CLOSED, answered the unknown segment with an RST, numbered with A’s own ACK so that A would believe it.',
  'debrief.syn':
    'The second time A had forgotten, and opened a new connection: its SYN met a B that was still ESTABLISHED. B did not believe it but sent a challenge ACK; A, in SYN-SENT, saw an ACK of something it had never sent, and answered with an RST, so that B let the old connection go (RFC 9293, figure 9).',
  'debrief.keep-alive':
    'The third time neither had anything to send, and such a connection can stay half-open for years. A asked with a keep-alive, an empty segment whose number B had acknowledged before: a living B would have repeated its ACK, the restarted one sent an RST. Keep-alives are off by default and start only after two hours, because they cost traffic and can kill a connection that is only briefly interrupted.',
  question:
    'A phone leaves the Wi-Fi without a word. How long does the server keep the connection, and what does that depend on?',
  'cast.A': 'Client',
  'cast.B': 'Server',
  'goal.A-learns-by-writing': 'A sends to a B that has forgotten it, and learns of it from an RST.',
  'goal.A-learns-by-writing.veiled': 'A sends to a B that has forgotten it, and finds out.',
  'goal.B-challenges': 'B, still ESTABLISHED, challenges the SYN of a restarted A.',
  'goal.B-challenges.veiled': 'B, still ESTABLISHED, deals with the SYN of a restarted A.',
  'goal.A-resets': 'A, in SYN-SENT, answers the ACK of something unknown with an RST.',
  'goal.A-resets.veiled': 'A, in SYN-SENT, deals with the ACK of something unknown.',
  'goal.A-learns-by-keep-alive': 'A has nothing to send, and finds out by a keep-alive.',
  'predict.when-A-learns': 'B loses its power and forgets everything. When does A find out?',
  'predict.when-A-learns.at-once': 'At once',
  'predict.when-A-learns.in-time': 'By itself, after a while',
  'predict.when-A-learns.when-it-sends': 'When it sends something',
  'predict.when-A-learns.because':
    'A connection without traffic is silence. Only A’s text made B answer: with an RST, for it knew of no connection.',
  'predict.where-is-B.because':
    'It has lost its power, and with it every memory of the connection. Nobody has told A.',
  'predict.where-is-A.because': 'This time it was A that lost its power. B still believes in the connection.',
} satisfies ScenarioMessages;
