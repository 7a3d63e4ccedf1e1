/** How fast the capture readers decode ordinary connections, on one core. */
import { Bench } from 'tinybench';
import { ordinaryCapture, SEGMENTS_PER_CONNECTION } from '../shared/pcap/fixtures/streams.ts';
import { readCapture } from '../shared/pcap/read.ts';

const CONNECTIONS = 2_000;

/** Segments a second, from the octets of a file to captured segments. */
export async function decoding(): Promise<number> {
  const pieces = [...ordinaryCapture(CONNECTIONS)];
  const bench = new Bench({ time: 1_000 });
  bench.add('decode', async () => {
    let segments = 0;
    for await (const batch of readCapture(pieces)) segments += batch.length;
    if (segments !== CONNECTIONS * SEGMENTS_PER_CONNECTION)
      throw new Error(`${segments} segments were decoded`);
  });
  await bench.run();
  const [task] = bench.tasks;
  if (!task || !('throughput' in task.result)) throw new Error('decoding was not measured');
  return task.result.throughput.p50 * CONNECTIONS * SEGMENTS_PER_CONNECTION;
}
