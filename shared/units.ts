/** Units that a bare number would hide. */

/** Virtual time: an integer number of milliseconds since the match began, or between two moments. */
export type Milliseconds = number;
