// `npm run dev`: builds both halves again at each change, and starts the server again. What runs is what ships.
import { existsSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildStamp, serverFile } from './build.mjs';
import { ensureInstalled, withSetupLock } from './install.mjs';
import { main, mustRun, packageProgram } from './run.mjs';

await main(async () => {
  await withSetupLock(ensureInstalled);
  // dist is no longer what `npm start` built.
  rmSync(buildStamp, { force: true });
  rmSync(serverFile, { force: true });
  const vite = [...packageProgram('vite'), 'build', '--watch', '--config'];
  const server = async () => {
    while (!existsSync(serverFile)) await sleep(100);
    await mustRun([process.execPath, '--watch', '--enable-source-maps', serverFile]);
  };
  await Promise.all([
    mustRun([...vite, 'vite.config.ts']),
    mustRun([...vite, 'vite.server.config.ts']),
    server(),
  ]);
});
