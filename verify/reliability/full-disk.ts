/** A disk that fills up while a class plays, and has room again: who is told, and what goes on. */
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PASSWORD, type Program } from '../../server/testing/program.ts';

export interface FullDiskFigures {
  /** Milliseconds until both players were told that time stands, though they asked nothing. */
  readonly told: number;
  /** Why a move is refused then, and what /readyz says. */
  readonly refused: string;
  readonly ready: number;
  /** Milliseconds from room again until a move is answered, without a restart. */
  readonly again: number;
  /** Moves that were acknowledged, and that the replay of the match has. */
  readonly acknowledged: number;
  readonly kept: number;
}

const DISCARD = { kind: 'discard' } as const;

/** @param disk a small file system of its own, in which the program has its data */
export async function fillDisk(program: Program, disk: string): Promise<FullDiskFigures> {
  const ballast = join(disk, 'ballast');
  await program.start();
  const { token: teacher } = await program.post('/api/teach/session', { secret: PASSWORD });
  const { code } = await program.post('/api/teach/classes', {}, teacher);
  const tokens: string[] = [];
  for (const name of ['Ada', 'Bob']) tokens.push((await program.post('/api/join', { code, name })).token);
  const [ada, bob] = await Promise.all(tokens.map((token) => program.player(token)));
  if (ada === undefined || bob === undefined) throw new Error('nobody came');
  const round = { scenario: 'three-way-handshake', level: 'standard', seed: 1 };
  await program.post(`/api/teach/classes/${code}/rounds`, round, teacher);
  await Promise.all([ada, bob].map((player) => player.until(() => player.view !== null)));
  let acknowledged = 0;
  const move = async (): Promise<string> => {
    const reply = await ada.move(DISCARD);
    if (reply.type === 'answer') acknowledged += 1;
    return reply.type === 'answer' ? 'answer' : reply.code;
  };
  for (let i = 0; i < 5; i += 1) await move();
  const stalled = (player: typeof ada): boolean =>
    player.messages.some((message) => 'clock' in message && message.clock.stalled === true);
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(ballast, Buffer.alloc(bavail * bsize));
  const full = performance.now();
  // Nobody asks anything: time itself must be written down.
  await Promise.all([ada, bob].map((player) => player.until(() => stalled(player))));
  const told = performance.now() - full;
  const refused = await move();
  const ready = (await fetch(`http://127.0.0.1:${program.port}/readyz`)).status;
  rmSync(ballast);
  const room = performance.now();
  while ((await move()) !== 'answer')
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  const again = performance.now() - room;
  const kept = ada.events.filter((event) => 'verdict' in event).length;
  await program.end('SIGTERM');
  return { told, refused, ready, again, acknowledged, kept };
}
