export default {
  title: 'Join a class',
} as const;
