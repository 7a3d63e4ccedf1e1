/** A server under measurement is a process of its own, which counts its own CPU time. */
import type { Measured, MeasureOrder } from '../child.ts';

/** Tells the parent where the server listens, and measures when it is told to. */
export function measuredServer(ready: Readonly<Record<string, unknown>>): void {
  let begin = process.cpuUsage();
  process.on('message', (order: MeasureOrder) => {
    if (order === 'begin') begin = process.cpuUsage();
    if (order === 'end') {
      const { user, system } = process.cpuUsage(begin);
      const measured: Measured = { cpuSeconds: (user + system) / 1e6, memory: process.memoryUsage().rss };
      process.send?.(measured);
    }
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.(ready);
}
