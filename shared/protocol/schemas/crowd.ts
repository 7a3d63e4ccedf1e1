/** The schemas of how a crowd fares, and of the system of a host that it meets. */
import { z } from 'zod';
import { COUNTERS } from '../../host/counters.ts';
import { count, host, milliseconds, state } from './basics.ts';
import { controlId } from './event.ts';

const meter = z
  .strictObject({
    used: count.describe('How many are taken'),
    of: count.describe('How many there are'),
  })
  .meta({ id: 'Meter', description: 'How full a table is' });

const outcomes = {
  served: count.describe('Requests served'),
  turnedAway: count.describe('Requests that came to nothing'),
};

export const crowdView = z
  .strictObject({
    from: z.enum(['world', 'A']).describe('Who asks: clients out in the world, or host A'),
    begunAt: milliseconds.nullable().describe('Virtual milliseconds; null before it has begun'),
    begins: z
      .array(z.strictObject({ host: host.describe('Which'), in: z.array(state).describe('Any of these') }))
      .describe('Where each host must be first, on the connection in hand; empty: no matter where'),
    ...outcomes,
    underFire: z.boolean().describe('SYNs of a flood arrive now'),
    sample: milliseconds.describe('How many milliseconds a sample spans'),
    samplesFrom: milliseconds.describe('When the first of the samples begins, in virtual milliseconds'),
    samples: z
      .array(z.strictObject(outcomes))
      .describe('Requests by the time at which they ended; the last so many'),
  })
  .meta({ id: 'CrowdView', description: 'How a crowd’s clients fare: everybody sees it' });

const row = z
  .strictObject({
    id: z
      .int()
      .nullable()
      .describe('Of the crowd’s connection; null for the listener and for the connection in hand'),
    state: state.describe('Of the connection'),
    recvQ: count.describe(
      'Octets that the application has not read; of a listener, connections that wait for accept()',
    ),
    sendQ: count.describe(
      'Of the sequence space, what the peer has not acknowledged; of a listener, how many may wait',
    ),
    local: z.string().describe('Address and port'),
    remote: z.string().describe('Address and port'),
    hand: z.boolean().describe('The connection in hand'),
    closable: z.boolean().describe('An application holds it and has forgotten it: a player may close it'),
  })
  .meta({ id: 'Row', description: 'A line of `ss -tan`' });

const counter = z
  .enum(COUNTERS)
  .meta({ id: 'Counter', description: 'What a kernel counts, by the names under which `nstat` prints it' });

const moved = z.templateLiteral([controlId, ':', z.number()]);
const inForce = z.union([z.literal('nothing'), moved, z.templateLiteral([moved, '+', z.string()])]).meta({
  id: 'InForce',
  description:
    'What a host’s settings come to, beside those that it had at first: `nothing`, or `control:value`, joined by `+`',
});

const trial = z
  .strictObject({
    ...outcomes,
    strained: milliseconds.describe(
      'Milliseconds under strain: while requests come to nothing, or during a flood from forged addresses that has hurt somebody',
    ),
    streak: count.describe('Served in a row while it was in force, since anybody was turned away at all'),
    longest: count.describe('The longest such row'),
    broken: count.describe('The longest such row that ended because somebody was turned away all the same'),
  })
  .meta({
    id: 'Trial',
    description: 'How requests fared while something was in force, once there was trouble',
  });

export const systemView = z
  .strictObject({
    rows: z.array(row).describe('The connection table; its first lines'),
    more: count.describe('Connections that stand in the table and are not among the rows'),
    counts: z.partialRecord(state, count).describe('Connections in each state; those that are not 0'),
    listener: z
      .strictObject({
        halfOpen: meter.describe('The queue of half-open connections'),
        accept: meter.describe('The queue of connections that wait for accept()'),
        firewall: z
          .strictObject({
            limit: count.describe('SYNs a second that it lets pass; 0 while it is off'),
            dropped: count.describe('SYNs dropped so far'),
          })
          .describe('In front of the listener'),
      })
      .nullable()
      .describe('Null where nothing listens, or not now'),
    serves: z.boolean().describe('It answers requests'),
    ports: meter
      .nullable()
      .describe('Local ports; null where the scenario does not offer their range as a control'),
    descriptors: z
      .strictObject({
        ...meter.shape,
        dead: count.describe('Of those taken, so many are of connections that are dead already'),
      })
      .nullable()
      .describe(
        'The application’s file descriptors; null where the scenario does not offer them as a control',
      ),
    counters: z.partialRecord(counter, count).describe('Those that are not 0'),
    messages: z
      .array(
        z.strictObject({
          at: milliseconds.describe('Virtual milliseconds'),
          from: z.enum(['kernel', 'application']).describe('Whose log it is'),
          text: z.string().describe('As it stands in the log; never translated'),
        }),
      )
      .describe('The last lines of the logs'),
    syns: z
      .strictObject({
        total: count.describe('In all'),
        perSecond: count.describe('Of late, a second'),
      })
      .nullable()
      .describe('SYNs that arrived; null at a client'),
    attack: z
      .strictObject({
        sent: count.describe('SYNs'),
        resets: count.describe('Resets that its kernel sent in answer to SYN,ACKs'),
      })
      .nullable()
      .describe('What the attacker’s own system knows; null where its player sends no SYNs'),
    reigns: z
      .array(
        z.strictObject({
          at: milliseconds.describe('From then on, in virtual milliseconds'),
          what: inForce.describe('What was in force'),
        }),
      )
      .describe('What was in force on this host, and from when on; the last so many'),
    trials: z.partialRecord(inForce, trial).describe('How requests fared, by what was in force on this host'),
  })
  .meta({ id: 'SystemView', description: 'A host’s other connections and queues, as its tools print them' });
