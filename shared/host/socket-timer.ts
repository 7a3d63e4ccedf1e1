/** The timer of a connection, as `ss -o` and `netstat -o` print it beside its row. */
import type { Tcb, TimerName } from '../tcp/tcb.ts';
import type { Milliseconds } from '../units.ts';
import type { Tool } from './table.ts';

/** The kernel's names, the first that runs is printed. It prints neither the delayed ACK nor the user timeout. */
const NAMES: readonly (readonly [TimerName, Readonly<Record<Tool, string>>])[] = [
  ['retransmission', { ss: 'on', netstat: 'on' }],
  ['persist', { ss: 'persist', netstat: 'probe' }],
  ['time-wait', { ss: 'timewait', netstat: 'timewait' }],
  ['keep-alive', { ss: 'keepalive', netstat: 'keepalive' }],
];

interface Timers {
  readonly timers: Tcb['timers'];
  /** Retransmissions, or what stayed unanswered of probes and keep-alives. */
  readonly tries: number;
}

/** @returns the empty text where a tool prints none */
export function timerText({ timers, tries }: Timers, now: Milliseconds, tool: Tool): string {
  for (const [name, names] of NAMES) {
    const timer = timers[name];
    if (timer === undefined) continue;
    const left = Math.max(0, timer.due - now);
    if (tool === 'ss') return `timer:(${names.ss},${timeText(left)},${tries})`;
    // Retransmissions, then probes without an answer.
    const counts = name === 'retransmission' ? `${tries}/0` : `0/${tries}`;
    return `${names.netstat} (${(left / 1_000).toFixed(2)}/${counts})`;
  }
  return tool === 'ss' ? '' : 'off (0.00/0/0)';
}

/** As ss writes it: fractions below ten seconds only (6.860ms are 6.86 s), seconds below ten minutes only. */
function timeText(left: Milliseconds): string {
  const minutes = Math.floor(left / 60_000);
  const seconds = minutes > 9 ? 0 : Math.floor(left / 1_000) % 60;
  const fraction = minutes > 0 || seconds > 9 ? 0 : left % 1_000;
  const parts = [
    minutes > 0 ? `${minutes}min` : '',
    seconds > 0 ? `${seconds}${fraction > 0 ? '.' : 'sec'}` : '',
    fraction > 0 ? `${seconds > 0 ? String(fraction).padStart(3, '0') : fraction}ms` : '',
  ];
  return parts.join('') || '0ms';
}
