/** The clients: each request is an errand over a connection, a new one or one that was kept open. */
import { closedTcb } from '../tcp/tcb.ts';
import { clientAddress, type Endpoint, HOST_ADDRESS, SERVER } from './address.ts';
import { type Connection, isDead } from './connection.ts';
import { CONNECTION_HEADER } from './controls/remedies.ts';
import { CROWD_CONSTANTS, type Errand } from './crowd.ts';
import type { Reason } from './facts.ts';
import { addConnection, callConnection, issFor } from './kernel.ts';
import { choosePort } from './ports.ts';
import { CLOSE_HEADER, closeConnection } from './server-application.ts';
import {
  chance,
  changeConnection,
  count,
  dropConnection,
  log,
  setting,
  type WorkingCrowd,
  type WorkingKernel,
} from './working-crowd.ts';

const NO_PORT = 'connect() failed (99: Cannot assign requested address)';
const NO_DESCRIPTOR = 'socket() failed (24: Too many open files)';
const READ_ALL = 65_535;

export function clientApplications(w: WorkingCrowd): void {
  const k = w.kernels[w.crowd.config.from];
  const byId = new Map([...k.connections.values()].map((c) => [c.id, c]));
  w.crowd.errands = w.crowd.errands.filter((errand) => {
    const outcome = outcomeOf(w, k, errand, byId.get(errand.connection));
    if (outcome === 'waits') return true;
    w.ended.push({ reason: outcome === 'served' ? null : outcome, inForce: errand.inForce });
    return false;
  });
  tidy(w, k);
  while (w.crowd.nextRequest <= w.now) {
    const refused = request(w, k);
    if (refused !== null) w.ended.push({ reason: refused, inForce: w.crowd.inForce });
    const { every } = w.crowd.config;
    w.crowd.nextRequest += Math.round(every * (0.75 + chance(w) / 2));
  }
}

/** How an errand stands, and what the client does about it. */
function outcomeOf(
  w: WorkingCrowd,
  k: WorkingKernel,
  { since }: Errand,
  c: Connection | undefined,
): 'waits' | 'served' | Reason {
  if (c === undefined) return 'reset';
  if (c.read !== '') {
    changeConnection(k, c, { ...c, read: '' });
    return 'served';
  }
  if (isDead(c)) return 'reset';
  if (w.now - since < w.crowd.config.patience) return 'waits';
  const free = { ...c, held: false };
  changeConnection(k, c, free);
  callConnection(w, k, free, { call: 'ABORT' });
  return 'no answer';
}

/** Nothing is under way on these: they are closed, kept open, or let go of. */
function tidy(w: WorkingCrowd, k: WorkingKernel): void {
  const busy = busyConnections(w);
  const keeps = setting(w, k.id, 'connection-header') === CONNECTION_HEADER.keptOpen;
  for (const c of [...k.connections.values()]) {
    const { state } = c.tcb;
    // How other machines wait is not looked at.
    if (k.id === 'world' && state === 'TIME-WAIT') dropConnection(k, c);
    if (!c.held || busy.has(c.id)) continue;
    if (isDead(c)) dropConnection(k, c);
    else if (state === 'CLOSE-WAIT') closeConnection(w, k, c);
    else if (state === 'TIME-WAIT') changeConnection(k, c, { ...c, held: false });
    else if (state === 'ESTABLISHED' && !keeps && c.asked === 'keep') finish(w, k, c);
  }
}

const busyConnections = ({ crowd }: WorkingCrowd): Set<number> =>
  new Set(crowd.errands.map(({ connection }) => connection));

/** close(); or shutdown(), and the socket stays open until the server's end has come. */
function finish(w: WorkingCrowd, k: WorkingKernel, c: Connection): void {
  if (setting(w, k.id, 'half-close') === 1) callConnection(w, k, c, { call: 'CLOSE' });
  else closeConnection(w, k, c);
}

/** @returns why it came to nothing before it began; null when it is under way */
function request(w: WorkingCrowd, k: WorkingKernel): Reason | null {
  const header = setting(w, k.id, 'connection-header');
  const kept = header === CONNECTION_HEADER.keptOpen ? idleConnection(w, k) : undefined;
  if (kept) {
    ask(w, k, kept);
    return null;
  }
  const local = k.id === 'world' ? newClient(w) : ownEnd(w, k);
  if (typeof local === 'string') return local;
  count(k, 'TcpActiveOpens');
  const asked = header === CONNECTION_HEADER.serverCloses ? 'close' : 'keep';
  const c = addConnection(w, k, local, SERVER, { tcb: closedTcb(CROWD_CONSTANTS), held: true, asked });
  const iss = issFor(w, local, SERVER);
  ask(w, k, callConnection(w, k, c, { call: 'OPEN', mode: 'active', iss }));
  return null;
}

/** What is sent before the connection is ESTABLISHED goes out when it is. */
function ask(w: WorkingCrowd, k: WorkingKernel, c: Connection): void {
  const header = c.asked === 'close' ? `${CLOSE_HEADER}\r\n` : '';
  const sent = callConnection(w, k, c, { call: 'SEND', data: `GET / HTTP/1.1\r\n${header}\r\n` });
  callConnection(w, k, sent, { call: 'RECEIVE', octets: READ_ALL });
  const { errands, inForce } = w.crowd;
  w.crowd.errands = [...errands, { connection: c.id, since: w.now, inForce }];
}

function idleConnection(w: WorkingCrowd, k: WorkingKernel): Connection | undefined {
  const busy = busyConnections(w);
  return [...k.connections.values()].find(
    (c) => c.held && c.tcb.state === 'ESTABLISHED' && c.asked === 'keep' && !busy.has(c.id),
  );
}

function newClient(w: WorkingCrowd): Endpoint {
  w.crowd.clients += 1;
  return { ip: clientAddress(w.crowd.clients), port: 1_024 + Math.floor(chance(w) * 60_000) };
}

/** Host A's end of a new connection, or why it has none. */
function ownEnd(w: WorkingCrowd, k: WorkingKernel): Endpoint | Reason {
  if (k.descriptors >= setting(w, 'A', 'descriptors')) return fails(w, k, 'no descriptor', NO_DESCRIPTOR);
  const port = choosePort(w, k, 'A');
  return port === null ? fails(w, k, 'no port', NO_PORT) : { ip: HOST_ADDRESS.A, port };
}

function fails(w: WorkingCrowd, k: WorkingKernel, reason: Reason, text: string): Reason {
  if (k.kernel.messages.at(-1)?.text !== text) log(w, k, 'application', text);
  return reason;
}
