/** The schema of what changed in a view. */
import { z } from 'zod';
import type { Change } from '../change.ts';

const values = z.array(z.unknown());

export const change: z.ZodType<Change> = z
  .union([
    values,
    z.record(
      z.string(),
      z.lazy(() => change),
    ),
  ])
  .meta({
    id: 'Change',
    description:
      'What changed from one value to the next. A list says what stands in its place now: nothing (`[]`), one value (`[7]`), or among the elements of a list several. An object says what changed in it, by its keys, or in a list by the places of the elements before; the place behind the last one is the end, where `{"3":[7,8]}` adds to three. What is not named stays as it was',
  });
