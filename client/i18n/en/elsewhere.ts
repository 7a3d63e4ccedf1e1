/** The English sentences of a seat on a second device. */
export default {
  open: 'Continue on another device',
  asking: 'Asking the server for a code…',
  qr: 'QR code that opens your seat on another device',
  scan: 'Scan it with the other device.',
  type: 'Or open {address} there, and type this instead of the class code:',
  code: 'Code: {code}',
  once: 'It works once, within {minutes} minutes. Your seat is then open there, and this page says so.',
  unreachable: 'The server did not answer.',
  again: 'Try again',
} as const;
