/** Where the server's WebSocket is, and how one is asked for. */
import { SOCKET_PATH } from '../../shared/protocol/socket.ts';
import { socketProtocols } from '../../shared/protocol/socket-token.ts';
import { pathTo } from '../base.ts';
import type { Carrier } from './carrier.ts';

export function socketUrl({ protocol, host }: Pick<Location, 'protocol' | 'host'>): string {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}${pathTo(SOCKET_PATH)}`;
}

/** @param code of the class, where the token does not tell */
export const openWebSocket = (token: string, code: string | null = null): Carrier =>
  new WebSocket(socketUrl(location), socketProtocols(token, code)) as Carrier;
