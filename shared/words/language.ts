/** A language of the game: a folder of sentences, and how it is named. */
export interface Language {
  /** BCP 47, for `lang` attributes and Intl. */
  readonly tag: string;
  /** Its own name, as its readers write it. */
  readonly name: string;
  /** Whether readers can choose it; what is not offered can still be asked for by its code. */
  readonly offered: boolean;
}
