/** The schema of the judge's answer to a move. */
import { z } from 'zod';
import { LIBERTIES, type LibertyId } from '../../judge/liberties.ts';
import { MISTAKE_CODES } from '../../judge/verdict.ts';
import { FLAGS } from '../../tcp/segment.ts';
import { move, rule } from './basics.ts';

const liberty = z
  .enum(Object.keys(LIBERTIES) as [LibertyId, ...LibertyId[]])
  .meta({ id: 'LibertyId', description: 'What the RFCs allow beside the canonical reaction' });

const mistakeCode = z.enum(MISTAKE_CODES).meta({
  id: 'MistakeCode',
  description: 'What can be wrong with a move, in the order in which the judge looks',
});

const flag = z.enum(FLAGS);

const judged = {
  rule: rule.describe('The rule that says so'),
  rfc: z.string().describe('Where it stands'),
};

export const verdict = z
  .discriminatedUnion('legal', [
    z.strictObject({
      legal: z.literal(true).describe('The move is played'),
      ...judged,
      message: z.string().describe('What the rule says, or what the liberty is'),
      liberty: liberty.nullable().describe('The liberty that the move takes; null for the canonical move'),
      hint: z.string().nullable().describe('What the rule says, where the message is about a liberty'),
    }),
    z.strictObject({
      legal: z.literal(false).describe('The move is refused'),
      ...judged,
      message: z.string().describe('What is wrong, in a sentence that does not give the answer away'),
      code: mistakeCode.describe('What is wrong'),
      field: z
        .strictObject({
          name: z
            .enum(['move', 'flags', 'seq', 'ack', 'len', 'wnd', 'next'])
            .describe('The field, or the move as a whole'),
          segment: z.int().nullable().describe('Index from 0; null when it is not about one segment'),
        })
        .describe('Where in the move it is wrong'),
      flag: flag
        .nullable()
        .describe('The bit that is missing or has no place; null when it is not about one'),
      misconception: z
        .string()
        .nullable()
        .describe('The id of the misconception that the move shows; null when it is none that is known'),
      did: z.string().describe('What the player did, in words'),
      name: z.string().nullable().describe('What that misconception is called; null when there is none'),
      follows: z
        .string()
        .nullable()
        .describe('What would come of it on this wire; null when no misconception is recognised'),
      question: z.string().describe('A question that leads on'),
      hint: z
        .string()
        .nullable()
        .describe(
          'What the rule demands, in plain words at the guided level; null before the second failure',
        ),
      source: z
        .strictObject(judged)
        .describe('What the hint tells: at the guided level the rule that the misconception gets wrong'),
      answer: move
        .nullable()
        .describe('The canonical move; null before the third failure, and where nothing was asked'),
    }),
  ])
  .meta({ id: 'VerdictView', description: 'The judge’s answer to a move, in the viewer’s language' });
