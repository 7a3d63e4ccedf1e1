/** The schema of what happens in a match. */
import { z } from 'zod';
import { ACTS } from '../../host/crowd.ts';
import { PLAYERS } from '../../match/input.ts';
import { ANSWERERS, OUTCOMES } from '../../match/match-event.ts';
import { actSchema, controlFields, wireOrderSchema } from '../../record/input-schema.ts';
import { SEND_REASONS, SIGNALS } from '../../tcp/event.ts';
import { ORDERERS } from '../../wire/wire.ts';
import { count, host, milliseconds, move, rule, segment, state, stimulus } from './basics.ts';
import type { Sent } from './sent.ts';
import { verdict } from './verdict.ts';

export const outcome = z.enum(OUTCOMES).meta({ id: 'Outcome', description: 'How a match ended' });
export const player = z.enum(PLAYERS).meta({ id: 'Player', description: 'Who answers for a host' });
export const controlId = controlFields.control;
export const actName = z.enum(ACTS);

const packet = z.int().describe('The packet’s number on the wire');
const prediction = z.string().describe('Its id in the scenario');
const answered = z.int().nullable().describe('The stimulus; null for a move that nothing asked for');

const signal = z.enum(SIGNALS).meta({ id: 'Signal', description: 'RFC 9293 §3.9.1.8, §3.10.7, §3.10.8' });

export const orderer = z
  .enum(ORDERERS)
  .meta({ id: 'Orderer', description: 'The teacher, or a person who plays the network' })
  .describe('Who ordered it');

/** An event, with its place in the match. */
const event = <Type extends string, Fields extends z.core.$ZodLooseShape>(
  type: Type,
  meaning: string,
  fields: Fields,
) =>
  z
    .strictObject({
      type: z.literal(type),
      version: z.int().min(1).describe('Counts the match’s events from 1'),
      at: milliseconds.describe('When, in virtual milliseconds of the match'),
      ...fields,
    })
    .describe(meaning);

/** An event at one of the hosts. */
const at = <Type extends string, Fields extends z.core.$ZodLooseShape>(
  type: Type,
  meaning: string,
  fields: Fields,
) => event(type, meaning, { host: host.describe('At which host'), ...fields });

export const eventView = z
  .discriminatedUnion('type', [
    at('stimulus', 'Something is to be answered', {
      id: z.int().describe('Its number in the match'),
      stimulus: stimulus.describe('What it is'),
    }),
    at('accepted', 'A legal move', {
      stimulus: answered,
      by: z
        .enum(ANSWERERS)
        .meta({ id: 'Answerer', description: 'Who answers for a host, or the teacher in their place' })
        .describe('Who answered'),
      move: move.describe('The answer'),
      verdict: verdict.describe('Why it is legal'),
    }),
    at('refused', 'An illegal move', {
      stimulus: answered,
      move: move.describe('The answer'),
      verdict: verdict.describe('Why it is not legal'),
      failures: count.describe('How often this stimulus has been answered wrongly, this time included'),
    }),
    at('withdrawn', 'The stimulus went away unanswered', {
      id: z.int().describe('Of the stimulus'),
      cause: z
        .enum(['timer stopped', 'crash'])
        .describe('Another stimulus stopped the timer that had run out, or the host lost its power'),
    }),
    at('sent', 'The host sent a segment', {
      packet,
      segment: segment.describe('What it sent'),
      reason: z.enum(SEND_REASONS).describe('Why'),
    }),
    at('injected', 'A third party put a segment on the wire; the host is the one whose address it bears', {
      packet,
      segment: segment.describe('What is forged'),
    }),
    at('copied', 'The network copied a packet of this host', {
      packet,
      copyOf: z.int().describe('The packet that it is a copy of'),
    }),
    at('lost', 'A packet of this host was lost', {
      packet,
      cause: z
        .enum(['loss', 'fault', 'msl', 'no power'])
        .describe(
          'By chance, by the scenario or an order, because its lifetime was over, or at a host without power',
        ),
    }),
    at('arrived', 'A segment reached the host', {
      packet,
      segment: segment.describe('What arrived'),
      copyOf: z
        .int()
        .nullable()
        .describe('The packet that it is a copy of; null where it is none, or the host cannot know'),
    }),
    at('state', 'The connection changed its state', {
      from: state.describe('The state before'),
      to: state.describe('The state after'),
      rule: rule.describe('The rule that led there'),
    }),
    at('delivered', 'The application took data', { data: z.string().describe('One character an octet') }),
    at('signal', 'TCP told the application something', {
      signal: signal.describe('What'),
    }),
    at('returned', 'A call came back', {
      result: z
        .enum([
          'ok',
          'connection already exists',
          'connection does not exist',
          'connection closing',
          'connection reset',
          'closing',
        ])
        .describe('Or the error of RFC 9293 §3.10.1–§3.10.6'),
    }),
    at('advice', 'The player was shown the canonical reaction', {
      stimulus: z.int().describe('To what'),
      by: z.enum(['player', 'teacher']).describe('Who would have it shown'),
      move: move.describe('The reaction'),
      rule: rule.describe('The rule that it follows'),
      rfc: z.string().describe('Where it stands'),
      message: z.string().describe('What the rule says'),
    }),
    at('hint', 'The teacher tells the player which rule it is about', {
      stimulus: z.int().describe('What is to be answered'),
      rule: rule.describe('Which'),
      rfc: z.string().describe('Where it stands'),
      message: z.string().describe('What it says'),
    }),
    at('order', 'It was ordered what becomes of the next segment of the host', {
      order: wireOrderSchema.nullable().describe('What; null: nothing any more'),
      by: orderer,
    }),
    at('asked', 'The player is asked what is going to happen', {
      prediction,
      question: z.string().describe('What is asked'),
      options: z
        .array(
          z.strictObject({
            id: z.string().describe('Of the option'),
            text: z.string().describe('What it says'),
          }),
        )
        .describe('Of which one is chosen'),
    }),
    at('predicted', 'The player has said what is going to happen', {
      prediction,
      option: z.string().describe('The option that was chosen'),
    }),
    at('revealed', 'What was asked about has happened', {
      prediction,
      option: z.string().describe('The option that came true'),
      because: z.string().nullable().describe('Why it came so; null where the scenario does not say'),
    }),
    at('crashed', 'The host lost its power and remembers nothing', {
      from: state.describe('Where it was; not left by any rule'),
      stays: z.boolean().describe('Whether it stays without power, or is back at once'),
    }),
    at('control', 'A control was moved', {
      control: controlId.describe('Which'),
      value: z.int().describe('To what, in the control’s own unit'),
      by: z.enum(['player', 'script']).describe('The host’s player, or the scenario’s script'),
    }),
    event('crowd', 'A tick of the crowd has passed', {
      served: count.describe('Requests served so far'),
      turnedAway: count.describe('Requests that came to nothing so far'),
    }),
    at('act', 'A player did something to the crowd', {
      act: actSchema.describe('What'),
    }),
    at('player', 'Somebody else answers for the host', { player: player.describe('Who from now on') }),
    event('goal', 'A goal was reached', { goal: z.string().describe('Its id in the scenario') }),
    event('ended', 'The match ended', { outcome: outcome.describe('How') }),
  ])
  .meta({ id: 'EventView', description: 'What happens in a match, in order, in the viewer’s language' });

/**
 * The event before it in the same message says what is left out: the same host, the same time, a version that follows. A verdict that
 * was told before is the version of its event, and of a segment that has just arrived a stimulus says only that it is one. What
 * mostly is so is left out where it is.
 */
export type ToldEvent = Short<Event>;
type Event = Sent<typeof eventView>;
type Known = 'host' | 'at' | 'version' | 'by' | 'copyOf';
export type ToldSegment = Omit<Segment, 'up' | 'data'> & Partial<Pick<Segment, 'up' | 'data'>>;
type Segment = Sent<typeof segment>;
type Short<E> = E extends Event
  ? Partial<Pick<E, Known & keyof E>> & {
      readonly [K in Exclude<keyof E, Known>]: K extends 'verdict'
        ? E[K] | number
        : K extends 'segment'
          ? ToldSegment
          : K extends 'stimulus'
            ? E[K] | { readonly type: 'segment'; readonly segment?: ToldSegment }
            : E[K];
    }
  : never;

export const toldEvent = z
  .looseObject({
    type: z.string().describe('As in EventView'),
    host: host.exactOptional().describe('Left out where it is that of the event before'),
    at: milliseconds.exactOptional().describe('Left out where it is that of the event before'),
    version: z.int().min(1).exactOptional().describe('Left out where it follows the one before'),
    verdict: z
      .union([z.int(), verdict])
      .exactOptional()
      .describe('A number: the verdict that was told with the event of this version'),
    stimulus: z
      .unknown()
      .exactOptional()
      .describe('`{ "type": "segment" }` alone: the one whose arrival is the event before'),
    segment: z
      .unknown()
      .exactOptional()
      .describe('Without `up` where it is 0, and without `data` where it has none'),
    by: z.string().exactOptional().describe('Of a legal move left out where it was the player’s'),
    copyOf: z.int().exactOptional().describe('Of an arrival left out where it is null'),
  })
  .meta({
    id: 'ToldEvent',
    description:
      'An EventView in a message, without what the events before it in the same message say, and without what mostly is so',
  }) as unknown as z.ZodType<ToldEvent>;
