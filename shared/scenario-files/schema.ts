/** Whether data is a scenario file, and if not, where it is not. */

import { z } from 'zod';
import { BOUNDS } from '../host/config.ts';
import { CONTROLS, type ControlId } from '../host/controls.ts';
import { ACTS } from '../host/crowd.ts';
import { HOSTS } from '../hosts.ts';
import { CALLS, SIGNALS } from '../tcp/event.ts';
import { RULES, type RuleId } from '../tcp/rules.ts';
import { parseFlags } from '../tcp/segment.ts';
import { STATES } from '../tcp/state.ts';
import { crowdComplaints, fileCrowd } from './crowd-schema.ts';
import {
  BASES,
  FILE_ACTS,
  FILE_FORMAT,
  type FileGoal,
  type FilePrediction,
  type FileScriptItem,
  isRight,
  type ScenarioFile,
} from './file.ts';
import { nearest } from './nearest.ts';
import { languageComplaints, ownText } from './text-schema.ts';

/** More than any lesson needs; what is beyond them would cost a server or a page. */
export const FILE_LIMITS = {
  seconds: 3_600,
  timeLimit: 2 * 3_600,
  script: 200,
  faults: 50,
  goals: 20,
  title: 80,
  introduction: 1_200,
  debrief: 6_000,
  goal: 300,
  predictions: 10,
  option: 120,
  octets: 1_000,
} as const;

const host = z.enum(HOSTS);
const state = z.enum(STATES);
const rule = z.enum(Object.keys(RULES) as [RuleId, ...RuleId[]]);
const control = z.enum(Object.keys(CONTROLS) as [ControlId, ...ControlId[]]);
const seconds = z.number().min(0).max(FILE_LIMITS.seconds);
const probability = z.number().min(0).max(1);
const sequenceNumber = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);
const perHost = <T extends z.ZodType>(value: T) =>
  z.strictObject({ A: value.exactOptional(), B: value.exactOptional() });

const isFlags = (value: string): boolean => {
  try {
    parseFlags(value);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};
const flags = z.string().refine(isFlags, 'must be control bits, such as SYN,ACK');

/** Latin-1, one character an octet, as the game's streams are. */
const octets = z
  .string()
  .min(1)
  .max(FILE_LIMITS.octets)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the octets 0–255 are exactly what a stream may carry.
  .regex(/^[\u0000-\u00ff]*$/, 'must consist of characters of one octet: Latin letters, digits, signs');

const constantChanges = {
  msl: seconds.exactOptional(),
  initialRto: seconds.min(1).exactOptional(),
  minRto: seconds.min(1).exactOptional(),
  maxRto: seconds.min(1).exactOptional(),
  rtoAfterSynRetransmission: seconds.min(1).exactOptional(),
  delayedAck: seconds.exactOptional(),
  userTimeout: seconds.min(1).nullable().exactOptional(),
  acknowledge: z.enum(['at once', 'delayed']).exactOptional(),
  r1: z.int().min(1).max(20).exactOptional(),
  r2: z.int().min(1).max(20).exactOptional(),
  r2Syn: z.int().min(1).max(20).exactOptional(),
  r2Orphan: z.int().min(1).max(20).nullable().exactOptional(),
  receiveBuffer: z.int().min(1).max(65_535).exactOptional(),
  mss: z.int().min(10).max(1_460).exactOptional(),
  nagle: z.boolean().exactOptional(),
  receive: z.enum(['always', 'on call']).exactOptional(),
  halfDuplexClose: z.boolean().exactOptional(),
  challenge: z.enum(['must', 'may']).exactOptional(),
  thirdAck: z.enum(['sent', 'withheld']).exactOptional(),
};

const cast = z.strictObject({
  name: ownText(40),
  iss: z.union([sequenceNumber, z.array(sequenceNumber).min(1).max(20)]).exactOptional(),
  constants: z.strictObject(constantChanges).exactOptional(),
  controls: z.partialRecord(control, z.int().min(0)).exactOptional(),
});

const segmentMatch = z.strictObject({
  from: host,
  flags: flags.exactOptional(),
  without: flags.exactOptional(),
  text: z.boolean().exactOptional(),
  seq: sequenceNumber.exactOptional(),
  ack: sequenceNumber.exactOptional(),
  wnd: z.int().min(0).max(65_535).exactOptional(),
});

const fault = z.strictObject({
  on: segmentMatch,
  nth: z.int().min(1).max(1_000).exactOptional(),
  times: z.int().min(1).max(1_000).exactOptional(),
  do: z.union(
    [
      z.literal('lose'),
      z.strictObject({ delay: seconds }),
      z.strictObject({ duplicate: seconds }),
      z.strictObject({ stray: segmentMatch }),
      z.strictObject({ hold: segmentMatch }),
    ],
    {
      error:
        'must be lose, { delay: seconds }, { duplicate: seconds }, { stray: segment } or { hold: segment }',
    },
  ),
});

const wire = z.strictObject({
  delay: seconds.min(0.01).exactOptional(),
  jitter: seconds.exactOptional(),
  loss: probability.exactOptional(),
  duplication: probability.exactOptional(),
  reordering: probability.exactOptional(),
  reorderDelay: seconds.exactOptional(),
  msl: seconds.min(0.01).exactOptional(),
  faults: z.array(fault).max(FILE_LIMITS.faults).exactOptional(),
});

const name = z.string().min(1).max(40);
const condition = z.strictObject({
  states: perHost(z.union([state, z.array(state).min(1)])).exactOptional(),
  delivered: perHost(z.int().min(0)).exactOptional(),
  acknowledged: host.exactOptional(),
  rules: perHost(rule).exactOptional(),
  after: z.union([name, z.array(name)]).exactOptional(),
  goals: z.union([name, z.array(name)]).exactOptional(),
});
const scheduled = {
  name: name.exactOptional(),
  when: condition.exactOptional(),
  delay: seconds.exactOptional(),
  autopilots: z.array(host).min(1).max(2).exactOptional(),
  people: z.array(host).min(1).max(2).exactOptional(),
};

const guess = z.union([
  sequenceNumber,
  z.strictObject({
    host,
    of: z.enum(['ISS', 'IRS', 'SND.UNA', 'SND.NXT', 'RCV.NXT']),
    plus: z.int().exactOptional(),
  }),
]);

const injection = z.strictObject({
  to: host,
  flags,
  seq: guess,
  ack: guess.exactOptional(),
  wnd: z.int().min(0).max(65_535).exactOptional(),
  text: octets.exactOptional(),
});

/** By the key that says what it is, so that an error tells of that kind alone. */
function byKey<T>(
  what: 'goal' | 'item',
  kinds: Readonly<Record<string, z.ZodType>>,
  besides: readonly string[],
): z.ZodType<T> {
  const keys = Object.keys(kinds);
  const list = keys.join(', ');
  /** A word that is none of theirs, and the one that it may have been meant for. */
  const unknown = (value: object): string | null => {
    const word = Object.keys(value).find((key) => !besides.includes(key));
    if (word === undefined) return null;
    const meant = nearest(word, keys);
    return `there is no ${what} called "${word}": ${meant === null ? `it may be one of ${list}` : `${meant}?`}`;
  };
  return z.unknown().transform((value, context) => {
    const known = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
    const found = keys.filter((key) => key in known);
    const [key] = found;
    const kind = key === undefined ? undefined : kinds[key];
    if (kind === undefined || found.length > 1) {
      const wrong = found.length === 0 ? unknown(known) : null;
      context.addIssue(
        wrong ?? `must be ${what === 'item' ? 'an' : 'a'} ${what} with exactly one of ${list}`,
      );
      return z.NEVER;
    }
    const read = kind.safeParse(value);
    if (read.success) return read.data as T;
    for (const issue of read.error.issues) context.issues.push({ ...issue, input: value } as never);
    return z.NEVER;
  }) as unknown as z.ZodType<T>;
}

const call = z.discriminatedUnion('call', [
  z.strictObject({ ...scheduled, host, call: z.literal('OPEN'), mode: z.enum(['active', 'passive']) }),
  z.strictObject({ ...scheduled, host, call: z.literal('SEND'), text: octets }),
  z.strictObject({ ...scheduled, host, call: z.literal('RECEIVE'), octets: z.int().min(1).max(65_535) }),
  z.strictObject({ ...scheduled, host, call: z.literal('CLOSE') }),
  z.strictObject({ ...scheduled, host, call: z.literal('ABORT') }),
]);

const scriptItem = byKey<FileScriptItem>(
  'item',
  {
    call,
    control: z.strictObject({ ...scheduled, host, control, value: z.int().min(0) }),
    inject: z.strictObject({ ...scheduled, inject: injection }),
    crash: z.strictObject({ ...scheduled, crash: host, stays: z.literal(true).exactOptional() }),
    crowd: z.strictObject({ ...scheduled, crowd: z.literal('begins') }),
    act: z.strictObject({ ...scheduled, host: z.literal('B'), act: z.enum(FILE_ACTS) }),
  },
  [...Object.keys(scheduled), 'host', 'mode', 'text', 'octets', 'value'],
);

const words = {
  name: name.exactOptional(),
  text: ownText(FILE_LIMITS.goal).exactOptional(),
  veiled: ownText(FILE_LIMITS.goal).exactOptional(),
};
const way = z.array(state).min(2).max(30);
const times = z.int().min(1).max(100);

const goal = byKey<FileGoal>(
  'goal',
  {
    established: z.strictObject({ ...words, established: z.enum(['both', 'without RST']) }),
    closed: z.strictObject({ ...words, closed: z.literal('in order') }),
    acknowledged: z.strictObject({ ...words, acknowledged: z.literal('everything') }),
    walks: z.strictObject({ ...words, walks: z.strictObject({ host, states: way }) }),
    visits: z.strictObject({ ...words, visits: z.strictObject({ host, states: z.array(state).min(1) }) }),
    receives: z.strictObject({ ...words, receives: z.strictObject({ host, text: octets }) }),
    meets: z.strictObject({ ...words, meets: z.strictObject({ host, rule }) }),
    hears: z.strictObject({ ...words, hears: z.strictObject({ host, signal: z.enum(SIGNALS) }) }),
    retransmits: z.strictObject({ ...words, retransmits: z.strictObject({ host, times }) }),
    resets: z.strictObject({ ...words, resets: z.strictObject({ host, times }) }),
    served: z.strictObject({ ...words, served: z.int().min(1).max(BOUNDS.connections) }),
    piles: z.strictObject({
      ...words,
      piles: z.strictObject({ host, state, count: z.int().min(1).max(BOUNDS.connections) }),
    }),
    tries: z.strictObject({ ...words, tries: z.strictObject({ host, control, seconds: seconds.min(1) }) }),
    fails: z.strictObject({ ...words, fails: z.strictObject({ host, control }) }),
    helps: z.strictObject({
      ...words,
      helps: z.strictObject({
        host,
        control,
        value: z.int().min(0),
        requests: z.int().min(1).max(BOUNDS.connections),
      }),
    }),
  },
  Object.keys(words),
);

const option = z.union(
  [z.strictObject({ right: ownText(FILE_LIMITS.option) }), ownText(FILE_LIMITS.option)],
  {
    error: 'must be a text, or { right: text } for the one that comes true',
  },
);

const prediction: z.ZodType<FilePrediction> = z.strictObject({
  question: ownText(FILE_LIMITS.goal),
  host: host.exactOptional(),
  when: condition.exactOptional(),
  options: z
    .array(option)
    .min(2)
    .max(5)
    .refine((options) => options.filter(isRight).length === 1, 'must have one that is right, and only one'),
  reveal: condition.exactOptional(),
  because: ownText(FILE_LIMITS.goal).exactOptional(),
});

export const scenarioFileSchema: z.ZodType<ScenarioFile> = z
  .strictObject({
    format: z.literal(FILE_FORMAT).exactOptional(),
    title: ownText(FILE_LIMITS.title),
    introduction: ownText(FILE_LIMITS.introduction),
    debrief: ownText(FILE_LIMITS.debrief),
    cast: z.strictObject({ A: cast, B: cast }),
    constants: z.strictObject({ base: z.enum(BASES).exactOptional(), ...constantChanges }).exactOptional(),
    wire: wire.exactOptional(),
    opening: z.boolean().exactOptional(),
    script: z.array(scriptItem).max(FILE_LIMITS.script).exactOptional(),
    freeCalls: z.array(z.enum(CALLS)).exactOptional(),
    controls: perHost(z.array(control)).exactOptional(),
    crowd: fileCrowd.exactOptional(),
    acts: perHost(z.array(z.enum(ACTS))).exactOptional(),
    goals: z.array(goal).min(1).max(FILE_LIMITS.goals),
    predictions: z.array(prediction).max(FILE_LIMITS.predictions).exactOptional(),
    minutes: z.int().min(1).max(120).exactOptional(),
    timeLimit: z.number().min(10).max(FILE_LIMITS.timeLimit).exactOptional(),
    showWire: z.boolean().exactOptional(),
    think: seconds.min(0.1).exactOptional(),
  })
  .superRefine((file, context) => {
    for (const { path, message } of crowdComplaints(file)) {
      context.addIssue({ code: 'custom', path, message });
    }
  })
  .superRefine(({ script = [], cast: hosts, controls = {}, goals, predictions = [] }, context) => {
    const complain: Complain = (path, message) => context.addIssue({ code: 'custom', path, message });
    namesAreKnown(script, complain);
    goalsAreKnown(script, goals, complain);
    predictionsAreKnown(predictions, { script, goals }, complain);
    for (const one of HOSTS) {
      for (const [id, value] of Object.entries(hosts[one].controls ?? {})) {
        valueIsKnown(id as ControlId, value, (message) => complain(['cast', one, 'controls', id], message));
      }
    }
    for (const [i, item] of script.entries()) {
      if (!('control' in item)) continue;
      valueIsKnown(item.control, item.value, (message) => complain(['script', i, 'value'], message));
    }
    for (const [i, one] of goals.entries()) {
      if (!('helps' in one)) continue;
      valueIsKnown(one.helps.control, one.helps.value, (message) =>
        complain(['goals', i, 'helps', 'value'], message),
      );
    }
    for (const one of HOSTS) {
      const twice = controls[one]?.findIndex((id, i, all) => all.indexOf(id) !== i) ?? -1;
      if (twice >= 0) complain(['controls', one, twice], 'is named twice');
    }
  });

/** As its author hands it in; what was kept and recorded may be in languages that are no longer there. */
export const authoredFileSchema = scenarioFileSchema.superRefine((file, context) => {
  for (const { path, message } of languageComplaints(file)) {
    context.addIssue({ code: 'custom', path, message });
  }
});

type Complain = (path: (string | number)[], message: string) => void;

/** An item may wait for those before it: then none can wait for itself. */
function namesAreKnown(script: readonly FileScriptItem[], complain: Complain): void {
  const known = new Set<string>();
  for (const [i, item] of script.entries()) {
    for (const after of [item.when?.after ?? []].flat()) {
      if (!known.has(after))
        complain(['script', i, 'when', 'after'], `no item before this one is named "${after}"`);
    }
    if (item.name === undefined) continue;
    if (known.has(item.name)) complain(['script', i, 'name'], `another item is named "${item.name}"`);
    known.add(item.name);
  }
}

function goalsAreKnown(
  script: readonly FileScriptItem[],
  goals: readonly FileGoal[],
  complain: Complain,
): void {
  const known = new Set<string>();
  for (const [i, { name: called }] of goals.entries()) {
    if (called === undefined) continue;
    if (known.has(called)) complain(['goals', i, 'name'], `another goal is named "${called}"`);
    known.add(called);
  }
  for (const [i, item] of script.entries()) {
    for (const goal of [item.when?.goals ?? []].flat()) {
      if (!known.has(goal)) complain(['script', i, 'when', 'goals'], `no goal is named "${goal}"`);
    }
  }
}

/** What a prediction waits for has a name, anywhere in the file. */
function predictionsAreKnown(
  predictions: readonly FilePrediction[],
  { script, goals }: { readonly script: readonly FileScriptItem[]; readonly goals: readonly FileGoal[] },
  complain: Complain,
): void {
  const items = new Set(script.map((item) => item.name));
  const called = new Set(goals.map((one) => one.name));
  for (const [i, one] of predictions.entries()) {
    for (const part of ['when', 'reveal'] as const) {
      const { after = [], goals: reached = [] } = one[part] ?? {};
      for (const item of [after].flat()) {
        if (!items.has(item)) complain(['predictions', i, part, 'after'], `no item is named "${item}"`);
      }
      for (const goal of [reached].flat()) {
        if (!called.has(goal)) complain(['predictions', i, part, 'goals'], `no goal is named "${goal}"`);
      }
    }
  }
}

function valueIsKnown(id: ControlId, value: number, complain: (message: string) => void): void {
  const values: readonly number[] = CONTROLS[id].values;
  if (!values.includes(value)) complain(`must be one of ${values.join(', ')} for ${id}`);
}
