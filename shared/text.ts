/** A sentence in every language of the game. A missing translation does not compile. */
export interface Text {
  readonly en: string;
  /** Simplified Chinese, worded as Chinese networking textbooks word it. */
  readonly zh: string;
}
