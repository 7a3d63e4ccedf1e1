/** The English of the pages that work without a network. */
export default {
  kept: 'Kept on this device: practice, captures and states also work without a network.',
} as const;
