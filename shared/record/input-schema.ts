/** Schemas of what a player sends into a match. */
import { z } from 'zod';
import { BOUNDS } from '../host/config.ts';
import { CONTROLS, type ControlId } from '../host/controls.ts';
import type { CrowdAct } from '../host/crowd.ts';
import type { DraftSegment, Move } from '../judge/move.ts';
import type { ScriptedCallBody } from '../scenarios/scenario.ts';
import { STATES } from '../tcp/state.ts';

const sequenceNumber = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);
const stateSchema = z.enum(STATES);

const draftSegmentSchema: z.ZodType<DraftSegment> = z.strictObject({
  flags: z.int().min(0).max(0x3f).describe('A union of FIN 1, SYN 2, RST 4, PSH 8, ACK 16, URG 32'),
  seq: sequenceNumber.exactOptional().describe('Absolute; left out, the level fills it in'),
  ack: sequenceNumber.exactOptional(),
  wnd: z.int().min(0).max(65_535).exactOptional(),
  len: z.int().min(0).max(65_535).exactOptional().describe('Octets of text'),
});

export const moveSchema: z.ZodType<Move> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('send'),
    segments: z.array(draftSegmentSchema).min(1).max(8),
    next: stateSchema,
  }),
  z.strictObject({ kind: z.literal('nothing'), next: stateSchema }),
  z.strictObject({ kind: z.literal('discard') }),
]);

/** The text of a SEND: Latin-1, one character an octet. */
const octets = z
  .string()
  .min(1)
  .max(1_000)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the octets 0–255 are exactly what a stream may carry.
  .regex(/^[\u0000-\u00ff]*$/, 'only characters of one octet');

export const callSchema: z.ZodType<ScriptedCallBody> = z.discriminatedUnion('call', [
  z.strictObject({ call: z.literal('OPEN'), mode: z.enum(['active', 'passive']) }),
  z.strictObject({ call: z.literal('SEND'), data: octets }),
  z.strictObject({ call: z.literal('RECEIVE'), octets: z.int().min(1).max(65_535) }),
  z.strictObject({ call: z.literal('CLOSE') }),
  z.strictObject({ call: z.literal('ABORT') }),
]);

export const actSchema: z.ZodType<CrowdAct> = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('close'),
    row: z.union([z.int().min(1), z.literal('oldest')]).describe('Of the connection table'),
  }),
  z.strictObject({ do: z.literal('restart') }),
  z.strictObject({
    do: z.literal('syn'),
    count: z.int().min(1).max(BOUNDS.synsPerSecond).describe('So many at once'),
  }),
]);

export const controlFields = {
  control: z.enum(Object.keys(CONTROLS) as [ControlId, ...ControlId[]]),
  value: z.int().min(0),
};
