/** `npm run bench:class`: what a class costs on the wire, in octets: its arrival, and a round. */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { SOCKET_PATH } from '../shared/protocol/socket.ts';
import { PROTOCOL_VERSION } from '../shared/protocol/version.ts';
import { Child } from './child.ts';
import { Counter, player } from './load.ts';
import { Meter } from './meter.ts';
import { post } from './moves.ts';

const PLAYERS = Number(process.argv[2] ?? 500);
/** They arrive within ten seconds, as a class does that is told to. */
const ARRIVAL = 10_000;
/** Milliseconds that a player thinks, and seconds that are measured when the round has settled. */
const REST = 4_000;
const SETTLING = 5;
const MEASURED = 20;

const metered = (socket: WebSocket, meter: Meter): WebSocket =>
  socket.on('message', (data: Buffer) => meter.note(data.length));

const kB = (octets: number): string => `${(octets / 1_000).toFixed(octets < 100_000 ? 1 : 0)} kB`;

const child = await Child.start<{ port: number; teacherSecret: string }>('./servers/game.ts', [
  String(PLAYERS),
]);
const { port, teacherSecret } = child.ready;
const { token: teacher = '' } = await post(port, '/api/teach/session', { secret: teacherSecret });
const { code = '' } = await post(port, '/api/teach/classes', {}, teacher);

const dashboard = new Meter();
const watching = new WebSocket(`ws://127.0.0.1:${port}${SOCKET_PATH}`, { perMessageDeflate: false });
metered(watching, dashboard);
await once(watching, 'open');
watching.send(
  JSON.stringify({ type: 'hello', protocol: PROTOCOL_VERSION, token: teacher, class: code, seen: null }),
);
watching.on('message', (data) => {
  const { type } = JSON.parse(String(data)) as { type: string };
  if (type === 'ping') watching.send(JSON.stringify({ type: 'pong' }));
});

const counter = new Counter();
const players = new Meter();
const first = new Meter();
const sockets: WebSocket[] = [];
child.begin();
for (let i = 0; i < PLAYERS; i++) {
  const began = performance.now();
  const { token = '' } = await post(port, '/api/join', { code, name: `Player ${i + 1}` });
  const socket = metered(player(port, token, counter, REST), players);
  if (i === 0) metered(socket, first);
  sockets.push(socket);
  await sleep(Math.max(0, ARRIVAL / PLAYERS - (performance.now() - began)));
}
await sleep(1_000);
const arrival = await child.end();
const [came, sawCome] = [players.take(), dashboard.take()];
console.log(`${PLAYERS} players arrive within ${ARRIVAL / 1_000} s:`);
console.log(
  `  ${kB(came.octets)} to them all in ${came.messages} messages; ${kB(first.take().octets)} to the first`,
);
console.log(
  `  ${kB(sawCome.octets)} to the dashboard; ${arrival.cpuSeconds.toFixed(2)} s of the server’s CPU`,
);

await post(
  port,
  `/api/teach/classes/${code}/rounds`,
  { scenario: 'loop', level: 'standard', seed: 1 },
  teacher,
);
await sleep(1_000 * SETTLING);
const [begun, sawBegin] = [players.take(), dashboard.take()];
console.log(`A round of ${Math.floor(PLAYERS / 2)} pairs begins, and its first ${SETTLING} s:`);
console.log(`  ${kB(begun.octets)} to the players, ${kB(sawBegin.octets)} to the dashboard`);

const moved = counter.count;
child.begin();
await sleep(1_000 * MEASURED);
const { cpuSeconds } = await child.end();
const [told, shown] = [players.take(), dashboard.take()];
const moves = counter.count - moved;
console.log(`It goes on for ${MEASURED} s, ${(moves / MEASURED).toFixed(0)} moves a second:`);
console.log(
  `  ${(told.octets / moves).toFixed(0)} octets a move to its players, in ${(told.messages / moves).toFixed(1)} messages`,
);
console.log(
  `  ${kB(shown.octets / MEASURED)} a second to the dashboard, in ${(shown.messages / MEASURED).toFixed(1)} messages of at most ${kB(shown.longest)}`,
);
console.log(`  ${((100 * cpuSeconds) / MEASURED).toFixed(1)} % of a core of the server`);
for (const socket of [...sockets, watching]) socket.terminate();
await child.stop();
