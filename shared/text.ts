/** A sentence in every language of the game. A missing translation does not compile. */
export interface Text {
  readonly en: string;
  /** Simplified Chinese, worded as Chinese networking textbooks word it. */
  readonly zh: string;
}

/** A longer text, paragraph by paragraph; a blank line stands between two, in files as in our own texts. */
export const paragraphs = (...texts: readonly Text[]): Text => ({
  en: texts.map(({ en }) => en).join('\n\n'),
  zh: texts.map(({ zh }) => zh).join('\n\n'),
});
