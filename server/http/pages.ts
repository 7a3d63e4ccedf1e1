/** The pages and their assets, as `npm run build` left them in dist/client. */
import { createHash } from 'node:crypto';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import sirv from 'sirv';
import { ERROR_STATUS, type ErrorCode } from '../../shared/protocol/errors.ts';
import { PAGES } from '../../shared/protocol/pages.ts';
import { isLanguage } from '../../shared/words/choose.ts';
import { wordsOf } from '../../shared/words/every-language.ts';
import { LANGUAGES, type LanguageCode } from '../../shared/words/languages.ts';
import { languageOf } from '../access/language.ts';
import { homeFrom, toggleSlash } from '../operations/base-path.ts';

/** The names of assets bear a hash of what is in them: a new build has new names. */
const ASSETS = /[\\/]assets[\\/]/;

/** @param folder what the build left there when the server started: what is laid there later is not seen */
export function pages(folder: string): Router {
  // A page's assets are named from where it lies, so that it has one address, with a slash at its end or without.
  const router = Router({ strict: true });
  const serve = sirv(folder, {
    gzip: true,
    brotli: true,
    etag: true,
    setHeaders: (response, path) => {
      // All else is asked for anew each time (and answered with 304), so that nobody plays with the pages of yesterday's
      // server.
      const caching = ASSETS.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
      response.setHeader('Cache-Control', caching);
      if (path.endsWith('.html')) response.setHeader('Vary', 'Accept-Encoding, Accept-Language');
    },
  });
  for (const { file, paths } of Object.values(PAGES)) {
    router.get([...paths], (request, response, next) => {
      const { lang } = request.query;
      const language = typeof lang === 'string' && isLanguage(lang) ? lang : languageOf(request);
      request.url = `/${file.replace(/\.html$/, `.${language}.html`)}`;
      serve(request, response, next);
    });
  }
  const others = Object.values(PAGES).flatMap(({ paths }) =>
    paths.filter((path) => path !== '/').map(sibling),
  );
  router.get(others, redirectToSibling);
  router.use(serve);
  return router;
}

const sibling = (path: string): string => (path.endsWith('/') ? path.slice(0, -1) : `${path}/`);

/** To the same address with a slash at its end, or without. */
export const redirectToSibling = (request: Request, response: Response): void => {
  const [, query] = request.url.split('?');
  response.redirect(toggleSlash(request.path) + (query === undefined ? '' : `?${query}`));
};

const STYLE =
  'body{font:1.25rem/1.5 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1.5rem}:root{color-scheme:light dark}';

function plainPage(language: LanguageCode, code: ErrorCode, home: string): string {
  const status = ERROR_STATUS[code];
  return `<!doctype html>
<html lang="${LANGUAGES[language].tag}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${status} · 2MSL</title>
<style>${STYLE}</style>
<h1>${status}</h1>
<p>${wordsOf(language).errors(code)}</p>
<p><a href="${home}">2MSL</a></p>
</html>
`;
}

/** Says no to whoever opens a page. */
export const refusePage = (request: Request, response: Response, code: ErrorCode): void => {
  const hash = createHash('sha256').update(STYLE).digest('base64');
  response
    .status(ERROR_STATUS[code])
    .set('Content-Security-Policy', `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'`)
    .vary('Accept-Language')
    .type('html')
    .send(plainPage(languageOf(request), code, homeFrom(request.path)));
};

export const notFoundPage: RequestHandler = (request, response) => refusePage(request, response, 'not-found');
