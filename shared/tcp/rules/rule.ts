import type { Text } from '../../text.ts';

/** One rule of TCP in a sentence or two, and where the RFCs say it. */
export interface Rule extends Text {
  readonly rfc: string;
}
