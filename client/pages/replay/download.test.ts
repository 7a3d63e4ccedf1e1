/** Tests of the match as a capture file. */
import { expect, it } from 'vitest';
import { exportOrigin } from '../../../shared/capture/export-origin.ts';
import { VIEWPOINTS } from '../../../shared/capture/viewpoint.ts';
import { segmentsIn } from '../../../shared/pcap/read.ts';
import { scenarioById } from '../../../shared/scenarios/catalogue/catalogue.ts';
import { captureOf, fileNameOf } from './download.ts';
import { playedRecord } from './fixtures/played.ts';
import { type Playback, playbackOf } from './playback.ts';

const record = playedRecord(scenarioById('normal-close')!);
const playback = playbackOf({ record, names: { A: 'Ada', B: 'Bo' } }, 'went on to its end') as Playback;

it.each([
  ['A', 'pcapng', '2msl-06-normal-close-host-A.pcapng'],
  ['wire', 'pcap', '2msl-06-normal-close-wire.pcap'],
] as const)('seen from %s as %s is called %s: no player is named', (viewpoint, format, name) => {
  expect(fileNameOf(playback, { viewpoint, format })).toBe(name);
});

it.each(VIEWPOINTS)('the file seen from %s holds the segments of the match', async (viewpoint) => {
  const file = new Blob([...captureOf(playback, { viewpoint, format: 'pcapng' })]);
  const octets = new Uint8Array(await file.arrayBuffer());
  expect(exportOrigin(octets)?.viewpoint).toBe(viewpoint);
  expect([...segmentsIn(octets)]).toHaveLength(playback.packets.size);
});
