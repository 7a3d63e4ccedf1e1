/** How V8 is to treat a command that judges one capture and ends. */
import { setFlagsFromString } from 'node:v8';

/**
 * Percent above what is alive that the memory may grow to before it is swept. By itself V8 lets its heap become several times
 * as large, which a flood of SYNs does not need.
 */
const GROWTH = 40;
/** Octets of bytecode that a function takes in when it is compiled. V8's 920 cost more than such a short life gives back. */
const INLINED = 200;

export function tuneEngine(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${INLINED}`);
}
