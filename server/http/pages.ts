/** The pages and their assets, as `npm run build` left them in dist/client. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type RequestHandler, Router, static as serveStatic } from 'express';
import { PAGES } from '../../shared/protocol/pages.ts';
import { wordsOf } from '../../shared/words/every-language.ts';
import { LANGUAGES, type LanguageCode } from '../../shared/words/languages.ts';
import { languageOf } from './language.ts';

export function pages(folder: string): Router {
  const router = Router();
  // Their names bear a hash of what is in them: a new build has new names.
  router.use(
    '/assets',
    serveStatic(join(folder, 'assets'), { index: false, immutable: true, maxAge: '1y', fallthrough: true }),
  );
  for (const { file, paths } of Object.values(PAGES)) {
    const full = join(folder, file);
    if (!existsSync(full)) continue;
    router.get([...paths], (_request, response) => {
      // Asked for anew each time (and answered with 304), so that nobody plays with the pages of yesterday's server.
      response.set('Cache-Control', 'no-cache').sendFile(full);
    });
  }
  // What lies beside the pages: icons and the like.
  router.use(serveStatic(folder, { index: false, redirect: false, cacheControl: false }));
  return router;
}

const STYLE =
  'body{font:1.25rem/1.5 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1.5rem}:root{color-scheme:light dark}';

function notFoundIn(language: LanguageCode): string {
  return `<!doctype html>
<html lang="${LANGUAGES[language].tag}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>404 · 2MSL</title>
<style>${STYLE}</style>
<h1>404</h1>
<p>${wordsOf(language).errors('not-found')}</p>
<p><a href="/">2MSL</a></p>
</html>
`;
}

export const notFoundPage: RequestHandler = (request, response) => {
  const hash = createHash('sha256').update(STYLE).digest('base64');
  response
    .status(404)
    .set('Content-Security-Policy', `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'`)
    .vary('Accept-Language')
    .type('html')
    .send(notFoundIn(languageOf(request)));
};
