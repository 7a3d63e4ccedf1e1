/** The command line of `2msl check`. */
import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { PROFILES, type Profile } from '../../shared/observer/stacks.ts';
import type { Sieve } from './sieve.ts';

export interface CheckArguments {
  /** At least one; `-` is standard input. */
  readonly files: readonly string[];
  /** IP addresses as the reader of captures writes them. */
  readonly hosts: readonly string[];
  /** Null when nothing was said: then the file decides. */
  readonly profile: Profile | null;
  readonly format: 'text' | 'json' | 'sarif';
  /** Nothing is missing in the capture; null when nothing was said. */
  readonly complete: boolean | null;
  readonly explain: boolean;
  /** Where a picture of the connection goes. */
  readonly ladder: string | null;
  /** The files are one capture, in this order. */
  readonly followOn: boolean;
  readonly sieve: Sieve;
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
    hosts: (values.host ?? []).map((text) => address(text, '--host')),
    profile: values.profile === undefined ? null : profileOf(values.profile),
    format: formatOf(values),
    complete: values.complete ?? null,
    explain: values.explain ?? false,
    ladder: values.ladder ?? null,
    followOn: values['follow-on'] ?? false,
    sieve: {
      about: (values.about ?? []).map((text) => address(text, '--about')),
      ports: (values.port ?? []).map(port),
      frames: values.frames === undefined ? null : range(values.frames, '--frames'),
      seconds: values.seconds === undefined ? null : range(values.seconds, '--seconds'),
    },
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
        sarif: { type: 'boolean' },
        complete: { type: 'boolean' },
        explain: { type: 'boolean' },
        ladder: { type: 'string' },
        'follow-on': { type: 'boolean' },
        about: { type: 'string', multiple: true },
        port: { type: 'string', multiple: true },
        frames: { type: 'string' },
        seconds: { type: 'string' },
        progress: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    if (error instanceof TypeError) throw new ArgumentError(oneSentence(error.message));
    throw error;
  }
}

/**
 * Of what parseArgs says: of an unknown option the first sentence, as the second is about file names with a dash; of a value
 * with a dash the last line, which says how to write it.
 */
function oneSentence(message: string): string | undefined {
  return message.split('\n').at(-1)?.split('. ')[0]?.replace(/\.$/, '');
}

function profileOf(name: string): Profile {
  const known = PROFILES.find((profile) => profile === name);
  if (known === undefined) {
    throw new ArgumentError(`there is no profile "${name}"; there are ${PROFILES.join(', ')}`);
  }
  return known;
}

function formatOf({ json, sarif }: { json?: boolean; sarif?: boolean }): CheckArguments['format'] {
  if (json && sarif) throw new ArgumentError('--json and --sarif are two formats; choose one');
  return json ? 'json' : sarif ? 'sarif' : 'text';
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 0xffff)
    throw new ArgumentError(`--port wants a number up to 65535, and "${text}" is none`);
  return number;
}

/** `100-200`, `100-`, `-200`. */
function range(text: string, option: string): readonly [number, number] {
  const [, from, to] = /^(\d+(?:\.\d+)?)?-(\d+(?:\.\d+)?)?$/.exec(text) ?? [];
  const [first, last] = [Number(from ?? 0), Number(to ?? Number.POSITIVE_INFINITY)];
  if ((from === undefined && to === undefined) || first > last)
    throw new ArgumentError(`${option} wants a range like 100-200, and "${text}" is none`);
  return [first, last];
}

function address(text: string, option: string): string {
  switch (isIP(text)) {
    case 4:
      return text;
    case 6:
      return canonicalIpv6(text);
    default:
      throw new ArgumentError(`${option} wants an IP address, and "${text}" is none`);
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
