/** What people wrongly believe of TCP: the belief, its consequence, a question, and the rule plainly. */
export default {
  'wait-in-last-ack.name': 'Both sides wait 2 MSL',
  'wait-in-last-ack.believes': 'Whoever closes has to wait 2 MSL.',
  'wait-in-last-ack.follows':
    '{me} would wait {wait} s for nothing: {peer} has already acknowledged everything that {me} sent.',
  'wait-in-last-ack.question': 'Whose last segment could still be missing: yours, or that of {peer}?',
  'wait-in-last-ack.plain':
    'Only the side that closed first waits, because its last ACK may be lost. The other side is done when its FIN is acknowledged.',
} as const;
