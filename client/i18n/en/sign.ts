/** The English sentences of the sign that lets a class in. */

export default {
  'join.address': 'Open',
  'join.code': 'and type',
  'join.code.label': 'Join code: {code}',
  'join.qr': 'QR code of {url}',
  'join.scan': 'or scan',
} as const;
