/** How time goes by while a timeline is played, and how it is spread along the scrubber. Both in milliseconds. */

export interface Pacing {
  /** How long it takes to play to a time, at speed 1. */
  readonly toPlay: (at: number) => number;
  /** The time that has come after playing for so long. */
  readonly toTime: (played: number) => number;
}

/** A match is played as it was: a second takes a second. */
export const IN_REAL_TIME: Pacing = {
  toPlay: (at) => at,
  toTime: (played) => played,
};
