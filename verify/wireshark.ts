/** Wireshark's command line, for tests: the independent oracle of what is in a capture. */
import { execFileSync, spawnSync } from 'node:child_process';

/** Which tools are not there. A test that needs them must say so when it is skipped. */
export const MISSING_TOOLS = ['tshark', 'capinfos'].filter(
  (tool) => spawnSync(tool, ['--version']).status !== 0,
);

export const HOW_TO_INSTALL = 'apt-get install tshark (macOS: brew install wireshark)';

/** Says on the terminal, and returns for a title, why tests are skipped; empty when nothing is missing. */
export function missingTools(what: string): string {
  if (MISSING_TOOLS.length === 0) return '';
  const why = `${MISSING_TOOLS.join(' and ')} not found: ${HOW_TO_INSTALL}`;
  process.stderr.write(`\nNOT TESTED: ${what} — ${why}\n\n`);
  return ` — ${why}`;
}

const OPTIONS = ['tcp.check_checksum:TRUE', 'ip.check_checksum:TRUE', 'tcp.relative_sequence_numbers:FALSE'];

/** The fields of each frame of a file; an absent one is the empty string, of one that occurs often the last. */
export function tshark<F extends string>(
  path: string,
  fields: readonly F[],
  args: readonly string[] = [],
): Record<F, string>[] {
  const options = OPTIONS.flatMap((option) => ['-o', option]);
  const wanted = ['-T', 'fields', '-E', 'occurrence=l', ...fields.flatMap((field) => ['-e', field])];
  const output = run('tshark', ['-r', path, ...options, ...args, ...wanted]);
  const lines = output.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const values = line.split('\t');
    return Object.fromEntries(fields.map((field, i) => [field, values[i] ?? ''])) as Record<F, string>;
  });
}

export const capinfos = (path: string): string => run('capinfos', [path]);

function run(tool: string, args: readonly string[]): string {
  // What it says on stderr (that it should not run as root) is kept from the terminal, but not from an error's message.
  return execFileSync(tool, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 2 ** 28,
  });
}
