/** The titles of the catalogue's themes. */
export default {
  opening: 'Opening',
  data: 'Sending and receiving',
  closing: 'Closing',
  'last-ack': 'The last ACK and TIME-WAIT',
  reset: 'RST',
  crowds: 'Many connections',
  free: 'Everything',
};
