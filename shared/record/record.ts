/**
 * A record: the inputs of a match, in order and in virtual time.
 * Folding it gives every moment of the match again, on the server, in the browser, in ten years.
 */

import type { HostId } from '../hosts.ts';
import type { Input, Level, Player } from '../match/input.ts';
import type { ScenarioFile } from '../scenario-files/file.ts';
import type { Milliseconds } from '../units.ts';

export const RECORD_FORMAT = 1;

export interface RecordedInput {
  readonly at: Milliseconds;
  readonly input: Input;
}

export interface Record {
  readonly format: typeof RECORD_FORMAT;
  readonly rulebook: number;
  readonly scenario: {
    readonly id: string;
    readonly version: number;
    /** A teacher's own scenario goes with its records: nobody else may have it. */
    readonly file?: ScenarioFile;
  };
  readonly seed: number;
  readonly level: Level;
  /** Its players were asked to predict; left out where they were not. */
  readonly predictions?: true;
  readonly players: { readonly [host in HostId]: Player };
  readonly inputs: readonly RecordedInput[];
}
