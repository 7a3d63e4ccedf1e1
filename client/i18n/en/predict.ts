/** The English sentences of predictions. */
export default {
  title: 'What was predicted',
  until: 'A guess until your next move; it costs nothing.',
  fold: 'Don’t ask me',
  'fold.why': 'Questions stay folded on this device until you open one',
  folded: 'A question: what will happen?',
  said: 'You say: {answer}. You will see.',
  came: 'You said “{answer}”, and so it was.',
  otherwise: 'You said “{answer}”. It was “{right}”.',
  read: 'Close',
  asked: 'A question: {question}',
  happened: 'It was “{right}”.',
  none: 'no prediction',
  open: 'The match ended before that was decided.',
} as const;
