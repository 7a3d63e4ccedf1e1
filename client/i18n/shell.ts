/** What a page says before its scripts are there: the build writes it into the page. */
export interface Shell {
  /** Said where scripts do not run. */
  readonly noScript: string;
  /** Said when they have been long in coming, which is all that is known then. */
  readonly slow: string;
}
