/** The English sentences over what a player reads beside the class. */
export default {
  class: 'Class {code}',
  here: 'You are still in class. When the next round begins, this page goes there.',
  next: 'The next round has begun: {title}.',
  in: 'This page goes there in {seconds} s.',
  now: 'Go now',
  back: 'Back to the class',
  lost: 'The connection to the class is lost. This page reconnects by itself.',
} as const;
