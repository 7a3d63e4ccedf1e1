/** The states that the judge infers beside the kernel's own trace of them. */
import { judge } from './judged.ts';
import type { Life, Transition } from './lives.ts';

const NAMES: Readonly<Record<string, string>> = {
  CLOSE: 'CLOSED',
  SYN_SENT: 'SYN-SENT',
  SYN_RECV: 'SYN-RECEIVED',
  ESTABLISHED: 'ESTABLISHED',
  FIN_WAIT1: 'FIN-WAIT-1',
  FIN_WAIT2: 'FIN-WAIT-2',
  CLOSE_WAIT: 'CLOSE-WAIT',
  CLOSING: 'CLOSING',
  LAST_ACK: 'LAST-ACK',
  LISTEN: 'LISTEN',
};

/** A client's port is still 0 when it is about to send its SYN. */
const isOf = ({ host, local, remote }: Life, t: Transition): boolean =>
  t.host === host && t.remote_port === remote.port && (t.local_port === local.port || t.local_port === 0);

function kernelWay(life: Life): readonly string[] {
  const way: string[] = [];
  for (const t of life.truth.transitions) if (isOf(life, t)) way.push(nameOf(t.from), nameOf(t.to));
  return way.length === 0 ? ['CLOSED'] : way;
}

const nameOf = (kernels: string): string => NAMES[kernels] ?? kernels;

/**
 * In one vocabulary: the kernel does not show TIME-WAIT, but FIN-WAIT-2 and then the end; LISTEN belongs to another
 * socket, and so does SYN-RECEIVED until the handshake ends.
 */
export function plainStates(way: readonly string[]): readonly string[] {
  const states: string[] = [];
  for (const [i, state] of way.entries()) {
    if (state === 'LISTEN' || isHalfOpen(way, i)) continue;
    if (state === 'TIME-WAIT' && states[states.length - 1] === 'FIN-WAIT-1') states.push('FIN-WAIT-2');
    const said = state === 'TIME-WAIT' ? 'CLOSED' : state;
    if (said !== states[states.length - 1]) states.push(said);
  }
  return states[0] === 'CLOSED' ? states.slice(1) : states;
}

/** The kernel's own trace of its states. */
export const kernelStates = (life: Life): readonly string[] => plainStates(kernelWay(life));

function isHalfOpen(way: readonly string[], i: number): boolean {
  const next = way[i + 1] ?? 'CLOSED';
  return way[i] === 'SYN-RECEIVED' && way[i - 1] === 'LISTEN' && (next === 'CLOSED' || next === 'LISTEN');
}

/**
 * As segments show it. CLOSE changes the kernel's state at once, but with text in front of it the FIN may go out after
 * the peer's, or never.
 */
function seen(kernels: readonly string[]): readonly string[] {
  const states: string[] = [];
  for (const state of kernels) {
    if (state === 'FIN-WAIT-1' || state === 'LAST-ACK') continue;
    const said = state === 'CLOSING' ? 'CLOSE-WAIT' : state;
    if (said !== states[states.length - 1]) states.push(said);
  }
  return states;
}

/** Whether both tell the same, or differ only in a call or an end that sent nothing: a timeout, a FIN that had to wait. */
export function agrees(life: Life): 'yes' | 'no' | 'but for what sent nothing' {
  const ours = plainStates(judge(life, { profile: 'linux' }).own.states);
  const kernels = kernelStates(life);
  if (ours.join() === kernels.join()) return 'yes';
  const isBeginning = ours.every((state, i) => state === kernels[i]) && kernels.length === ours.length + 1;
  return isBeginning || seen(ours).join() === seen(kernels).join() ? 'but for what sent nothing' : 'no';
}
