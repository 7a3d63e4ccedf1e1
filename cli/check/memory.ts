/** How far the memory may grow before it is swept. */
import { setFlagsFromString } from 'node:v8';

/** Percent above what is alive. By itself V8 lets its heap become several times as large, which a flood of SYNs does not need. */
const GROWTH = 40;

export function keepMemorySmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}
