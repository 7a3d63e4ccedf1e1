/** The schemas of a class as its projector shows it. */
import { z } from 'zod';
import { count, host, ofEach, state } from './basics.ts';
import { questionView } from './question.ts';

/** What fills the wall. */
export const SCENES = ['join', 'picture', 'match', 'flood', 'leaders'] as const;

export const projectorShows = z
  .strictObject({
    scene: z
      .enum(SCENES)
      .describe(
        'The sign to join by, how many hosts are in each state, one match, the host that all play against, or the leader board',
      ),
    match: z.string().max(32).nullable().describe('Which match; null for none'),
    named: z.boolean().describe('Whether students are called by their names'),
    address: z
      .string()
      .max(200)
      .regex(/^https?:\/\/[^\s]+$/)
      .nullable()
      .describe('What the class opens to join; null: as the projector’s own page was opened'),
  })
  .meta({ id: 'ProjectorShows', description: 'What the teacher has the projector show' });

export const projectorView = z
  .strictObject({
    code: z.string().describe('What players join by'),
    name: z.string().nullable().describe('What its teacher calls the class; null for nothing'),
    shows: projectorShows.describe('What is to be shown'),
    players: z
      .strictObject({
        joined: count.describe('In the class'),
        here: count.describe('Of these, with a device'),
      })
      .describe('How many'),
    round: z
      .strictObject({
        number: z.int().min(1).describe('Counts the class’s rounds from 1'),
        title: z.string().describe('Of the scenario'),
        ends: z
          .number()
          .nullable()
          .describe('When it ends by itself, on the clock that comes with it; null: when it is ended'),
        over: z.boolean().describe('None of its matches is being played'),
        matches: z
          .strictObject({
            all: count.describe('There are'),
            reached: count.describe('That have reached all their goals'),
          })
          .describe('How many'),
        states: z.record(state, count).describe('How many hosts are in each'),
        leaders: z
          .array(
            z.strictObject({
              name: z.string().describe('The player’s, or another one where names are hidden'),
              host: host.describe('That they play'),
              right: count.describe('Answers that were right at the first try'),
              of: count.describe('Answers'),
            }),
          )
          .describe(
            'Those who answer most precisely, whichever host they play; only where the leader board is shown',
          ),
      })
      .nullable()
      .describe('Null before the first'),
    question: z
      .strictObject({
        asked: questionView.describe('What is asked'),
        answered: count.describe('So many have chosen an answer'),
      })
      .nullable()
      .describe('A question to the whole class, which is shown before all else; null for none'),
    watched: z
      .strictObject({
        match: z.string().describe('Its id'),
        names: ofEach(z.string().nullable()).describe(
          'Who plays; null for the autopilot, and where names are hidden',
        ),
        cast: ofEach(z.string()).describe('Who the hosts are'),
        together: z.boolean().describe('A class that plays together at one host'),
      })
      .nullable()
      .describe('The match that is shown, which is told as to a teacher; null for none'),
  })
  .meta({ id: 'ProjectorView', description: 'A class as its projector shows it' });
