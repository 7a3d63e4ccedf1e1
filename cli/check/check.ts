/** `2msl check FILE…`: every connection of a capture before the observing judge. */

import { writeFile } from 'node:fs/promises';
import { type Check, checkOptions, createCheck } from '../../shared/capture/check.ts';
import { type ExportOrigin, exportOrigin } from '../../shared/capture/export-origin.ts';
import { type ConnectionReport, ENDS } from '../../shared/observer/observer.ts';
import { type CaptureCounts, newCounts } from '../../shared/pcap/counts.ts';
import { CaptureError, captureProblemText } from '../../shared/pcap/error.ts';
import { HELP } from '../help.ts';
import type { Terminal } from '../terminal.ts';
import { words } from '../words.ts';
import { ArgumentError, type CheckArguments, parseCheckArguments } from './arguments.ts';
import { keepSmall, tuneEngine } from './engine.ts';
import { Gathered } from './gathered.ts';
import { jsonReporter } from './json-report.ts';
import { Ladder } from './ladder.ts';
import { piecesOf, sizeOf } from './pieces.ts';
import { progressOf } from './progress.ts';
import { type FileSummary, printable, type Reporter, unreadNames } from './report.ts';
import { sarifReporter } from './sarif-report.ts';
import { sieveOf } from './sieve.ts';
import { textReporter } from './text-report.ts';

const EXIT = { legal: 0, illegal: 1, unreadable: 2 } as const;

/** @returns the exit status */
export async function check(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const said = parseCheckArguments(args);
    if (!said.help) {
      tuneEngine();
      return await checkFiles(said, terminal);
    }
    terminal.write(HELP);
    return 0;
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    terminal.errors.write(`2msl check: ${error.message}; see 2msl check --help\n`);
    return EXIT.unreadable;
  }
}

async function checkFiles(said: CheckArguments, terminal: Terminal): Promise<number> {
  const reporter = reporterOf(said, (text) => terminal.write(text));
  let status: number = EXIT.legal;
  const unseen = new Set(said.hosts);
  const ladder = new Ladder();
  const telling: Reporter = {
    ...reporter,
    connection(report, since, record) {
      for (const end of ENDS) unseen.delete(report[end].ip);
      reporter.connection(report, since, said.explain ? record : null);
      if (said.ladder !== null && record !== null) ladder.offer(report, since, record);
    },
  };
  const captures = said.followOn ? [said.files] : said.files.map((file) => [file]);
  for (const files of captures) {
    const name = files.join(' ');
    reporter.begin(name);
    const summary = await checkCapture(files, said, telling, terminal);
    reporter.end(summary);
    if (summary.error !== null) terminal.errors.write(`2msl check: ${printable(name)}: ${summary.error}\n`);
    const found = summary.error !== null ? EXIT.unreadable : summary.illegal > 0 ? EXIT.illegal : EXIT.legal;
    status = Math.max(status, found);
    if (terminal.closed) break;
  }
  reporter.finish();
  const { svg } = ladder;
  if (said.ladder !== null && svg !== null) {
    const { ladder: picture } = said;
    const reason = await reasonOf(() => writeFile(picture, svg), UNWRITABLE);
    if (reason !== null) {
      terminal.errors.write(`2msl check: --ladder ${printable(picture)}: ${reason}\n`);
      status = EXIT.unreadable;
    }
  }
  if (!terminal.closed)
    for (const host of unseen)
      terminal.errors.write(
        `2msl check: --host ${host}: no connection is of this host, nobody was judged strictly\n`,
      );
  return status;
}

function reporterOf({ format, hosts }: CheckArguments, write: (text: string) => void): Reporter {
  switch (format) {
    case 'json':
      return jsonReporter(write);
    case 'sarif':
      return sarifReporter(write);
    case 'text':
      return textReporter({ write, hosts });
  }
}

/** So much of a file is looked at before it is judged. */
const BEGINNING = 1 << 12;
/** Connections that are reported together at the end, before the terminal is to keep up. */
const TOGETHER = 1_000;

async function checkCapture(
  files: readonly string[],
  said: CheckArguments,
  reporter: Reporter,
  terminal: Terminal,
): Promise<FileSummary> {
  const running = new RunningCapture(files.join(' '), said, reporter);
  let error: string | null = null;
  for (const file of files) {
    error = await reasonOf(() => running.read(file, terminal), UNREADABLE);
    if (error !== null || terminal.closed) break;
  }
  await running.finish(terminal);
  return running.summary(error);
}

/** One capture, of one file or of several that follow each other. */
class RunningCapture {
  readonly #name: string;
  readonly #said: CheckArguments;
  readonly #reporter: Reporter;
  /** Null before the beginning of the file has told by what it is to be judged. */
  #check: Check | null = null;
  #origin: ExportOrigin | null = null;
  #gathered: Gathered | null = null;
  #connections = 0;
  #illegal = 0;
  #warned = 0;

  constructor(name: string, said: CheckArguments, reporter: Reporter) {
    this.#name = name;
    this.#said = said;
    this.#reporter = reporter;
  }

  /** @throws CaptureError, or what the system says of the file */
  async read(file: string, terminal: Terminal): Promise<void> {
    const shown = this.#said.progress ?? terminal.errors.isTTY === true;
    const progress = progressOf(file, await sizeOf(file), shown ? terminal.errors : null);
    const stop = (): unknown => process.stdin.destroy();
    // Whoever ends a running capture wants to know what was in it.
    if (file === '-') process.once('SIGINT', stop);
    let octets = 0;
    this.#check?.nextFile();
    try {
      for await (const piece of withBeginning(piecesOf(file))) {
        this.#check ??= this.#begin(piece);
        this.#check.push(piece);
        keepSmall(this.#check.open);
        octets += piece.length;
        progress.at(octets, this.#check.counts.segments);
        await terminal.keepUp();
        if (terminal.closed) return;
      }
      this.#check?.end();
    } finally {
      process.off('SIGINT', stop);
      progress.end();
    }
  }

  /** What could be read is judged, whatever came after it. */
  async finish(terminal: Terminal): Promise<void> {
    while (this.#check?.finish(TOGETHER) === false) await terminal.keepUp();
  }

  summary(problem: string | null): FileSummary {
    const counts = this.#check?.counts ?? newCounts();
    const error = problem ?? this.#nothingRead(counts);
    return {
      counts,
      connections: this.#connections,
      illegal: this.#illegal,
      warned: this.#warned,
      givenUp: this.#check?.givenUp ?? 0,
      origin: this.#origin,
      error,
    };
  }

  /** A file of which nothing was judged is no legal one. */
  #nothingRead(counts: CaptureCounts): string | null {
    if (this.#connections > 0) return null;
    if (counts.segments > 0) return 'No segment of it passes the filters.';
    const names = unreadNames(counts);
    const passed = names.length === 0 ? '' : ` Passed over: ${names.join(', ')}.`;
    return captureProblemText(words.captures, { id: 'no-tcp' }) + passed;
  }

  #begin(beginning: Uint8Array): Check {
    const { hosts, profile, complete, explain, ladder, sieve } = this.#said;
    this.#origin = exportOrigin(beginning);
    const told = checkOptions(this.#origin, { viewpoint: hosts, profile });
    const options = complete === null ? told : { ...told, complete };
    this.#gathered = explain || ladder !== null ? new Gathered(this.#name, options) : null;
    const keep = sieveOf(sieve);
    const check: Check = createCheck({
      ...options,
      ...(keep === null ? {} : { keep }),
      ...(this.#gathered === null ? {} : { seen: (segment) => this.#gathered?.add(segment) }),
      done: (report) => this.#report(report, check),
    });
    return check;
  }

  #report(report: ConnectionReport, { time }: Check): void {
    this.#connections += 1;
    for (const end of ENDS) {
      const { verdict } = report.hosts[end];
      if (verdict === 'illegal') this.#illegal += 1;
      if (verdict === 'warning') this.#warned += 1;
    }
    const record = this.#gathered?.recordOf(report, time?.last ?? 0) ?? null;
    this.#reporter.connection(report, time?.began ?? 0, record);
  }
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

type SystemErrors = Readonly<Record<string, string>>;

const UNREADABLE: SystemErrors = {
  ENOENT: 'There is no such file.',
  EACCES: 'It may not be read.',
  EISDIR: 'It is a folder.',
};
const UNWRITABLE: SystemErrors = {
  ENOENT: 'There is no such folder.',
  EACCES: 'It may not be written.',
  EISDIR: 'It is a folder.',
};

/** In one line why a file cannot be read, or written; null when it can. */
async function reasonOf(use: () => Promise<void>, errors: SystemErrors): Promise<string | null> {
  try {
    await use();
    return null;
  } catch (error) {
    if (error instanceof CaptureError) return captureProblemText(words.captures, error.problem);
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return errors[code] ?? (error as Error).message;
  }
}
