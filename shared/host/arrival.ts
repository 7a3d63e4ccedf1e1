/** What arrives: segments, each for its kernel, and the SYNs of a flood among them. */
import { ACK, has, RST, SYN, segment } from '../tcp/segment.ts';
import { draw } from '../wire/random.ts';
import { type Endpoint, forgedEndpoint, HOST_ADDRESS, SERVER } from './address.ts';
import type { Connection } from './connection.ts';
import type { Flight, Volley } from './crowd.ts';
import { isNextIncarnation, noteReset, resetUnknown, stepConnection } from './kernel.ts';
import { acceptQueueFull, admit, enqueue, listenerTakes } from './listener.ts';
import {
  count,
  dropConnection,
  findConnection,
  kernelAt,
  type WorkingCrowd,
  type WorkingKernel,
} from './working-crowd.ts';

/** All that is due. The SYNs of real clients come at random places in the stream of a flood's. */
export function arrivals(w: WorkingCrowd): void {
  const due = w.flights.filter(({ at }) => at <= w.now);
  w.flights = w.flights.filter(({ at }) => at > w.now);
  const volleys = w.crowd.volleys.filter(({ at }) => at <= w.now);
  w.crowd.volleys = w.crowd.volleys.filter(({ at }) => at > w.now);
  const syns = due.filter(isSyn);
  for (const flight of due) if (!isSyn(flight)) arrive(w, flight);
  const flood = volleys.reduce((sum, volley) => sum + volley.count, 0);
  const { values, state } = draw(w.crowd.random, syns.length);
  w.crowd.random = state;
  const places = values.map((value) => Math.floor(value * (flood + 1))).sort((a, b) => a - b);
  const stream = pourer(w, volleys);
  let poured = 0;
  for (const [i, flight] of syns.entries()) {
    const place = places[i] ?? flood;
    stream(place - poured);
    poured = place;
    arrive(w, flight);
  }
  stream(flood - poured);
}

const isSyn = ({ to, segment: s }: Flight): boolean =>
  has(s, SYN) && !has(s, ACK) && to.ip === SERVER.ip && to.port === SERVER.port;

function arrive(w: WorkingCrowd, flight: Flight): void {
  const { from, to, segment: s } = flight;
  const id = kernelAt(to.ip);
  if (id === null) return;
  const k = w.kernels[id];
  const known = findConnection(k, to, from);
  const { listener } = k.kernel;
  if (known && listener && isNextIncarnation(known, s)) dropConnection(k, known);
  else if (known) return meet(w, k, known, flight);
  if (listener && listener.at.port === to.port) listenerTakes(w, k, listener, flight);
  else resetUnknown(w, k, to, from, s);
}

function meet(w: WorkingCrowd, k: WorkingKernel, known: Connection, { segment: s }: Flight): void {
  const lastAck = known.queue === 'half-open' && has(s, ACK) && !has(s, SYN | RST);
  if (lastAck && acceptQueueFull(w, k)) return;
  stepConnection(w, k, known, { type: 'segment', at: w.now, segment: s });
}

/** Lets the next so many SYNs of the flood arrive, volley by volley. */
function pourer(w: WorkingCrowd, volleys: readonly Volley[]): (count: number) => void {
  const left = volleys.map(({ count: n, forged }) => ({ count: n, forged }));
  return (wanted) => {
    let open = wanted;
    for (const volley of left) {
      const n = Math.min(open, volley.count);
      volley.count -= n;
      open -= n;
      if (n > 0) flood(w, n, volley.forged);
    }
  };
}

function flood(w: WorkingCrowd, syns: number, forged: boolean): void {
  const { A, B } = w.kernels;
  const { listener } = B.kernel;
  w.floodSyns += syns;
  if (listener === null) {
    w.syns += syns;
    count(B, 'TcpOutRsts', syns);
    return;
  }
  const { queued, cookies } = admit(w, B, syns);
  const { values, state } = draw(w.crowd.random, 2 * queued);
  w.crowd.random = state;
  for (let i = 0; i < queued; i++) {
    const [where = 0, seq = 0] = values.slice(2 * i, 2 * i + 2);
    const from = attacker(where, forged);
    // The same address and port twice: the second is that half-open connection's own SYN again.
    if (findConnection(B, listener.at, from)) continue;
    enqueue(w, B, listener.at, from, segment({ flags: SYN, seq: seq * 2 ** 32 }));
  }
  // To its own address the attacker's kernel gets every SYN,ACK, and resets what it has not opened.
  if (!forged && cookies > 0) {
    count(A, 'TcpOutRsts', cookies);
    noteReset(w, A, cookies);
  }
}

function attacker(drawn: number, forged: boolean): Endpoint {
  const endpoint = forgedEndpoint(drawn);
  return forged ? endpoint : { ip: HOST_ADDRESS.A, port: endpoint.port };
}
