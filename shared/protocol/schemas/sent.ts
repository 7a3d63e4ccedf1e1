/** The type of what a schema describes, read-only through and through: nobody changes what was sent. */
import type { z } from 'zod';

export type Sent<Schema extends z.ZodType> = ReadOnly<z.output<Schema>>;

type ReadOnly<T> = unknown extends T
  ? T
  : T extends string | number | boolean | null | undefined
    ? T
    : { readonly [key in keyof T]: ReadOnly<T[key]> };
