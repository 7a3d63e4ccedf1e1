/** `2msl COMMAND …`: what the package offers in a terminal. */
import { check } from './check/check.ts';
import { HELP } from './help.ts';
import type { Terminal } from './terminal.ts';

/** @returns the exit status */
export function run(args: readonly string[], terminal: Terminal): number | Promise<number> {
  const [command, ...rest] = args;
  switch (command) {
    case 'check':
      return check(rest, terminal);
    case 'help':
    case '--help':
    case '-h':
      terminal.write(HELP);
      return 0;
    case undefined:
      terminal.errors.write(HELP);
      return 2;
    default:
      terminal.errors.write(`2msl: there is no command "${command}"; see 2msl --help\n`);
      return 2;
  }
}
