/** `2msl COMMAND …`: what the package offers in a terminal. */
import { check } from './check/check.ts';
import { HELP } from './help.ts';
import { operate } from './operate.ts';
import { serve } from './serve.ts';
import type { Terminal } from './terminal.ts';

/** @returns the exit status; null when something goes on that will say it */
export function run(args: readonly string[], terminal: Terminal): number | Promise<number | null> {
  const [command, ...rest] = args;
  switch (command) {
    case 'check':
      return check(rest, terminal);
    // Without a word it does what most want: npx 2msl, and a class is open.
    case undefined:
      return serve([], terminal);
    case 'doctor':
    case 'backup':
    case 'teacher-link':
    case 'copy':
    case 'nodes':
      return operate();
    case 'serve':
      return serve(rest, terminal);
    case 'help':
    case '--help':
    case '-h':
      terminal.write(HELP);
      return 0;
    default:
      terminal.errors.write(`2msl: there is no command "${command}"; see 2msl --help\n`);
      return 2;
  }
}
