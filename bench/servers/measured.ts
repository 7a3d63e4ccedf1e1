/** A server under measurement is a process of its own, which counts its own CPU time. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Measured, MeasureOrder } from '../child.ts';

/** Milliseconds between two looks at how late timers are. */
const RESOLUTION = 10;

/** Tells the parent where the server listens, and measures when it is told to. */
export function measuredServer(ready: Readonly<Record<string, unknown>>): void {
  let begin = process.cpuUsage();
  const late = monitorEventLoopDelay({ resolution: RESOLUTION });
  late.enable();
  process.on('message', (order: MeasureOrder) => {
    if (order === 'begin') {
      begin = process.cpuUsage();
      late.reset();
    }
    if (order === 'end') {
      const { user, system } = process.cpuUsage(begin);
      globalThis.gc?.();
      const measured: Measured = {
        cpuSeconds: (user + system) / 1e6,
        memory: process.memoryUsage().rss,
        lateness: Math.max(0, late.percentile(99) / 1e6 - RESOLUTION),
      };
      process.send?.(measured);
    }
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.(ready);
}
