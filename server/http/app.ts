/** HTTP: the pages, the API under /api, and what an operator asks. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import compression from 'compression';
import express, { type Express, type NextFunction, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import { MAX_PLAN_OCTETS, MAX_SCENARIO_OCTETS, type PrivacyAnswer } from '../../shared/protocol/http.ts';
import { PAGES } from '../../shared/protocol/pages.ts';
import { SOCKET_PATH } from '../../shared/protocol/socket.ts';
import { STREAM_PATH, STREAM_TRIAL } from '../../shared/protocol/transport.ts';
import { MAX_MESSAGE_OCTETS } from '../../shared/protocol/version.ts';
import { bearerOf } from '../access/bearer.ts';
import { sameSecret } from '../access/tokens.ts';
import type { Classrooms } from '../classroom/classrooms.ts';
import type { Directory } from '../classroom/directory.ts';
import type { Positions } from '../classroom/positions.ts';
import type { Results } from '../classroom/results.ts';

import { withoutBase } from '../operations/base-path.ts';
import type { TrustsProxy } from '../operations/trusted-proxies.ts';
import type { ScenarioFolder } from '../scenarios/scenario-folder.ts';
import { accessLog } from './access-log.ts';
import type { AccountApiServices } from './account-api.ts';
import { type ErrorServices, errorHandler, refuse, relayElsewhere } from './answers.ts';
import { type CheckServices, check, shownAddresses } from './check.ts';
import { notFoundPage, pages, redirectToSibling, refusePage } from './pages.ts';
import { type PublicApiServices, publicApi } from './public-api.ts';
import type { Rehearsing } from './rehearsal-api.ts';
import { teacherApi } from './teacher-api.ts';
import type { Teachers } from './teachers.ts';

/** For the operator, once: a class of thirty asks thirty times. */
const PASS_UPGRADE_ON =
  'let the proxy pass the headers Upgrade and Connection on to /ws (docs/OPERATING.md); without one, something on the network blocks WebSockets';

/** Octets: what fits into one packet gains nothing. */
const WORTH_COMPRESSING = 1_000;

export interface AppServices extends PublicApiServices, CheckServices, AccountApiServices, ErrorServices {
  readonly classrooms: Classrooms;
  readonly results: Results;
  readonly directory: Directory;
  readonly teachers: Teachers;
  readonly folder: ScenarioFolder;
  readonly positions: Positions;
  readonly rehearsals: Rehearsing;
  /** What opens /metrics; null: nothing does. */
  readonly metricsToken: string | null;
  /** Real milliseconds. */
  readonly now: () => number;
  /** The folder of the built pages. */
  readonly clientFolder: string;
  readonly publicUrl: URL | null;
  readonly trustsProxy: TrustsProxy;
  /** Whether a WebSocket may be opened by a page of this origin. */
  readonly origins: {
    readonly isCalledRightly: (request: IncomingMessage) => boolean;
    readonly refusedHost: (request: IncomingMessage) => void;
  };
  readonly isOwnPage: (request: IncomingMessage, origin: string | undefined) => boolean;
  /** Why no connection may come in now from where this is asked; null when one may. */
  readonly refusal: (request: IncomingMessage) => Promise<ErrorCode | null>;
  /** Where messages go over HTTP. */
  readonly streams: RequestListener;
  readonly streamTrial: RequestListener;
  /** Whether moves are accepted. */
  readonly isReady: () => Promise<boolean>;
}

export function createApp(services: AppServices): Express {
  const {
    metrics,
    metricsToken,
    log,
    clientFolder,
    publicUrl,
    refusal,
    streams,
    streamTrial,
    isOwnPage,
    isReady,
  } = services;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', services.trustsProxy);
  app.use(accessLog(log, services.now));
  app.use(onlyByOwnName(services));
  app.use(belowBase(publicUrl?.pathname ?? '/'));
  // Before all that is for pages: its answers are no pages, and there are many.
  app.all(STREAM_PATH, streams);
  app.get(STREAM_TRIAL.path, streamTrial);
  // It tries which of our addresses answer, and only it may.
  app.get(CHECK_PATH, async (_request, response, next) => {
    const origins = (await shownAddresses(services)).map((url) => new URL(url).origin);
    // No policy can name an address of IPv6.
    response.locals.reachable = origins.filter((origin) => !origin.includes('[')).join(' ');
    next();
  });
  const forPages = securityHeaders(publicUrl);
  app.use((request, response, next) => {
    if (request.path.startsWith('/assets/')) forAssets(response, next);
    else forPages(request, response, next);
  });

  // Tells no more than that we are here, and to anybody: a page that was opened at another address of ours asks.
  app.get('/healthz', (_request, response) => {
    response.set('Access-Control-Allow-Origin', '*').json({ status: 'ok' });
  });
  app.get('/readyz', async (_request, response) => {
    const ready = await isReady();
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready' });
  });
  app.get('/metrics', async (request, response, next) => {
    const token = bearerOf(request);
    if (metricsToken === null || token === null || !sameSecret(token, metricsToken)) return next();
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });

  // Lists and records shrink to a tenth of their size. What bears a token is shorter than what is compressed at all.
  app.use('/api', compression({ threshold: WORTH_COMPRESSING }), (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  // A scenario is longer than any message, and only teachers send one.
  app.get('/api/privacy', (_request, response) => {
    const answer: PrivacyAnswer = { days: services.retention.days };
    response.json(answer);
  });
  app.use('/api/teach/scenarios', express.json({ limit: MAX_SCENARIO_OCTETS }));
  app.use('/api/teach/lesson-plans', express.json({ limit: MAX_PLAN_OCTETS }));
  app.use('/api/teach/classes/:code/plan', express.json({ limit: MAX_PLAN_OCTETS }));
  app.use('/api', express.json({ limit: MAX_MESSAGE_OCTETS }));
  app.get('/api/check', check(services));
  app.use('/api/teach', teacherApi(services));
  app.use('/api', publicApi(services));
  app.use('/api', (_request, response) => refuse(response, 'not-found'));

  // A page whose WebSocket does not open asks here why: the browser does not tell it. Nor does it tell anybody else.
  let toldOfUpgrade = false;
  app.get(SOCKET_PATH, async (request, response) => {
    response.set({ 'Cache-Control': 'no-store', Upgrade: 'websocket' });
    // Of a GET to its own host a browser does not name the origin: the page says it.
    const { origin } = request.query;
    const own = isOwnPage(request, typeof origin === 'string' ? origin : undefined);
    const code = own ? ((await refusal(request)) ?? 'websocket-only') : 'wrong-origin';
    metrics.refused(code);
    if (code === 'websocket-only' && !toldOfUpgrade) {
      toldOfUpgrade = true;
      log.warn({ remedy: PASS_UPGRADE_ON }, 'a browser opens no WebSocket, though the server would take it');
    }
    refuse(response, code);
  });

  app.use(pages(clientFolder));
  app.use(notFoundPage);
  app.use(relayElsewhere(services));
  app.use(errorHandler(services));
  return app;
}

/** What asks how the server is may call it by any name: it is a machine, and is told nothing else. */
const BY_ANY_NAME: readonly string[] = ['/healthz', '/readyz'];

/** A page of another site that has its name lead here is refused, before anything is read. */
function onlyByOwnName({ origins, metrics }: Pick<AppServices, 'origins' | 'metrics'>): RequestHandler {
  return (request, response, next) => {
    if (BY_ANY_NAME.includes(request.path) || origins.isCalledRightly(request)) return next();
    origins.refusedHost(request);
    metrics.refused('wrong-host');
    // Whoever opens a page is told by a page.
    if (request.accepts(['json', 'html']) === 'html') refusePage(request, response, 'wrong-host');
    else refuse(response, 'wrong-host');
  };
}

/** Reads an address as one of ours, whether or not the proxy has taken the path off. */
function belowBase(base: string): RequestHandler {
  return (request, response, next) => {
    if (`${request.path}/` === base) return redirectToSibling(request, response);
    request.url = withoutBase(request.url, base);
    next();
  };
}

/**
 * What a page may do is said by the page; of a file that it fetches, only a worker asks. All that a page says would be more
 * than many of its files are long.
 */
function forAssets(response: Response, next: NextFunction): void {
  response.set({
    'Content-Security-Policy': "default-src 'none'; script-src 'self'",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  next();
}

/** Nothing but our own files, and a connection to nobody but us. */
function securityHeaders(publicUrl: URL | null) {
  const secure = publicUrl?.protocol === 'https:';
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Captures are read beside the page.
        workerSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        manifestSrc: ["'self'"],
        // Older browsers do not count the WebSocket of the same host as 'self'.
        connectSrc: ["'self'", webSocketSource, reachableSource],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    // In a classroom the server speaks plain HTTP. Only behind a proxy with a certificate may browsers insist on it, and
    // of this host alone: what else the school serves below its name, or beside our path, is not ours to decide.
    strictTransportSecurity: secure && publicUrl.pathname === '/' && { includeSubDomains: false },
    // Without a certificate browsers ignore it, and complain to the console.
    crossOriginOpenerPolicy: secure,
    originAgentCluster: false,
  });
}

const CHECK_PATH = PAGES.check.paths[0];

/** The addresses that a page may try. */
const reachableSource = (_request: IncomingMessage, response: ServerResponse): string =>
  ('locals' in response && (response as Response).locals.reachable) || "'self'";

function webSocketSource({ headers }: IncomingMessage, _response: ServerResponse): string {
  const { host = '' } = headers;
  // What comes from the request goes into a header: only what a host can look like.
  return /^[\w.:[\]-]+$/.test(host) ? `ws://${host} wss://${host}` : "'self'";
}
