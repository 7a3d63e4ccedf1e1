#!/usr/bin/env node
/** The command `2msl`. */
import { run } from './run.ts';
import { createTerminal } from './terminal.ts';

const terminal = createTerminal(process.stdout, process.stderr);
const status = await run(process.argv.slice(2), terminal);
if (status !== null) await end(status);

async function end(status: number): Promise<void> {
  await terminal.flush();
  const { failure } = terminal;
  if (failure !== null) terminal.errors.write(`2msl: nothing more can be written: ${failure.message}\n`);
  process.exitCode = failure === null ? status : 2;
}
