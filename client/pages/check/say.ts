/** Findings in words: a verdict, and for each line what was found and what to do. */

import { STREAM_PATH } from '../../../shared/protocol/transport.ts';
import { pathTo } from '../../base.ts';
import { t } from '../../i18n/check.ts';
import { decimal, number } from '../../i18n/dictionary.ts';
import type { AddressFound, Findings, WebSocketFound } from './findings.ts';
import { gradeOf, type Line, type Verdict } from './judge.ts';

export interface Said {
  readonly said: readonly string[];
  readonly todo: string | null;
}

const MINUTE = 60_000;
const whole = (milliseconds: number): string => number(Math.round(milliseconds));

export function verdictSaid(verdict: Verdict): string {
  if (verdict.play === null || verdict.play === 'yes') return t(`verdict.${verdict.play}`);
  return verdict.play === 'slower'
    ? t(`verdict.slower.${verdict.because}`)
    : t(`verdict.no.${verdict.because}`);
}

function webSocketSaid(found: WebSocketFound, page: Findings['page']): Said {
  if (found.kind === 'open') return { said: [t('webSocket.open', { ms: whole(found.within) })], todo: null };
  if (found.kind === 'refused' && found.by !== 'way') {
    const todo =
      found.by === 'origin' ? t('webSocket.origin.do', { url: page.url }) : t('webSocket.server.do');
    return { said: [found.said ?? t('webSocket.refused')], todo };
  }
  return { said: [t(`webSocket.${found.kind}`)], todo: t('webSocket.do', { host: new URL(page.url).host }) };
}

function clockSaid(skew: number): string {
  if (Math.abs(skew) <= MINUTE)
    return t('clock.good', { seconds: decimal(Math.max(1, Math.ceil(Math.abs(skew) / 1_000)), 0) });
  const minutes = number(Math.round(Math.abs(skew) / MINUTE));
  return skew > 0 ? t('clock.ahead', { minutes }) : t('clock.behind', { minutes });
}

const addressSaid = ({ url, answers }: AddressFound): string =>
  t(answers === null ? 'addresses.untried' : answers ? 'addresses.answers' : 'addresses.silent', { url });

/** What only the server could tell is not said where it does not answer. */
const UNSAID: Said = { said: [], todo: null };
const plainly = (...said: readonly string[]): Said => ({ said, todo: null });

const SAYS: { readonly [L in Line]: (found: Findings, troubled: boolean) => Said } = {
  server: ({ server }) =>
    server === false ? { said: [t('server.bad')], todo: t('server.do') } : plainly(t('server.good')),
  webSocket: ({ webSocket, page }) => (webSocket === null ? UNSAID : webSocketSaid(webSocket, page)),
  stream: ({ stream }, troubled) =>
    stream === null
      ? UNSAID
      : {
          said: [t(`stream.${stream}`)],
          todo: troubled ? t('stream.do', { path: pathTo(STREAM_PATH) }) : null,
        },
  times: ({ times }, troubled) =>
    times === null
      ? UNSAID
      : {
          said: [t('times.said', { median: whole(times.median), worst: whole(times.worst) })],
          todo: troubled ? t('times.do') : null,
        },
  storage: ({ storage: { local, session } }, troubled) => ({
    said: [t(local ? 'storage.local' : session ? 'storage.session' : 'storage.none')],
    todo: troubled ? t('storage.do') : null,
  }),
  clock: ({ skew }, troubled) =>
    skew === null ? UNSAID : { said: [clockSaid(skew)], todo: troubled ? t('clock.do') : null },
  browser: ({ browser: { known } }, troubled) =>
    known === null
      ? plainly(t('browser.unknown'))
      : { said: [t('browser.known', { ...known })], todo: troubled ? t('browser.do') : null },
  room: ({ server }) =>
    server ? plainly(t('room.said', { n: server.room.free, most: number(server.room.most) })) : UNSAID,
  addresses: ({ addresses }, troubled) => {
    if (addresses === null) return UNSAID;
    if (addresses.length === 0) return { said: [t('addresses.none')], todo: t('addresses.none.do') };
    return { said: addresses.map(addressSaid), todo: troubled ? t('addresses.do') : null };
  },
  context: ({ secureContext }) => plainly(t(secureContext ? 'context.yes' : 'context.no')),
  proxy: ({ server }, troubled) => {
    if (!server) return UNSAID;
    const { device, secure } = server;
    return {
      said: [t(secure ? 'proxy.https' : 'proxy.http', { device })],
      todo: troubled ? t('proxy.do') : null,
    };
  },
};

export function lineSaid(line: Line, found: Findings): Said {
  const grade = gradeOf(line, found);
  if (grade === 'still') return plainly(t('still'));
  const { said, todo } = SAYS[line](found, grade === 'warn' || grade === 'bad');
  return { said: said.length > 0 ? said : [t('untried')], todo };
}
