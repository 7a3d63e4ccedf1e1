export default {
  title: 'Teach',
} as const;
