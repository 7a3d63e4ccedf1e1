/** The server's application: it accepts, answers, and closes, unless it forgets to. */

import { SERVER } from './address.ts';
import { type Connection, isDead } from './connection.ts';
import { newListener } from './crowd.ts';
import { callConnection } from './kernel.ts';
import {
  changeConnection,
  dropConnection,
  log,
  setting,
  type WorkingCrowd,
  type WorkingKernel,
} from './working-crowd.ts';

const ANSWER = 'HTTP/1.1 200 OK\r\n\r\nHello!';
/** What a client sends who wants the server to close first. */
export const CLOSE_HEADER = 'Connection: close';
const READ_ALL = 65_535;
const BIND_AGAIN = 1_000;

export function serverApplication(w: WorkingCrowd): void {
  const k = w.kernels.B;
  if (k.kernel.listener === null) bind(w, k);
  else acceptAll(w, k);
  for (const connection of [...k.connections.values()]) if (connection.held) serve(w, k, connection);
}

/** accept(), as long as something waits and a descriptor is free. */
function acceptAll(w: WorkingCrowd, k: WorkingKernel): void {
  if (k.queues.accept === 0) return;
  const limit = setting(w, 'B', 'descriptors');
  const forgotten = setting(w, 'B', 'close-at-end') === 0;
  for (const waiting of [...k.connections.values()]) {
    if (waiting.queue !== 'accept') continue;
    if (k.descriptors >= limit) return outOfDescriptors(w, k);
    const accepted = { ...waiting, queue: null, held: true, forgotten };
    changeConnection(k, waiting, accepted);
    if (!isDead(accepted)) callConnection(w, k, accepted, { call: 'RECEIVE', octets: READ_ALL });
  }
}

const TOO_MANY = 'accept() failed (24: Too many open files)';

function outOfDescriptors(w: WorkingCrowd, k: WorkingKernel): void {
  const { crowd } = w;
  if (k.kernel.messages.at(-1)?.text !== TOO_MANY) log(w, k, 'application', TOO_MANY);
  crowd.facts = { ...crowd.facts, outOfDescriptors: crowd.facts.outOfDescriptors + 1 };
}

function serve(w: WorkingCrowd, k: WorkingKernel, held: Connection): void {
  let c = held;
  if (isDead(c)) {
    // read() fails: whoever does not forget it calls close() then, too.
    if (!c.forgotten) dropConnection(k, c);
    return;
  }
  if (c.read !== '') {
    const asked = c.read.includes(CLOSE_HEADER) ? 'close' : 'keep';
    const reading = c;
    c = { ...c, read: '', asked };
    changeConnection(k, reading, c);
    c = callConnection(w, k, c, { call: 'SEND', data: ANSWER });
    if (asked === 'close') return closeConnection(w, k, c);
  }
  if (c.tcb.state === 'CLOSE-WAIT' && !c.forgotten) closeConnection(w, k, c);
}

/** close(): the descriptor is free, and the rest is the kernel's. */
export function closeConnection(w: WorkingCrowd, k: WorkingKernel, held: Connection): void {
  const free = { ...held, held: false };
  changeConnection(k, held, free);
  if (isDead(free)) dropConnection(k, free);
  else callConnection(w, k, free, { call: 'CLOSE' });
}

/** The process ends, and the kernel closes all that it held; then it is started again. */
export function restart(w: WorkingCrowd): void {
  const k = w.kernels.B;
  const { crowd } = w;
  crowd.facts = { ...crowd.facts, restarts: crowd.facts.restarts + 1 };
  if (k.kernel.listener !== null) {
    k.kernel.listener = null;
    k.descriptors -= 1;
  }
  log(w, k, 'application', 'restarted');
  for (const c of [...k.connections.values()]) {
    if (c.held) closeConnection(w, k, c);
    else if (c.queue === 'accept') abandon(w, k, c);
    // What was half-open belonged to the listener.
    else if (c.queue === 'half-open') dropConnection(k, c);
  }
  crowd.bindAt = w.now;
}

/** Nobody will ever accept it. */
function abandon(w: WorkingCrowd, k: WorkingKernel, c: Connection): void {
  const out = { ...c, queue: null };
  changeConnection(k, c, out);
  if (isDead(out)) dropConnection(k, out);
  else callConnection(w, k, out, { call: 'ABORT' });
}

/**
 * bind() and listen(). A port is in use as long as any connection has it, unless both the server that accepted it and the
 * one that binds now have set SO_REUSEADDR.
 */
function bind(w: WorkingCrowd, k: WorkingKernel): void {
  const { crowd } = w;
  if (crowd.bindAt === null || crowd.bindAt > w.now) return;
  const listener = newListener(w.settings.B, w.now);
  const onPort = [...k.connections.values()].filter((c) => !isDead(c) && c.local.port === SERVER.port);
  if (onPort.some((c) => !(listener.reuseAddress && c.reuseAddress))) {
    const text = `bind() to 0.0.0.0:${SERVER.port} failed (98: Address already in use)`;
    if (k.kernel.messages.at(-1)?.text !== text) log(w, k, 'application', text);
    crowd.facts = { ...crowd.facts, bindFailed: crowd.facts.bindFailed + 1 };
    crowd.bindAt = w.now + BIND_AGAIN;
    return;
  }
  if (onPort.length > 0) crowd.facts = { ...crowd.facts, boundInUse: crowd.facts.boundInUse + 1 };
  k.kernel.listener = listener;
  k.descriptors += 1;
  crowd.bindAt = null;
}
