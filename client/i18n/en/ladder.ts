/** The English sentences of the ladder diagram. */
export default {
  title: 'Ladder diagram: time runs down, A on the left, B on the right',
  gap: '{seconds} s without events',
  'gap.short': '{time} without events',
  seen: 'seen at {seconds} s',
  sent: 'sent at {seconds} s',
  arrived: 'arrived at {seconds} s',
  lost: 'lost at {seconds} s',
  flying: 'still on the wire',
  'under-way.none': 'No segment is under way.',
  'zoom-in': 'Zoom in',
  'zoom-out': 'Zoom out',
  zoom: 'Zoom',
  empty: 'Nothing has been sent yet.',
} as const;
