/** `2msl check FILE…`: every connection of a capture before the observing judge. */

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type Check, checkOptions, createCheck } from '../../shared/capture/check.ts';
import { type ExportOrigin, exportOrigin } from '../../shared/capture/export-origin.ts';
import { ENDS } from '../../shared/observer/observer.ts';
import { newCounts } from '../../shared/pcap/counts.ts';
import { CaptureError, captureProblemText } from '../../shared/pcap/error.ts';
import { HELP } from '../help.ts';
import type { Terminal } from '../terminal.ts';
import { words } from '../words.ts';
import { ArgumentError, type CheckArguments, parseCheckArguments } from './arguments.ts';
import { jsonReporter } from './json-report.ts';
import { progressOf } from './progress.ts';
import { type FileSummary, printable, type Reporter } from './report.ts';
import { textReporter } from './text-report.ts';

const EXIT = { legal: 0, illegal: 1, unreadable: 2 } as const;

/** @returns the exit status */
export async function check(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const said = parseCheckArguments(args);
    if (!said.help) return await checkFiles(said, terminal);
    terminal.write(HELP);
    return 0;
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    terminal.errors.write(`2msl check: ${error.message}; see 2msl check --help\n`);
    return EXIT.unreadable;
  }
}

async function checkFiles(said: CheckArguments, terminal: Terminal): Promise<number> {
  const write = (text: string): void => terminal.write(text);
  const reporter = said.json ? jsonReporter(write) : textReporter({ write, hosts: said.hosts });
  let status: number = EXIT.legal;
  const unseen = new Set(said.hosts);
  for (const file of said.files) {
    reporter.begin(file);
    const summary = await checkFile(
      file,
      said,
      { ...reporter, connection: seeing(unseen, reporter) },
      terminal,
    );
    reporter.end(summary);
    if (summary.error !== null) terminal.errors.write(`2msl check: ${printable(file)}: ${summary.error}\n`);
    const found = summary.error !== null ? EXIT.unreadable : summary.illegal > 0 ? EXIT.illegal : EXIT.legal;
    status = Math.max(status, found);
    if (terminal.closed) break;
  }
  reporter.finish();
  if (!terminal.closed)
    for (const host of unseen)
      terminal.errors.write(
        `2msl check: --host ${host}: no connection is of this host, nobody was judged strictly\n`,
      );
  return status;
}

/** Takes from `unseen` whoever has a connection. */
const seeing =
  (unseen: Set<string>, { connection }: Reporter): Reporter['connection'] =>
  (report, since) => {
    for (const end of ENDS) unseen.delete(report[end].ip);
    connection(report, since);
  };

/** Octets that are read at a time. */
const PIECE = 1 << 20;
/** So much of a file is looked at before it is judged. */
const BEGINNING = 1 << 12;

async function checkFile(
  path: string,
  said: CheckArguments,
  reporter: Reporter,
  terminal: Terminal,
): Promise<FileSummary> {
  let connections = 0;
  let illegal = 0;
  /** Null before the beginning of the file has told by what it is to be judged. */
  const file: { origin: ExportOrigin | null; check: Check | null } = { origin: null, check: null };
  const begin = (beginning: Uint8Array): Check => {
    file.origin = exportOrigin(beginning);
    const check = createCheck({
      ...checkOptions(file.origin, { viewpoint: said.hosts, profile: said.profile }),
      done: (report) => {
        connections += 1;
        illegal += ENDS.filter((end) => report.hosts[end].verdict === 'illegal').length;
        reporter.connection(report, check.time?.began ?? 0);
      },
    });
    return check;
  };
  const error = await reasonOf(async () => {
    const shown = said.progress ?? terminal.errors.isTTY === true;
    const progress = progressOf(path, await sizeOf(path), shown ? terminal.errors : null);
    let octets = 0;
    try {
      for await (const piece of withBeginning(piecesOf(path))) {
        file.check ??= begin(piece);
        file.check.push(piece);
        octets += piece.length;
        progress.at(octets, file.check.counts.segments);
        await terminal.keepUp();
        if (terminal.closed) break;
      }
      if (!terminal.closed) file.check?.end();
    } finally {
      progress.end();
    }
  });
  // What could be read is judged, whatever came after it.
  const { origin, check } = file;
  check?.finish();
  const counts = check?.counts ?? newCounts();
  return { counts, connections, illegal, givenUp: check?.givenUp ?? 0, origin, error };
}

/** The same pieces, but the first has enough of the file to tell whether it is an export of ours: pipes give little. */
async function* withBeginning(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let beginning: Buffer | null = Buffer.alloc(0);
  for await (const piece of pieces) {
    if (beginning === null) yield piece;
    else {
      beginning = beginning.length === 0 ? piece : Buffer.concat([beginning, piece]);
      if (beginning.length < BEGINNING) continue;
      yield beginning;
      beginning = null;
    }
  }
  if (beginning !== null) yield beginning;
}

const piecesOf = (file: string): AsyncIterable<Buffer> =>
  file === '-' ? process.stdin : createReadStream(file, { highWaterMark: PIECE });

async function sizeOf(file: string): Promise<number | null> {
  if (file === '-') return null;
  const found = await stat(file);
  return found.isFile() ? found.size : null;
}

const SYSTEM_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  EACCES: 'It may not be read.',
  EISDIR: 'It is a folder.',
};

/** In one line why the file cannot be read; null when it can. */
async function reasonOf(read: () => Promise<void>): Promise<string | null> {
  try {
    await read();
    return null;
  } catch (error) {
    if (error instanceof CaptureError) return captureProblemText(words.captures, error.problem);
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return SYSTEM_ERRORS[code] ?? (error as Error).message;
  }
}
