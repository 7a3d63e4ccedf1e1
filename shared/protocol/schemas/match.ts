/** The schemas of a match as a viewer sees it: the hosts and their TCBs. */
import { z } from 'zod';
import { LEVELS } from '../../match/input.ts';
import { INTERFERENCES } from '../../wire/orders.ts';
import { callName, count, host, milliseconds, move, ofEach, rule, state, stimulus, timer } from './basics.ts';
import { crowdView, systemView } from './crowd.ts';
import { actName, controlId, orderer, outcome, player } from './event.ts';

export const level = z.enum(LEVELS).meta({
  id: 'Level',
  description: 'Moves are chosen, or filled in for the most part, or all the player’s',
});

export const tcbView = z
  .strictObject({
    state: state.describe('Of the connection'),
    openedBy: z.enum(['active', 'passive']).nullable().describe('The OPEN; null before any'),
    iss: z.int().describe('ISS, absolute'),
    irs: z.int().describe('IRS, absolute'),
    snd: z
      .strictObject({
        una: z.int().describe('SND.UNA, absolute'),
        nxt: z.int().describe('SND.NXT, absolute'),
        wnd: count.describe('SND.WND, in octets'),
      })
      .describe('The send sequence variables'),
    rcv: z
      .strictObject({
        nxt: z.int().describe('RCV.NXT, absolute'),
        wnd: count.describe('RCV.WND, in octets'),
      })
      .describe('The receive sequence variables'),
    mss: count.describe('The largest segment to send, in octets of data'),
    rto: milliseconds.describe('The retransmission timeout, in virtual milliseconds'),
    unsent: count.describe('Octets SENT by the application that wait to go out'),
    unacknowledged: count.describe('Octets that are out and not acknowledged'),
    outgoing: z
      .strictObject({
        seq: z.int().describe('The sequence number of its first octet'),
        text: z.string().describe('One character an octet'),
      })
      .describe('Both of these as text: what is unacknowledged, then what is unsent'),
    unread: count.describe('Octets acknowledged to the peer that the application has not taken'),
    receiveBuffer: count.describe('The size of the receive buffer, in octets'),
    receiveWanted: count
      .nullable()
      .describe(
        'How many octets more outstanding RECEIVEs take; null when the application takes all at once',
      ),
    timers: z
      .partialRecord(
        timer,
        z.strictObject({
          set: milliseconds.describe('When it was set, in virtual milliseconds'),
          due: milliseconds.describe('When it runs out, in virtual milliseconds'),
        }),
      )
      .describe('Those that run'),
    tries: count.describe(
      'How often what the running timer is for has been tried again; 0 where none runs that counts',
    ),
  })
  .meta({ id: 'TcbView', description: 'The TCB as its player sees it; every number absolute' });

export const score = z
  .strictObject({
    answered: count.describe('Stimuli answered'),
    firstTry: count.describe('Of these, so many at the first try'),
    refused: count.describe('Illegal moves'),
    advice: count.describe('How often the canonical reaction was shown'),
    rules: z
      .partialRecord(
        rule,
        z.strictObject({ right: count.describe('Right first answers'), wrong: count.describe('Wrong ones') }),
      )
      .describe('By the rule that was at stake'),
  })
  .meta({ id: 'Score', description: 'How a host’s player has answered' });

export const hostView = z
  .strictObject({
    host: host.describe('Which'),
    player: player.describe('Who answers for it'),
    tcb: tcbView.describe('Its connection'),
    inbox: z
      .array(
        z.strictObject({
          id: z.int().describe('Its number in the match'),
          at: milliseconds.describe('Since when it waits, in virtual milliseconds'),
          stimulus: stimulus.describe('What it is'),
          failures: count.describe('How often it has been answered wrongly'),
        }),
      )
      .describe('The first is the one to answer; the rest wait behind it'),
    choices: z
      .array(move)
      .nullable()
      .describe('Guided level: the prepared answers to the first stimulus; else null'),
    mayAskAdvice: z.boolean().describe('The player may ask for the canonical reaction now'),
    mayAskAdviceAt: milliseconds
      .nullable()
      .describe('From when on, in virtual milliseconds; null when it is not a matter of time'),
    freeCalls: z.array(callName).describe('Calls that may be made unasked, as the application'),
    controls: z
      .array(
        z.strictObject({
          control: controlId.describe('Which'),
          value: z.int().describe('Where it stands, in the control’s own unit'),
          offered: z.boolean().describe('The player may move it'),
        }),
      )
      .describe('The controls that the scenario names'),
    acts: z.array(actName).describe('What the player may do to the crowd'),
    system: systemView
      .nullable()
      .describe('Its other connections and queues; null where the scenario has no crowd'),
    visited: z.array(state).describe('States that it has been in'),
    arrows: z.array(z.string()).describe('Arrows of RFC 9293’s figure 5 that it has gone along'),
    delivered: z.string().describe('What its application has received, one character an octet'),
    score: score.describe('How its player has answered'),
    predictions: z
      .array(
        z.strictObject({
          id: z.string().describe('In the scenario'),
          options: z
            .array(z.string())
            .describe('The ids of its options; their sentences came with the event'),
          answer: z.string().nullable().describe('The option that the player has chosen; null for none'),
          open: z.boolean().describe('An answer is taken'),
          right: z.string().nullable().describe('The option that came true; null until it has'),
        }),
      )
      .describe('What its player was asked to predict, in that order'),
  })
  .meta({ id: 'HostView', description: 'A host as who plays it sees it' });

const ordered = z
  .strictObject({ do: z.enum(INTERFERENCES).describe('What is done to it'), by: orderer })
  .nullable()
  .describe('Null: what the scenario says');

export const networkView = z
  .strictObject({
    left: z
      .record(z.enum(INTERFERENCES), count)
      .describe('How often each may still be done; what waits for its segment is not paid for yet'),
    orders: ofEach(ordered).describe('What becomes of the next segment of the host'),
  })
  .meta({ id: 'NetworkView', description: 'What a person who plays the network may do' });

export const matchView = z
  .strictObject({
    scenario: z.string().describe('Its id'),
    level: level.describe('Of the round'),
    now: milliseconds.describe('Virtual milliseconds since the match began'),
    version: count.describe('Of the last event: what a client names when it comes back'),
    hosts: z.array(hostView).describe('Those that this viewer may see: its own, or both'),
    network: networkView.nullable().describe('For who plays the network, and sees no host; else null'),
    crowd: crowdView.nullable().describe('Null where the scenario has none'),
    goals: z
      .array(
        z.strictObject({
          id: z.string().describe('In the scenario'),
          reached: z.boolean().describe('It was, at any time'),
        }),
      )
      .describe('The scenario’s goals, in its order'),
    outcome: outcome.nullable().describe('Null while the match is played'),
  })
  .meta({ id: 'MatchView', description: 'A match as one viewer sees it' });
