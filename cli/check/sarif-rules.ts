/** The rules of SARIF for what `2msl check` finds: name, description, level, RFC. */
import { WARNING_CODES, type WarningCode } from '../../shared/observer/notes.ts';
import { VIOLATION_CODES, type ViolationCode } from '../../shared/observer/violations.ts';
import { words } from '../words.ts';

export type Level = 'error' | 'warning';

interface Rule {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string };
  readonly helpUri: string;
  readonly defaultConfiguration: { readonly level: Level };
}

/** The RFC and the section that a finding rests on; a result names the rule that was broken. */
const WRITTEN_IN: Readonly<Record<ViolationCode | WarningCode, readonly [rfc: number, section: string]>> = {
  'impossible-flags': [9293, '3.10.7.4'],
  'no-connection': [9293, '3.10.7.1'],
  'not-synchronized': [9293, '3.5'],
  'ack-bit-missing': [9293, '3.1'],
  'ack-of-nothing': [9293, '3.10.7.4'],
  'ack-falls-back': [9293, '3.4'],
  'wrong-seq': [9293, '3.4'],
  'skips-octets': [9293, '3.4'],
  'already-acknowledged': [9293, '3.10.7.4'],
  'other-octets': [9293, '3.4'],
  'text-after-fin': [9293, '3.6'],
  'second-fin': [9293, '3.6'],
  'fin-before-text': [9293, '3.6'],
  'beyond-window': [9293, '3.8.6'],
  'syn-in-connection': [9293, '3.10.1'],
  'other-iss': [9293, '3.4.1'],
  'unasked-syn-ack': [9293, '3.10.7.2'],
  'wrong-reset': [9293, '3.5.2'],
  'unasked-reset': [9293, '3.5.2'],
  'reply-missing': [9293, '3.10.7.4'],
  'timestamp-not-negotiated': [7323, '3.2'],
  'timestamp-missing': [7323, '3.2'],
  'timestamp-falls-back': [7323, '4.1'],
  'echo-of-nothing': [7323, '3.2'],
  'option-not-asked': [7323, '1.3'],
  'sack-of-nothing': [2018, '4'],
  'hole-not-filled': [2018, '5.1'],
  'late-ack': [9293, '3.8.6.3'],
  'over-mss': [9293, '3.7.1'],
  'resent-at-once': [6298, '2.4'],
  'window-taken-back': [9293, '3.8.6'],
  'sack-not-permitted': [2018, '2'],
};

const MEANING = {
  error:
    'No legal behaviour of the host explains this segment, nor does anything that a capture can lack or show in another order.',
  warning: 'This is legal, but nothing that a healthy host does.',
} as const;

const rule = (id: ViolationCode | WarningCode, level: Level, text: string): Rule => {
  const [rfc, section] = WRITTEN_IN[id];
  const helpUri = `https://www.rfc-editor.org/rfc/rfc${rfc}#section-${section}`;
  return {
    id,
    name: id.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text },
    fullDescription: { text: `${text} ${MEANING[level]}` },
    help: { text: `RFC ${rfc} §${section}` },
    helpUri,
    defaultConfiguration: { level },
  };
};

export const SARIF_RULES: readonly Rule[] = [
  ...VIOLATION_CODES.map((code) => rule(code, 'error', words.violations(code, { state: 'this state' }))),
  ...WARNING_CODES.map((code) => rule(code, 'warning', words.notes(code))),
];
