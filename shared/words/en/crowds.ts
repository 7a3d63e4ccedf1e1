/** What is wrong with a crowd that an author wrote. Times are in seconds. */
export default {
  every: '“every” is {every} s: a crowd asks at most once in {least} s, and at least once a minute.',
  patience: '“patience” is {patience} s: it must be between 1 s and 5 min.',
  slow: '“slow” must name every 1st to 250th client and a delay between {least} s and 10 s.',
  'accept-queue': '“acceptQueue” is {length}: it must be between 1 and {most}.',
  'too-many':
    'With one request in {every} s and a patience of {patience} s too many connections would be open at once.',
} as const;
