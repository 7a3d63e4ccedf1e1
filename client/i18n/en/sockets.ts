/** The English sentences around what ss and netstat print. */
export default {
  label: 'What {command} prints on this host',
  none: 'No line: nothing listens here, and there is no connection.',
} as const;
