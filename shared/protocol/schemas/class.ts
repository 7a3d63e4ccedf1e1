/** The schemas of a class as its players and its teacher see it. */
import { z } from 'zod';
import { lessonPlanSchema } from '../../lesson-plans/plan.ts';
import { INTERFERENCES } from '../../wire/orders.ts';
import { FALLBACK_REASONS, UNSAID } from '../transport.ts';
import { count, host, milliseconds, ofEach, state, timer } from './basics.ts';
import { outcome, player } from './event.ts';
import { level, score } from './match.ts';
import { projectorShows } from './projector.ts';
import { questionView } from './question.ts';

export const clockView = z
  .strictObject({
    virtual: z
      .number()
      .describe(
        'Virtual milliseconds when this message left: of the match that it is about, or that the player plays; in a TeacherView, of the round (one who joins late has a match that began later)',
      ),
    pace: z.number().describe('Virtual milliseconds a real one'),
    paused: z.boolean().describe('The teacher has stopped it'),
    stalled: z
      .literal(true)
      .exactOptional()
      .describe('The server cannot write to its disk: time stands, and nothing is taken, until it can'),
  })
  .meta({ id: 'ClockView', description: 'Virtual time, as a client continues it' });

const debrief = z
  .strictObject({
    came: z
      .string()
      .nullable()
      .describe('Where the match stopped and how many goals it reached; null when it reached them all'),
    paragraphs: z.array(z.string()).describe('What happened in this match, and why'),
    question: z.string().nullable().describe('To talk about; null where the scenario asks none'),
  })
  .meta({ id: 'Debrief', description: 'What is told of a match that has ended' });

export const scenarioView = z
  .strictObject({
    id: z.string().describe('Of the scenario'),
    number: z.int().describe('In the catalogue'),
    title: z.string().describe('Its name'),
    introduction: z.string().describe('What is told before it is played'),
    debrief: debrief.nullable().describe('Only when the match has ended; to a teacher, all that it may tell'),
    cast: ofEach(z.string()).describe('Who the hosts are'),
    goals: z
      .array(
        z.strictObject({
          id: z.string().describe('Of the goal'),
          text: z
            .string()
            .describe('What is to be reached, told so that it gives no answer away before it is'),
          veiled: z.boolean().describe('Whether more of it is told when it is reached'),
          of: host
            .nullable()
            .describe('Whose it is to reach, where the other host can do nothing for it; else null'),
          todo: z
            .string()
            .nullable()
            .describe('What to do for it, where the text says only what then has happened; else null'),
        }),
      )
      .describe('In the order in which they are shown'),
    constants: z
      .array(
        z.strictObject({
          name: z
            .enum(['delay', 'rto', 'msl', 'delayed-ack', 'r2', 'r2-orphan', 'keep-alive'])
            .describe('Which'),
          here: milliseconds.describe('In this scenario, in milliseconds'),
          crowd: milliseconds
            .nullable()
            .describe('Of the other connections; null where there are none, or they have no such constant'),
          rfc: milliseconds.nullable().describe('As the RFCs have it; null where they say nothing'),
          linux: milliseconds.nullable().describe('As a Linux of today is set up'),
        }),
      )
      .describe('Constants beside the real ones, in milliseconds'),
  })
  .meta({ id: 'ScenarioView', description: 'A scenario as the pages tell it, in the viewer’s language' });

const standInAt = z
  .int()
  .nullable()
  .describe(
    'When the autopilot takes over from who is away, in milliseconds since 1970; null where it will not, or has',
  );

export const seatView = z
  .strictObject({
    match: z.string().describe('Its id'),
    host: host.describe('The host that the player plays'),
    partner: z
      .strictObject({
        name: z.string().describe('Of the other host’s player'),
        connected: z.boolean().describe('With a device'),
        standInAt,
        stoodInFor: z.boolean().describe('The autopilot answers for them until they are back'),
      })
      .nullable()
      .describe('Null where no person plays the other host'),
    network: z
      .strictObject({
        name: z.string().describe('In the class'),
        connected: z.boolean().describe('With a device'),
        did: z
          .record(z.enum(INTERFERENCES), count)
          .nullable()
          .describe('How often they did each; null until the match has ended'),
      })
      .nullable()
      .describe('A third player who is the network between the hosts; null where nobody is'),
    together: count
      .nullable()
      .describe('How many share this host, you among them, when a class plays together; else null'),
    own: z
      .strictObject({
        answered: count.describe('What you answered rightly in the end'),
        firstTry: count.describe('Of these, on your first try'),
        refused: z.array(z.int()).describe('The versions of the events of your refused moves'),
        advice: count.describe('How often you asked for the canonical move'),
      })
      .nullable()
      .describe('Your own answers, when a class plays together; else null: they are those of the host'),
    leap: z
      .strictObject({
        you: z.boolean().describe('You would have time leap'),
        partner: z.boolean().describe('Your partner would'),
      })
      .nullable()
      .describe('Where the match only waits: who would have time leap to the next event; else null'),
  })
  .meta({ id: 'SeatView', description: 'A player’s seat in the round that is being played' });

export const roundView = z
  .strictObject({
    number: z.int().min(1).describe('Counts the class’s rounds from 1'),
    level: level.describe('Of all its matches'),
    ends: z
      .number()
      .nullable()
      .describe('When it ends by itself, on the clock that comes with it; null: when it is ended'),
    scenario: scenarioView.describe('What is played'),
  })
  .meta({
    id: 'RoundView',
    description: 'A round; it stays, with all its matches ended, until the next one begins',
  });

export const classView = z
  .strictObject({
    code: z.string().describe('What players join by'),
    you: z
      .strictObject({ id: z.string().describe('In the class'), name: z.string().describe('In the class') })
      .describe('The player'),
    players: z
      .array(
        z.strictObject({
          name: z.string().describe('In the class'),
          connected: z.boolean().describe('With a device'),
        }),
      )
      .describe('All who have joined, in that order'),
    round: roundView.nullable().describe('Null before the first'),
    seat: seatView.nullable().describe('Null for who has none in this round'),
    network: z
      .strictObject({
        match: z.string().describe('Its id'),
        players: ofEach(
          z
            .strictObject({
              name: z.string().describe('In the class'),
              connected: z.boolean().describe('With a device'),
            })
            .nullable(),
        ).describe('Who plays the hosts; null for the autopilot'),
      })
      .nullable()
      .describe('The match whose network the player is, which sees no host; else null'),
    setAside: z
      .boolean()
      .describe(
        'The match that the player had in the last round is damaged on the server’s disk, and is played no more',
      ),
    warmUp: z
      .strictObject({
        match: z.string().describe('Its id'),
        host: host.describe('The host that the player plays'),
        scenario: scenarioView.describe('What is played'),
      })
      .nullable()
      .describe(
        'A match to warm up in, which is shown before the seat’s. It lives in the server’s memory alone and ends when a round begins; null for none',
      ),
    question: z
      .strictObject({
        asked: questionView.describe('What is asked'),
        yours: z.int().nullable().describe('The answer that the player has chosen, from 0; null for none'),
      })
      .nullable()
      .describe('A question to the whole class, which is shown before all else; null for none'),
  })
  .meta({ id: 'ClassView', description: 'A class as one of its players sees it' });

const awaySince = z
  .int()
  .nullable()
  .describe(
    'When the device went, in milliseconds since 1970; null while there is one, and before the first',
  );

const roundTime = z.int().describe('When, on the clock of the round');

export const pairView = z
  .strictObject({
    match: z.string().describe('Its id'),
    players: ofEach(
      z.strictObject({
        id: z.string().nullable().describe('In the class; null for nobody'),
        name: z.string().nullable().describe('Null for nobody, and for many'),
        player: player.describe('Who answers for the host'),
        connected: z.boolean().describe('With a device'),
        awaySince,
        standInAt,
      }),
    ).describe('Who plays'),
    team: z
      .strictObject({
        host: host.describe('The host that they share'),
        players: count.describe('How many they are'),
      })
      .nullable()
      .describe(
        'A class that plays together shares a host, and its teacher may move the controls of the other; else null',
      ),
    network: z
      .strictObject({
        id: z.string().describe('In the class'),
        name: z.string().describe('In the class'),
        connected: z.boolean().describe('With a device'),
        left: z.record(z.enum(INTERFERENCES), count).describe('How often they may still do each'),
      })
      .nullable()
      .describe('A third player who is the network between the hosts; null where nobody is'),
    states: ofEach(state).describe('Of the connection'),
    goals: z
      .strictObject({ reached: count.describe('So far'), all: count.describe('There are') })
      .describe('How many'),
    refused: ofEach(count).describe('Illegal moves'),
    scores: ofEach(score).describe('By rule, too: the class’s map of misconceptions'),
    turns: ofEach(
      z
        .strictObject({
          stimulus: z.int().describe('What is to be answered'),
          since: roundTime.describe('It lies before the player'),
          tries: count.describe('How often it has been answered wrongly'),
        })
        .nullable(),
    ).describe('What the player of the host must answer; null where nothing, or where the autopilot does'),
    rests: z
      .discriminatedUnion('on', [
        z
          .strictObject({
            on: z.literal('timer'),
            host: host.describe('Whose it is'),
            timer: timer.describe('Which'),
            until: roundTime.describe('It runs out'),
          })
          .describe('A timer runs'),
        z
          .strictObject({ on: z.enum(['application', 'wire', 'autopilot', 'crowd']).describe('What') })
          .describe('Something happens by itself in a moment'),
        z
          .strictObject({ on: z.literal('nothing'), since: roundTime.describe('The last thing happened') })
          .describe('Only a player who acts unasked can go on'),
      ])
      .nullable()
      .describe('What the match waits for where nobody must answer; else null, and after its end'),
    outcome: outcome.nullable().describe('Null while the match is played'),
  })
  .meta({ id: 'PairView', description: 'A match of the round, as the teacher’s dashboard shows it' });

export const classCard = z
  .strictObject({
    players: count.describe('How many the class has'),
    states: z.record(state, count).describe('How many have been in it'),
    arrows: z
      .record(z.string(), count)
      .describe('How many have gone along it, by the name of an arrow of RFC 9293’s figure 5'),
  })
  .meta({ id: 'ClassCard', description: 'How many of the players have met a state, or an arrow' });

export const classPrediction = z
  .strictObject({
    id: z.string().describe('In the scenario'),
    host: host.nullable().describe('Whose players are asked; null: those of both'),
    question: z.string().describe('What is asked'),
    asked: count.describe('Players who have been asked'),
    deciding: count.describe('Of these, so many who still may answer'),
    options: z
      .array(
        z.strictObject({
          id: z.string().describe('Of the option'),
          text: z.string().describe('What it says'),
          chosen: count.describe('So many have chosen it'),
        }),
      )
      .describe('In the order in which they are shown'),
    right: z
      .string()
      .nullable()
      .describe('The option that came true; null until it has in every match that goes on'),
    because: z.string().nullable().describe('Why; null until then, and where the scenario does not say'),
  })
  .meta({ id: 'ClassPrediction', description: 'A question of the round, and how the class has answered it' });

export const teacherView = z
  .strictObject({
    code: z.string().describe('What players join by'),
    name: z.string().nullable().describe('What its teacher calls it; null for nothing'),
    capacity: count.describe('How many players a class may have'),
    locked: z.boolean().describe('Whoever is new waits for the teacher'),
    knocks: z
      .array(
        z.strictObject({
          id: z.string().describe('By which it is answered'),
          name: z.string().describe('That they would have'),
          why: z
            .enum(['class-locked', 'removed', 'name-taken'])
            .describe(
              'Why they wait: with `name-taken` they ask for the seat of the player who has the name',
            ),
          here: z.boolean().describe('A device is connected at that seat'),
        }),
      )
      .describe('Who waits at the door, the first first'),
    players: z
      .array(
        z.strictObject({
          id: z.string().describe('In the class'),
          name: z.string().describe('In the class'),
          connected: z.boolean().describe('With a device'),
          awaySince,
          fellBack: z
            .enum([...FALLBACK_REASONS, UNSAID])
            .nullable()
            .describe('Why the device comes over HTTP; null for one that has a WebSocket, and for none'),
          match: z
            .string()
            .nullable()
            .describe('The match of the round that is being played, or was last; null for none'),
        }),
      )
      .describe('All who have joined, in that order'),
    round: z
      .strictObject({
        ...roundView.shape,
        pairs: z.array(pairView).describe('The matches'),
        predictions: z
          .array(classPrediction)
          .describe('Those that somebody has been asked, in the order of the scenario'),
        card: classCard.describe('Of the class'),
      })
      .nullable()
      .describe('Null before the first'),
    setAside: z
      .array(
        z.strictObject({
          match: z.string().describe('Its id'),
          players: z.array(z.string()).describe('The names of those who played it'),
        }),
      )
      .describe('Matches of the last round that are damaged on the server’s disk, and are played no more'),
    question: z
      .strictObject({
        asked: questionView.describe('What is asked'),
        answered: count.describe('So many have chosen an answer'),
        chosen: z.array(count).describe('So many have chosen each, in the order of `choices`'),
      })
      .nullable()
      .describe('The question that is shown to the whole class; null for none'),
    plan: z
      .strictObject({
        plan: lessonPlanSchema.describe('Its rounds'),
        played: z.array(z.int()).describe('Those that have been begun, from 0, in that order'),
      })
      .nullable()
      .describe('What the class means to play; null where nobody has said'),
    projector: z
      .strictObject({
        open: z.boolean().describe('A projector may be connected: there are tokens for one'),
        connected: count.describe('How many are'),
        shows: projectorShows.describe('What it shows'),
      })
      .describe('The page on the wall'),
  })
  .meta({ id: 'TeacherView', description: 'A class as its teacher sees it' });
