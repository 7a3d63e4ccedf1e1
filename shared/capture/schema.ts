/**
 * The schema of a capture's record that comes from outside.
 * In the light half of zod: browsers fetch this.
 */

import { z } from 'zod/mini';
import { HOSTS } from '../hosts.ts';
import { PROFILES } from '../observer/stacks.ts';
import {
  CAPTURE_RECORD_FORMAT,
  CAPTURE_RECORD_KIND,
  type CaptureRecord,
  MOST_SEGMENTS,
  MOST_TEXT,
} from './record.ts';
import { VIEWPOINTS } from './viewpoint.ts';

const host = z.enum(HOSTS);
const upTo = (most: number) => z.int().check(z.minimum(0), z.maximum(most));
const u32 = upTo(2 ** 32 - 1);
const u16 = upTo(2 ** 16 - 1);
/** A text is none of Unicode's business. */
const octets = z.string().check(
  z.maxLength(MOST_TEXT),
  z.refine((text) => !/[^\0-\xff]/.test(text)),
);

const endpoint = z.strictObject({ ip: z.string().check(z.maxLength(45)), port: u16 });
/** Frames may lie on either side of the first in time: a capture's clock can be set back. */
const seen = z.nullable(z.tuple([z.int().check(z.minimum(1)), z.int()]));

const segment = z.strictObject({
  from: host,
  seen: z.array(seen).check(
    z.maxLength(2),
    z.refine((sightings) => sightings.some((one) => one !== null)),
  ),
  seq: u32,
  ack: u32,
  flags: upTo(0x3f),
  wnd: u16,
  up: u16,
  length: upTo(2 ** 20),
  text: octets,
  options: z.strictObject({
    mss: z.exactOptional(u16),
    windowScale: z.exactOptional(upTo(255)),
    cut: z.exactOptional(z.literal(true)),
    sackPermitted: z.exactOptional(z.literal(true)),
    fastOpen: z.exactOptional(z.literal(true)),
    timestamps: z.exactOptional(z.strictObject({ value: u32, echo: u32 })),
    sack: z.exactOptional(z.array(z.tuple([u32, u32])).check(z.maxLength(4))),
  }),
  packet: z.exactOptional(z.strictObject({ id: u16, sum: u16, right: z.nullable(z.boolean()) })),
});

const files = z
  .array(z.strictObject({ name: z.string().check(z.maxLength(255)), seenFrom: z.enum(VIEWPOINTS) }))
  .check(
    z.minLength(1),
    z.maxLength(2),
    z.refine((list) => list.length === 1 || (list[0]?.seenFrom === 'A' && list[1]?.seenFrom === 'B')),
  );

const captureRecordSchema = z
  .strictObject({
    kind: z.literal(CAPTURE_RECORD_KIND),
    format: z.literal(CAPTURE_RECORD_FORMAT),
    files,
    profile: z.enum(PROFILES),
    replyWithin: z.int().check(z.minimum(1)),
    complete: z.exactOptional(z.boolean()),
    hosts: z.strictObject({ A: endpoint, B: endpoint }),
    began: z.int(),
    ended: z.int().check(z.minimum(0)),
    cut: z.int().check(z.minimum(0)),
    segments: z.array(segment).check(z.minLength(1), z.maxLength(MOST_SEGMENTS)),
  })
  .check(z.refine(({ files, segments }) => segments.every(({ seen }) => seen.length === files.length)));

export type CaptureRecordProblem =
  /** No JSON, or JSON of something else. */
  | { readonly problem: 'no-record' }
  /** Of a version of the format that came later. */
  | { readonly problem: 'other-format'; readonly format: number }
  /** Damaged: where, as `segments.3.seq`. */
  | { readonly problem: 'damaged'; readonly at: string };

export function parseCaptureRecord(json: string): CaptureRecord | CaptureRecordProblem {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: 'no-record' };
    throw error;
  }
  const claim = z.object({ kind: z.literal(CAPTURE_RECORD_KIND), format: z.int() }).safeParse(value);
  if (!claim.success) return { problem: 'no-record' };
  const { format } = claim.data;
  if (format !== CAPTURE_RECORD_FORMAT) return { problem: 'other-format', format };
  const parsed = captureRecordSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  return { problem: 'damaged', at: parsed.error.issues[0]?.path.join('.') ?? '' };
}
