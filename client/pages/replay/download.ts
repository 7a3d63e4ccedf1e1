/** The match as a capture file: made here, from the record; nothing goes to a server. */
import { type CaptureFormat, exportCapture } from '../../../shared/capture/export.ts';
import type { Viewpoint } from '../../../shared/capture/viewpoint.ts';
import type { Playback } from './playback.ts';

export interface DownloadChoice {
  readonly viewpoint: Viewpoint;
  readonly format: CaptureFormat;
}

/** `2msl-06-normal-close-host-A.pcapng`. Nobody's name: such files are handed round. */
export function fileNameOf({ moments }: Playback, { viewpoint, format }: DownloadChoice): string {
  const { number, id } = moments[0]?.match.scenario ?? { number: 0, id: 'match' };
  const seen = viewpoint === 'wire' ? 'wire' : `host-${viewpoint}`;
  return `2msl-${String(number).padStart(2, '0')}-${id}-${seen}.${format}`;
}

export function captureOf({ moments }: Playback, choice: DownloadChoice): readonly Uint8Array<ArrayBuffer>[] {
  const events = moments.flatMap((moment) => moment.events);
  return Array.from(exportCapture(events, choice), (piece) => new Uint8Array(piece));
}
