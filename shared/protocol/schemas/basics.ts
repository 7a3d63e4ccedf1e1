/** Schemas of what many messages are made of: hosts, times, sentences, states, segments and calls. */
import { z } from 'zod';
import { HOSTS } from '../../hosts.ts';
import { CALLS } from '../../tcp/event.ts';
import { RULES, type RuleId } from '../../tcp/rules.ts';
import { type SeqNumber, seq } from '../../tcp/seq.ts';
import { STATES } from '../../tcp/state.ts';
import { TIMERS } from '../../tcp/tcb.ts';

export const host = z.enum(HOSTS);
/** Both hosts. */
export const ofEach = <Schema extends z.ZodType>(schema: Schema) => z.record(host, schema);

export const milliseconds = z.int();
export const count = z.int().min(0);

/** An integer that {@link seq} leaves as it is. */
export const sequenceNumber = z
  .custom<SeqNumber>((value) => typeof value === 'number' && seq(value) === value)
  .meta({ type: 'integer', minimum: 0, maximum: 2 ** 32 - 1 });

export const state = z.enum(STATES).meta({ id: 'State', description: 'RFC 9293 §3.3.2' });
export const timer = z.enum(TIMERS).meta({ id: 'Timer', description: 'A timer of a connection' });
export const callName = z.enum(CALLS).meta({ id: 'CallName', description: 'RFC 9293 §3.9.1' });
export const rule = z
  .enum(Object.keys(RULES) as [RuleId, ...RuleId[]])
  .meta({ id: 'RuleId', description: 'A rule of docs/SPEC.md' });

export const segment = z
  .strictObject({
    seq: sequenceNumber.describe('SEG.SEQ'),
    ack: sequenceNumber.describe('SEG.ACK; 0 without the ACK bit'),
    flags: z.int().min(0).max(0x3f).describe('A union of FIN 1, SYN 2, RST 4, PSH 8, ACK 16, URG 32'),
    wnd: z.int().min(0).max(65_535).describe('SEG.WND, in octets'),
    up: z.int().min(0).max(65_535).describe('SEG.UP, an offset from SEG.SEQ; counts with the URG bit only'),
    data: z.string().describe('The data, Latin-1: one character an octet'),
    mss: z.int().exactOptional().describe('The Maximum Segment Size option, in octets; on a SYN only'),
  })
  .meta({ id: 'Segment', description: 'The fields of RFC 9293 §3.1 that the state machine reads' });

export const call = z
  .discriminatedUnion('call', [
    z
      .strictObject({
        call: z.literal('OPEN'),
        mode: z.enum(['active', 'passive']).describe('Connects, or listens'),
        iss: z.int().describe('The initial send sequence number that the host takes'),
      })
      .describe('Opens a connection'),
    z
      .strictObject({
        call: z.literal('SEND'),
        data: z.string().describe('Latin-1: one character an octet'),
      })
      .describe('Has octets sent'),
    z
      .strictObject({
        call: z.literal('RECEIVE'),
        octets: count.describe('How many octets the application would have'),
      })
      .describe('Takes octets that have arrived'),
    z.strictObject({ call: z.literal('CLOSE') }).describe('Has nothing more to send'),
    z.strictObject({ call: z.literal('ABORT') }).describe('Ends the connection at once'),
  ])
  .meta({ id: 'Call', description: 'A user call of RFC 9293 §3.9.1' });

export const stimulus = z
  .discriminatedUnion('type', [
    z
      .strictObject({ type: z.literal('call'), call: call.describe('What the application asks for') })
      .describe('The application calls'),
    z
      .strictObject({ type: z.literal('segment'), segment: segment.describe('What arrived') })
      .describe('A segment arrives'),
    z
      .strictObject({ type: z.literal('timeout'), timer: timer.describe('What has run out') })
      .describe('A timer runs out'),
  ])
  .meta({ id: 'Stimulus', description: 'What a host must process' });

const draftSegment = z.strictObject({
  flags: segment.shape.flags,
  seq: z.int().exactOptional().describe('SEG.SEQ; left out where the level fills it in'),
  ack: z.int().exactOptional().describe('SEG.ACK'),
  wnd: count.exactOptional().describe('SEG.WND, in octets'),
  len: count.exactOptional().describe('Octets of data'),
});
const next = state.describe('The state that the connection is in then');

/** As it is shown: an autopilot may send more at once than the most that a player may (record/input-schema.ts). */
export const move = z
  .discriminatedUnion('kind', [
    z
      .strictObject({
        kind: z.literal('send'),
        segments: z.array(draftSegment).describe('In this order'),
        next,
      })
      .describe('Segments go out'),
    z.strictObject({ kind: z.literal('nothing'), next }).describe('No segment goes out'),
    z
      .strictObject({ kind: z.literal('discard') })
      .describe('What arrived is dropped, and the connection stays as it is'),
  ])
  .meta({ id: 'Move', description: 'What a player answers' });
