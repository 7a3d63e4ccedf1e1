export default {
  title: 'Play',
} as const;
