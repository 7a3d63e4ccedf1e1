/** How V8 is to treat a command that judges one capture and ends. */
import { setFlagsFromString } from 'node:v8';

/**
 * Percent above what is alive that the memory may grow to before it is swept, once there is much of it. By itself V8 lets
 * its heap become several times as large, which is faster, and which a flood of SYNs does not need.
 */
const GROWTH = 40;
/** Open connections from which on memory counts for more than time. */
const MANY_OPEN = 10_000;
/** Octets of bytecode that a function takes in when it is compiled. V8's 920 cost more than such a short life gives back. */
const INLINED = 200;
/** How much larger the young generation becomes when it is too small: at once as large as it may, for it always does. */
const YOUNG_GROWTH = 16;

export function tuneEngine(): void {
  setFlagsFromString(`--semi-space-growth-factor=${YOUNG_GROWTH}`);
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${INLINED}`);
}

/** Of so many open connections the memory is kept small. */
export function keepSmall(open: number): void {
  if (open >= MANY_OPEN) setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}
