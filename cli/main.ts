#!/usr/bin/env node
import { run } from './run.ts';
import { createTerminal } from './terminal.ts';

const terminal = createTerminal(process.stdout, process.stderr);
process.exitCode = await run(process.argv.slice(2), terminal);
await terminal.flush();
