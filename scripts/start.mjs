/** `npm start`: from a fresh clone to a running server. */
import { pathToFileURL } from 'node:url';
import { ensureBuilt, serverFile } from './build.mjs';
import { ensureInstalled, withSetupLock } from './install.mjs';
import { main } from './run.mjs';

let ready = false;
await main(async () => {
  await withSetupLock(async () => {
    await ensureInstalled();
    await ensureBuilt();
  });
  ready = true;
});

if (ready) {
  // From here on this process is `node dist/server/main.js`: signals and the exit code need nobody to hand them on.
  process.env.NODE_ENV ??= 'production';
  process.setSourceMapsEnabled(true);
  process.argv[1] = serverFile;
  await import(pathToFileURL(serverFile).href);
}
