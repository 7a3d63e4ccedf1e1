/** What /check asks of the server: its room and addresses, and what it sees of the device. */
import type { Request, RequestHandler } from 'express';
import type { CheckAnswer, ClassAddress, Room } from '../../shared/protocol/http.ts';

export interface CheckServices {
  readonly classAddresses: () => Promise<readonly ClassAddress[]>;
  readonly room: () => Room;
  /** Milliseconds since 1970. */
  readonly epoch: () => number;
}

/** A tunnel, or a network inside this computer, is nobody's business who has not signed in. */
const SHOWN: readonly ClassAddress['kind'][] = ['proxy', 'outward', 'network'];

export async function shownAddresses({
  classAddresses,
}: Pick<CheckServices, 'classAddresses'>): Promise<readonly string[]> {
  return (await classAddresses()).filter(({ kind }) => SHOWN.includes(kind)).map(({ url }) => url);
}

function forwardedOf(request: Request): CheckAnswer['forwarded'] {
  if (request.get('X-Forwarded-For') === undefined) return 'none';
  return request.ip === request.socket.remoteAddress ? 'ignored' : 'believed';
}

export function check(services: CheckServices): RequestHandler {
  return async (request, response) => {
    const answer: CheckAnswer = {
      room: services.room(),
      addresses: await shownAddresses(services),
      device: request.ip ?? '',
      secure: request.secure,
      forwarded: forwardedOf(request),
      // Last, when nothing is waited for any more.
      now: services.epoch(),
    };
    response.json(answer);
  };
}
