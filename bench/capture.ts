/** How fast captures of ordinary connections are read, and read and judged, on one core. */
import { Bench } from 'tinybench';
import { createConnections } from '../shared/observer/connections.ts';
import { ordinaryCapture, SEGMENTS_PER_CONNECTION } from '../shared/pcap/fixtures/streams.ts';
import { readCapture } from '../shared/pcap/read.ts';

const CONNECTIONS = 2_000;
const SERVER = '192.0.2.1';

/** Segments a second: from the octets of a file to captured segments, and to verdicts. */
export async function captures(): Promise<readonly (readonly [what: string, perSecond: number])[]> {
  const pieces = [...ordinaryCapture(CONNECTIONS)];
  const bench = new Bench({ time: 2_000, iterations: 4, warmupIterations: 1, warmupTime: 500 });
  bench
    .add('shared/pcap: segments decoded', async () => {
      let segments = 0;
      for await (const batch of readCapture(pieces)) segments += batch.length;
      if (segments !== CONNECTIONS * SEGMENTS_PER_CONNECTION)
        throw new Error(`${segments} segments were decoded`);
    })
    .add('2msl check: segments judged at the end of the server', async () => {
      let legal = 0;
      const open = createConnections({
        viewpoint: [SERVER],
        profile: 'linux',
        done: ({ hosts }) => {
          if (hosts.a.verdict === 'legal' && hosts.b.verdict === 'legal') legal += 1;
        },
      });
      for await (const batch of readCapture(pieces)) for (const segment of batch) open.observe(segment);
      open.end();
      if (legal !== CONNECTIONS) throw new Error(`only ${legal} connections are legal`);
    });
  await bench.run();
  return bench.tasks.map(({ name, result }) => {
    if (!('throughput' in result)) throw new Error(`${name} was not measured`);
    return [name, result.throughput.p50 * CONNECTIONS * SEGMENTS_PER_CONNECTION] as const;
  });
}
