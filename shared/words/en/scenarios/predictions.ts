/** What is asked in several scenarios. */

export default {
  'where-is-A': 'In which state is A now?',
  'where-is-B': 'In which state is B now?',
} as const;
