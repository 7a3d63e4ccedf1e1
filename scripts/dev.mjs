/** `npm run dev`: builds again at each change, and starts the server again. What runs is what ships. */
import { existsSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildStamp, builds, serverFile } from './build.mjs';
import { ensureInstalled, withSetupLock } from './install.mjs';
import { writeLanguages } from './languages.mjs';
import { main, mustRun, packageProgram } from './run.mjs';

await main(async () => {
  await withSetupLock(ensureInstalled);
  writeLanguages();
  // dist is no longer what `npm start` built.
  rmSync(buildStamp, { force: true });
  rmSync(serverFile, { force: true });
  const vite = [...packageProgram('vite'), 'build', '--watch'];
  const server = async () => {
    while (!existsSync(serverFile)) await sleep(100);
    await mustRun([process.execPath, '--watch', '--enable-source-maps', serverFile]);
  };
  await Promise.all([mustRun([...vite, ...builds.client]), mustRun([...vite, ...builds.server]), server()]);
});
