/** One rule of TCP: where the RFCs say it. What it says stands in shared/words, under the rule's id. */
export interface Rule {
  readonly rfc: string;
}
