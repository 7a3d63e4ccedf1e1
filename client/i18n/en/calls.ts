/** The English sentences of the calls that a player makes. */
export default {
  title: 'As the application, call {call}',
  text: 'Text to send',
  'text.hint': 'Letters, digits and punctuation of one octet each.',
  octets: 'Octets to take',
  do: 'Call {call}',
  cancel: 'Cancel',
  'ABORT.sure': 'The connection ends at once, and whatever is on its way is lost.',
} as const;
