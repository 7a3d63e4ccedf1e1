/** A life of two real kernels that was captured, to be played again as a scenario (docs/adr/0060). */
import type { HostId } from '../../hosts.ts';
import type { ScenarioFile } from '../../scenario-files/file.ts';
import type { OwnText } from '../../scenarios/own-texts.ts';
import type { English } from '../../words/words.ts';

export type CapturedLifeId = Exclude<keyof English['capturedLives'], 'captured'>;

export interface CapturedLife {
  /** The folder of its captures in fixtures/traces. */
  readonly id: CapturedLifeId;
  /** What the applications called, and what the network did to each segment. */
  readonly file: Omit<ScenarioFile, 'title' | 'introduction' | 'debrief'>;
  /** Where a segment has arrived, and all that was sent until it was answered is what the kernels sent. */
  readonly positions: readonly { readonly version: number; readonly host: HostId }[];
}

/** As a scenario that goes with its records. */
export const fileOf = ({ file }: CapturedLife, title: OwnText): ScenarioFile => ({
  ...file,
  title,
  introduction: title,
  debrief: title,
});
