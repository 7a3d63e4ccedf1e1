/** What the command takes of the memory, as its own process: no flood of SYNs makes it large. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { halfOpenCapture } from '../../shared/pcap/fixtures/streams.ts';
import { TEST_ALL } from '../../verify/depth.ts';
import { testFolder } from './fixtures/told.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { folder } = testFolder();
const TELL =
  'data:text/javascript,process.on("exit",()=>process.stderr.write(String(process.resourceUsage().maxRSS)))';

/** It takes the machine for some seconds; in `npm test` stands what the table of connections takes (shared/pcap/memory.test.ts). */
describe.runIf(TEST_ALL)('the command', () => {
  beforeAll(async () => {
    await build({
      root: ROOT,
      configFile: `${ROOT}/vite.node.config.ts`,
      logLevel: 'error',
      build: { ssr: 'cli/main.ts', outDir: folder, emptyOutDir: false, sourcemap: false },
    });
  });

  /** Megabytes at the most, and how many connections were reported. */
  function flooded(connections: number): { readonly megabytes: number; readonly reported: number } {
    const file = `${folder}/flood-${connections}.pcap`;
    writeFileSync(file, Buffer.concat([...halfOpenCapture(connections)]));
    const args = ['--import', TELL, `${folder}/main.js`, 'check', '--json', file];
    // Through a shell: the peak of who starts a process counts as that process's own.
    const shell = ['-c', '"$@"; exit $?', 'sh', process.execPath, ...args];
    const { stdout, stderr } = spawnSync('sh', shell, { encoding: 'utf8', maxBuffer: 2 ** 30 });
    return { megabytes: Number(stderr) / 1000, reported: stdout.split('"a":"').length - 1 };
  }

  test('200,000 half-open connections with --json take less than 200 MB', () => {
    const { megabytes, reported } = flooded(200_000);
    expect(reported).toBe(200_000);
    expect(megabytes).toBeLessThan(200);
  });
});
