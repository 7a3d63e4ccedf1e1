/** Schemas of what a player sends into a match. */
import { z } from 'zod';
import { BOUNDS } from '../host/config.ts';
import { CONTROLS, type ControlId } from '../host/controls.ts';
import type { CrowdAct } from '../host/crowd.ts';
import type { DraftSegment, Move } from '../judge/move.ts';
import type { ScriptedCallBody } from '../scenarios/scenario.ts';
import { STATES } from '../tcp/state.ts';
import type { WireOrder } from '../wire/wire.ts';

const sequenceNumber = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);
const next = z.enum(STATES).describe('The state that the connection is in then');

const draftSegmentSchema: z.ZodType<DraftSegment> = z.strictObject({
  flags: z.int().min(0).max(0x3f).describe('A union of FIN 1, SYN 2, RST 4, PSH 8, ACK 16, URG 32'),
  seq: sequenceNumber.exactOptional().describe('SEG.SEQ, absolute; left out where the level fills it in'),
  ack: sequenceNumber.exactOptional().describe('SEG.ACK, likewise'),
  wnd: z.int().min(0).max(65_535).exactOptional().describe('SEG.WND, in octets, likewise'),
  len: z.int().min(0).max(65_535).exactOptional().describe('Octets of data; left out for none'),
});

export const moveSchema: z.ZodType<Move> = z
  .discriminatedUnion('kind', [
    z
      .strictObject({
        kind: z.literal('send'),
        segments: z.array(draftSegmentSchema).min(1).max(8).describe('In this order'),
        next,
      })
      .describe('Segments go out'),
    z.strictObject({ kind: z.literal('nothing'), next }).describe('No segment goes out'),
    z
      .strictObject({ kind: z.literal('discard') })
      .describe('What arrived is dropped, and the connection stays as it is'),
  ])
  .meta({ id: 'PlayerMove', description: 'A move as a player sends it' });

/** The text of a SEND: Latin-1, one character an octet. */
const octets = z
  .string()
  .min(1)
  .max(1_000)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the octets 0–255 are exactly what a stream may carry.
  .regex(/^[\u0000-\u00ff]*$/, 'only characters of one octet');

export const callSchema: z.ZodType<ScriptedCallBody> = z
  .discriminatedUnion('call', [
    z
      .strictObject({
        call: z.literal('OPEN'),
        mode: z.enum(['active', 'passive']).describe('Connects, or listens'),
      })
      .describe('Opens a connection'),
    z
      .strictObject({
        call: z.literal('SEND'),
        data: octets.describe('Latin-1: one character an octet, 1 to 1000 of them'),
      })
      .describe('Has octets sent'),
    z
      .strictObject({
        call: z.literal('RECEIVE'),
        octets: z.int().min(1).max(65_535).describe('How many the application would have'),
      })
      .describe('Takes octets that have arrived'),
    z.strictObject({ call: z.literal('CLOSE') }).describe('Has nothing more to send'),
    z.strictObject({ call: z.literal('ABORT') }).describe('Ends the connection at once'),
  ])
  .meta({ id: 'PlayerCall', description: 'A user call as a player makes it: the host has the ISS' });

export const actSchema: z.ZodType<CrowdAct> = z
  .discriminatedUnion('do', [
    z
      .strictObject({
        do: z.literal('close'),
        row: z.union([z.int().min(1), z.literal('oldest')]).describe('Of the connection table'),
      })
      .describe('The application closes a connection that it forgot'),
    z.strictObject({ do: z.literal('restart') }).describe('The application is ended and started again'),
    z
      .strictObject({
        do: z.literal('syn'),
        count: z.int().min(1).max(BOUNDS.synsPerSecond).describe('So many at once'),
      })
      .describe('The attacker sends SYNs'),
  ])
  .meta({ id: 'CrowdAct', description: 'What a player does to a crowd' });

/** Longer than any match lasts is no delay any more. */
const MOST_DELAY = 600_000;
const later = z.int().min(1).max(MOST_DELAY);

export const wireOrderSchema: z.ZodType<WireOrder> = z
  .discriminatedUnion('do', [
    z.strictObject({ do: z.literal('lose') }).describe('It is lost'),
    z
      .strictObject({ do: z.literal('delay'), by: later.describe('So many virtual milliseconds') })
      .describe('It takes longer than the wire does'),
    z
      .strictObject({ do: z.literal('duplicate'), after: later.describe('So many virtual milliseconds') })
      .describe('A copy of it arrives after it'),
  ])
  .meta({ id: 'WireOrder', description: 'What becomes of the next segment that a host sends' });

export const predictionFields = {
  prediction: z.string().min(1).max(40).describe('Its id in the scenario'),
  option: z.string().min(1).max(40).describe('The id of the option'),
};

export const controlFields = {
  control: z
    .enum(Object.keys(CONTROLS) as [ControlId, ...ControlId[]])
    .meta({ id: 'ControlId', description: 'What can be set on a host' })
    .describe('Which'),
  value: z.int().min(0).describe('Where it is moved to, in the control’s own unit'),
};
