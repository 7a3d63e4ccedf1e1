/** The schemas of a question to a whole class: what is asked, and what came of it. Nobody is named. */
import { z } from 'zod';
import { count, host, rule } from './basics.ts';
import { eventView } from './event.ts';
import { matchView } from './match.ts';

const option = z
  .strictObject({
    legal: z.boolean().describe('The judge takes it'),
    chosen: count.describe('So many have chosen it'),
    name: z
      .string()
      .nullable()
      .describe('What the misconception is called that it shows; null where it shows none that is known'),
    follows: z.string().nullable().describe('What would come of it on this wire; null likewise'),
  })
  .describe('In the order of `choices`');

export const questionView = z
  .strictObject({
    number: z.int().min(1).describe('Counts the class’s questions from 1'),
    title: z.string().describe('Of the scenario that the position is from'),
    host: host.describe('Whose player is asked'),
    ends: z.int().describe('Until when answers are taken, in milliseconds since 1970'),
    open: z.boolean().describe('Answers are taken'),
    view: matchView.describe('The position, as the player of that host sees it; `choices` are the answers'),
    events: z.array(eventView).describe('What has happened there so far'),
    result: z
      .strictObject({
        options: z.array(option).describe('How often each answer was chosen, and what is said of it'),
        canonical: z.int().describe('The answer that TCP itself gives, from 0'),
        rule: rule.describe('The rule that decides'),
        rfc: z.string().describe('Where it stands'),
        because: z.string().describe('What it says'),
      })
      .nullable()
      .describe('Null while answers are taken'),
  })
  .meta({ id: 'QuestionView', description: 'A question to the whole class; nobody is named in it' });
