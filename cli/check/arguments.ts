/** The command line of `2msl check`. */
import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { PROFILES, type Profile } from '../../shared/observer/stacks.ts';

export interface CheckArguments {
  /** At least one; `-` is standard input. */
  readonly files: readonly string[];
  /** IP addresses as the reader of captures writes them. */
  readonly hosts: readonly string[];
  /** Null when nothing was said: then the file decides. */
  readonly profile: Profile | null;
  readonly json: boolean;
  /** Undefined when nothing was said. */
  readonly progress: boolean | undefined;
  readonly help: boolean;
}

/** What was said cannot be done; the message is one line for the user. */
export class ArgumentError extends Error {}

/** @throws ArgumentError */
export function parseCheckArguments(args: readonly string[]): CheckArguments {
  const { values, positionals } = parsed(args);
  const help = values.help ?? false;
  if (positionals.length === 0 && !help) throw new ArgumentError('no capture file was named');
  return {
    files: positionals,
    hosts: (values.host ?? []).map(address),
    profile: values.profile === undefined ? null : profileOf(values.profile),
    json: values.json ?? false,
    progress: values.progress,
    help,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        host: { type: 'string', multiple: true },
        profile: { type: 'string' },
        json: { type: 'boolean' },
        progress: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    // parseArgs throws TypeErrors for what it does not know; their second sentence is about file names with a dash.
    if (error instanceof TypeError) throw new ArgumentError(error.message.split('. ')[0]);
    throw error;
  }
}

function profileOf(name: string): Profile {
  const known = PROFILES.find((profile) => profile === name);
  if (known === undefined) {
    throw new ArgumentError(`there is no profile "${name}"; there are ${PROFILES.join(', ')}`);
  }
  return known;
}

function address(text: string): string {
  switch (isIP(text)) {
    case 4:
      return text;
    case 6:
      return canonicalIpv6(text);
    default:
      throw new ArgumentError(`--host wants an IP address, and "${text}" is none`);
  }
}

const MAPPED = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/;

/** RFC 5952, as URLs write it too; but for an IPv4-mapped address, which keeps its dots (§5). */
function canonicalIpv6(text: string): string {
  const [unzoned = text] = text.split('%');
  const canonical = new URL(`http://[${unzoned}]/`).hostname.slice(1, -1);
  const [, high, low] = MAPPED.exec(canonical) ?? [];
  if (high === undefined || low === undefined) return canonical;
  const octets = [high, low].flatMap((word) => {
    const value = Number.parseInt(word, 16);
    return [value >> 8, value & 0xff];
  });
  return `::ffff:${octets.join('.')}`;
}
