/** An innocent class under each attack, beside what it was in the calm just before. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PASSWORD, Program } from '../../server/testing/program.ts';
import { ATTACKS, type Target } from './attacks.ts';
import { Innocents, type Latencies } from './innocents.ts';

export const KINDS = ['move', 'resume', 'join'] as const;

export interface SiegeFigures {
  readonly attack: string;
  readonly calm: Latencies;
  readonly attacked: Latencies;
}

const ATTACKER = fileURLToPath(new URL('./attacker.ts', import.meta.url));
const PLAYERS = 12;
/** Milliseconds. */
const STARTS_WITHIN = 2_000;
/** Of the class whose devices storm. */
const STORM = 100;

function attack(name: string, target: Target): ChildProcess {
  const args = ['--import', 'tsx', ATTACKER, name, JSON.stringify(target)];
  return spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** @param milliseconds of each attack, and of the calm before it; @param which those whose name has this in it */
export async function* siege(milliseconds: number, which = ''): AsyncGenerator<SiegeFigures> {
  for (const name of Object.keys(ATTACKS).filter((one) => one.includes(which))) {
    const dir = mkdtempSync(join(tmpdir(), '2msl-siege-'));
    const program = await new Program(dir, { MAX_PLAYERS: '500' }).start();
    try {
      const { token: teacher } = await program.post('/api/teach/session', { secret: PASSWORD });
      const { innocents } = await Innocents.begin(program.port, teacher, PLAYERS);
      const { tokens } = await Innocents.begin(program.port, teacher, STORM);
      const target = { port: program.port, teacher, tokens };
      const calm = await innocents.play(milliseconds);
      const attacker = attack(name, target);
      // While it starts it takes the CPU of this machine, and does nothing yet.
      await sleep(STARTS_WITHIN);
      const attacked = await innocents.play(milliseconds);
      if (attacker.exitCode !== null) throw new Error(`nobody did this to the end: ${name}`);
      attacker.kill('SIGKILL');
      await once(attacker, 'exit');
      yield { attack: name, calm, attacked };
    } finally {
      await program.end('SIGKILL');
      rmSync(dir, { recursive: true, force: true });
    }
  }
}
