/** What the values of a control are called, where the number says little. */
export default {
  'syn-limit.off': 'off',
  'syn-limit.1': '1/s',
  'syn-limit.10': '10/s',
  'connection-header.client': 'client closes',
  'connection-header.close': 'close',
  'connection-header.keep-alive': 'keep-alive',
} as const;
