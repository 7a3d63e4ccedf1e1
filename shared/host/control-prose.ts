/**
 * The controls that have a price, and those that a Linux of today has a value for.
 * `words.controls` has the sentences.
 */
import type { Translate } from '../words/format.ts';
import type { English } from '../words/words.ts';
import { COMMANDS, type CommandKind } from './controls/commands.ts';
import type { ControlId } from './controls.ts';

const PRICED = [
  'syn-backlog',
  'syn-ack-retries',
  'syn-cookies',
  'syn-limit',
  'descriptors',
] as const satisfies readonly ControlId[];

const ON_LINUX = [
  'time-wait',
  'orphan-retries',
  'keep-alive',
  'syn-backlog',
  'syn-ack-retries',
  'syn-cookies',
  'connection-header',
  'port-range',
  'time-wait-reuse',
  'timestamps',
  'fin-timeout',
  'reuse-address',
  'descriptors',
] as const satisfies readonly ControlId[];

/** Those of whose commands there is something to say. */
const REMARKED = [
  'time-wait',
  'syn-backlog',
  'syn-limit',
  'time-wait-reuse',
  'fin-timeout',
] as const satisfies readonly ControlId[];

export interface ControlCommand {
  readonly kind: CommandKind;
  /** When one types it, or where. */
  readonly name: string;
  /** To be copied as they stand. */
  readonly lines: string;
}

export interface ControlProse {
  readonly about: string;
  /** What it costs those whom it does not concern. */
  readonly price: string | null;
  /** How a Linux of today is set up. */
  readonly linux: string | null;
  /** What one types on a real system; nothing of what no system lets one set. */
  readonly commands: readonly ControlCommand[];
  /** What is easily got wrong about them. */
  readonly remark: string | null;
  /** For who copies a command. */
  readonly copying: { readonly title: string; readonly copy: string; readonly copied: string };
}

export function controlProse(control: ControlId, say: Translate<English['controls']>): ControlProse {
  const priced = PRICED.find((id) => id === control);
  const remarked = REMARKED.find((id) => id === control);
  const onLinux = ON_LINUX.find((id) => id === control);
  return {
    about: say(`${control}.about`),
    price: priced ? say(`${priced}.price`) : null,
    linux: onLinux ? say(`${onLinux}.linux`) : null,
    commands: (COMMANDS[control] ?? []).map(({ kind, lines }) => ({
      kind,
      name: say(`command.${kind}`),
      lines,
    })),
    remark: remarked ? say(`${remarked}.remark`) : null,
    copying: { title: say('commands'), copy: say('copy'), copied: say('copied') },
  };
}
