/** The life of a connection as a chart has it, run by XState where bench/peers/xstate is installed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { canonicalReaction } from '../shared/judge/judge.ts';
import type { Stimulus } from '../shared/judge/stimulus.ts';
import { flagsText } from '../shared/tcp/segment.ts';
import type { State } from '../shared/tcp/state.ts';
import type { Moment } from './life.ts';

const PEER = fileURLToPath(new URL('peers/xstate', import.meta.url));

interface Transition {
  readonly from: State;
  readonly event: string;
  readonly to: State;
}

function nameOf(stimulus: Stimulus): string {
  if (stimulus.type === 'call')
    return stimulus.call.call === 'OPEN' ? stimulus.call.mode : stimulus.call.call;
  if (stimulus.type === 'timeout') return stimulus.timer;
  const { flags, data } = stimulus.segment;
  return data === '' ? flagsText(flags) : `${flagsText(flags)} text`;
}

const transitionsOf = (moments: readonly Moment[]): readonly Transition[] =>
  moments.map(({ tcb, stimulus, now }) => ({
    from: tcb.state,
    event: nameOf(stimulus),
    to: canonicalReaction(tcb, stimulus, now).result.tcb.state,
  }));

/** Transitions a second of a processor; null where it is not installed. */
export function chartPerSecond(moments: readonly Moment[]): number | null {
  if (!existsSync(`${PEER}/node_modules/xstate`)) return null;
  const input = JSON.stringify(transitionsOf(moments));
  const { stdout, stderr, status } = spawnSync(process.execPath, ['main.mjs'], {
    cwd: PEER,
    input,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
}
