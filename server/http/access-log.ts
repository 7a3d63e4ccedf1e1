/** What the log says of a request: which route, of which class, how it ended; no address, name, token. */
import type { RequestHandler } from 'express';
import type { Log } from '../operations/log.ts';

/** Files of the pages: there are dozens a visit, and nothing happens. */
const QUIET = ['/assets/', '/healthz', '/readyz'];
/** Ids that open nothing by themselves. What follows upon a match’s name may be read by whoever has it. */
const IDS = ['code', 'id'] as const;

/**
 * One line a request at the level `info`. A path that is none of ours is not repeated: it may hold anything, a token in an address too.
 */
export function accessLog(log: Pick<Log, 'info'>, now: () => number): RequestHandler {
  return (request, response, next) => {
    const { path, method } = request;
    if (QUIET.some((quiet) => path.startsWith(quiet))) return next();
    const began = now();
    // Also of whoever has not waited for the answer.
    response.once('close', () => {
      const route: unknown = request.route?.path;
      const known = Array.isArray(route) ? route.find((one) => one === path) : route;
      const ids = Object.fromEntries(
        IDS.flatMap((name) => {
          const value = request.params?.[name];
          return typeof value === 'string' ? [[name === 'code' ? 'class' : name, value.slice(0, 64)]] : [];
        }),
      );
      log.info(
        {
          ...{ method, route: typeof known === 'string' ? request.baseUrl + known : null, ...ids },
          ...{ status: response.statusCode, finished: response.writableFinished },
          milliseconds: Math.round(now() - began),
        },
        'request',
      );
    });
    next();
  };
}
