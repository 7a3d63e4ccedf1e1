/** How far a match came that did not reach its goals, as debriefs tell it. */
import type { Messages } from '../../format.ts';

export default {
  'came.nowhere': 'The match ended before either host had sent a segment.',
  'came.ended by the teacher': 'The match was ended with A in {a} and B in {b}. Goals reached: {n} of {all}.',
  'came.time limit': 'Time ran out with A in {a} and B in {b}. Goals reached: {n} of {all}.',
  'came.over': 'Nothing more could happen with A in {a} and B in {b}. Goals reached: {n} of {all}.',
} satisfies Messages;
