/** A scenario made of a checked file. The same file makes the same scenario, here and in ten years. */
import type { CrowdConfig } from '../host/config.ts';
import type { CrowdAct } from '../host/crowd.ts';
import {
  CALM_WIRE,
  HUMANE_CONSTANTS,
  OPENING,
  PATIENT_CONSTANTS,
  THINK,
  TIME_LIMIT,
} from '../scenarios/catalogue/defaults.ts';
import { failed, helped, pileUp, tried } from '../scenarios/crowd-goals.ts';
import {
  bothEstablished,
  closedInOrder,
  establishedWithoutReset,
  receives,
  walks,
} from '../scenarios/goals.ts';
import type { OwnText, OwnTexts } from '../scenarios/own-texts.ts';
import type {
  Cast,
  Condition,
  Goal,
  Prediction,
  Scenario,
  ScriptedCallBody,
  ScriptItem,
} from '../scenarios/scenario.ts';
import type { Constants } from '../tcp/constants.ts';
import { parseFlags } from '../tcp/segment.ts';
import type { Fault, SegmentMatch } from '../wire/fault.ts';
import type { WireConfig } from '../wire/wire.ts';
import {
  DURATIONS,
  type FileAct,
  type FileCall,
  type FileCast,
  type FileCondition,
  type FileConstantChanges,
  type FileConstants,
  type FileCrowd,
  type FileFault,
  type FileGoal,
  type FileOption,
  type FilePrediction,
  type FileScriptItem,
  type FileSegmentMatch,
  type FileWire,
  isRight,
  type ScenarioFile,
  type Seconds,
} from './file.ts';
import {
  everythingAcknowledged,
  hears,
  meetsRule,
  resets,
  retransmits,
  servedInARow,
  visits,
} from './goals.ts';

/** Scenarios of files stand behind the catalogue, and have no number in it. */
export const NO_NUMBER = 0;

const ms = (seconds: Seconds): number => Math.round(seconds * 1_000);

/** @param version of the content, so that a record is never told by another file */
export function scenarioOf(file: ScenarioFile, { id, version }: { id: string; version: number }): Scenario {
  const { cast, opening = true, script = [], predictions = [] } = file;
  const goals = uniquely(file.goals.map(goalOf));
  const before = opening ? OPENING : [];
  const named: Named = {
    item: (name) => before.length + script.findIndex((one) => one.name === name),
    goal: (name) => goals[file.goals.findIndex((goal) => goal.name === name)]?.id ?? name,
  };
  return {
    id,
    version,
    number: NO_NUMBER,
    own: textsOf(file, goals),
    cast: { A: castOf(cast.A), B: castOf(cast.B) },
    constants: constantsOf(file.constants ?? {}),
    wire: wireOf(file.wire ?? {}),
    script: [...before, ...script.map((one) => itemOf(one, named))],
    freeCalls: file.freeCalls ?? [],
    ...(file.controls === undefined ? {} : { offered: file.controls }),
    ...(file.crowd === undefined ? {} : { crowd: crowdOf(file.crowd) }),
    ...(file.acts === undefined ? {} : { acts: file.acts }),
    goals,
    ...(predictions.length === 0
      ? {}
      : { predictions: predictions.map((one, i) => predictionOf(one, i, named)) }),
    ...(file.minutes === undefined ? {} : { minutes: file.minutes }),
    timeLimit: file.timeLimit === undefined ? TIME_LIMIT : ms(file.timeLimit),
    showWire: file.showWire ?? false,
    think: file.think === undefined ? THINK : ms(file.think),
  };
}

export function crowdOf({ from, every, patience, slow, acceptQueue }: FileCrowd): CrowdConfig {
  return {
    from,
    every: ms(every),
    patience: ms(patience),
    ...(slow === undefined ? {} : { slow: { nth: slow.nth, delay: ms(slow.delay) } }),
    acceptQueue,
  };
}

/** By the keys of {@link OwnTexts}; what a goal of the file does not word is told as it is everywhere. */
function textsOf(
  { title, introduction, debrief, cast, goals, predictions = [] }: ScenarioFile,
  made: readonly Goal[],
): OwnTexts {
  const worded = made.flatMap(({ id }, i) => {
    const { text, veiled } = goals[i] ?? {};
    return [
      ...(text === undefined ? [] : [[`goal.${id}`, text] as const]),
      ...(veiled === undefined ? [] : [[`goal.${id}.veiled`, veiled] as const]),
    ];
  });
  const { A, B } = cast;
  return {
    title,
    introduction,
    debrief,
    'cast.A': A.name,
    'cast.B': B.name,
    ...Object.fromEntries([...worded, ...predictions.flatMap(predictionTexts)]),
  };
}

function castOf({ iss, constants, controls }: FileCast): Cast {
  return {
    ...(iss === undefined ? {} : { iss }),
    ...(constants === undefined ? {} : { constants: changesOf(constants) }),
    ...(controls === undefined ? {} : { controls }),
  };
}

const constantsOf = ({ base = 'patient', ...changes }: FileConstants): Constants => ({
  ...(base === 'patient' ? PATIENT_CONSTANTS : HUMANE_CONSTANTS),
  ...changesOf(changes),
});

function changesOf({ userTimeout, ...changes }: FileConstantChanges): Partial<Constants> {
  const durations = DURATIONS.flatMap((name) => {
    const value = changes[name];
    return value === undefined ? [] : [[name, ms(value)] as const];
  });
  return {
    ...changes,
    ...Object.fromEntries(durations),
    ...(userTimeout === undefined ? {} : { userTimeout: userTimeout === null ? null : ms(userTimeout) }),
  };
}

function wireOf({ delay, jitter, reorderDelay, msl, faults = [], ...chances }: FileWire): WireConfig {
  const durations = { delay, jitter, reorderDelay, msl };
  const given = Object.entries(durations).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, ms(value)] as const],
  );
  return { ...CALM_WIRE, ...chances, ...Object.fromEntries(given), faults: faults.map(faultOf) };
}

function faultOf({ on, nth, times, do: action }: FileFault): Fault {
  return {
    on: matchOf(on),
    ...(nth === undefined ? {} : { nth }),
    ...(times === undefined ? {} : { times }),
    action: actionOf(action),
  };
}

function actionOf(action: FileFault['do']): Fault['action'] {
  if (action === 'lose') return { do: 'lose' };
  if ('delay' in action) return { do: 'delay', by: ms(action.delay) };
  if ('duplicate' in action) return { do: 'duplicate', after: ms(action.duplicate) };
  if ('stray' in action) return { do: 'duplicate', until: matchOf(action.stray) };
  return { do: 'hold', until: matchOf(action.hold) };
}

function matchOf({ flags, without, text, ...numbers }: FileSegmentMatch): SegmentMatch {
  return {
    ...numbers,
    ...(flags === undefined ? {} : { flags: parseFlags(flags) }),
    ...(without === undefined ? {} : { without: parseFlags(without) }),
    ...(text === undefined ? {} : { data: text }),
  };
}

/** What the names of a file stand for. */
interface Named {
  /** The index of an item of the script. */
  readonly item: (name: string) => number;
  /** The id of a goal. */
  readonly goal: (name: string) => string;
}

function conditionOf({ after, goals, ...rest }: FileCondition, named: Named): Condition {
  return {
    ...rest,
    ...(after === undefined ? {} : { after: [after].flat().map(named.item) }),
    ...(goals === undefined ? {} : { goals: [goals].flat().map(named.goal) }),
  };
}

/** Predictions and options go by their places. */
const placeOf = (i: number): string => String(i + 1);

const optionText = (option: FileOption): OwnText => (isRight(option) ? option.right : option);

function predictionOf({ host, when, options, reveal }: FilePrediction, i: number, named: Named): Prediction {
  return {
    id: placeOf(i),
    ...(host === undefined ? {} : { host }),
    when: when === undefined ? 'introduction' : conditionOf(when, named),
    options: options.map((_, place) => placeOf(place)),
    right: placeOf(options.findIndex(isRight)),
    ...(reveal === undefined ? {} : { reveal: conditionOf(reveal, named) }),
  };
}

const predictionTexts = ({ question, options, because }: FilePrediction, i: number) => {
  const key = `predict.${placeOf(i)}`;
  return [
    [key, question] as const,
    ...options.map((option, place) => [`${key}.${placeOf(place)}`, optionText(option)] as const),
    ...(because === undefined ? [] : [[`${key}.because`, because] as const]),
  ];
};

function itemOf(item: FileScriptItem, named: Named): ScriptItem {
  const scheduled = {
    when: conditionOf(item.when ?? {}, named),
    delay: ms(item.delay ?? 0),
    ...(item.autopilots === undefined ? {} : { autopilots: item.autopilots }),
    ...(item.people === undefined ? {} : { people: item.people }),
  };
  if ('crash' in item)
    return { ...scheduled, crash: item.crash, ...(item.stays ? { stays: item.stays } : {}) };
  if ('crowd' in item) return { ...scheduled, crowd: item.crowd };
  if ('act' in item) return { ...scheduled, host: item.host, act: actOf(item.act) };
  if ('control' in item) return { ...scheduled, host: item.host, control: item.control, value: item.value };
  if ('inject' in item) {
    const { flags, text, ...named } = item.inject;
    const injected = { ...named, flags: parseFlags(flags), ...(text === undefined ? {} : { data: text }) };
    return { ...scheduled, inject: injected };
  }
  return { ...scheduled, host: item.host, call: callOf(item) };
}

const actOf = (act: FileAct): CrowdAct =>
  act === 'close' ? { do: 'close', row: 'oldest' } : { do: 'restart' };

function callOf(item: FileCall): ScriptedCallBody {
  switch (item.call) {
    case 'OPEN':
      return { call: 'OPEN', mode: item.mode };
    case 'SEND':
      return { call: 'SEND', data: item.text };
    case 'RECEIVE':
      return { call: 'RECEIVE', octets: item.octets };
    case 'CLOSE':
    case 'ABORT':
      return { call: item.call };
  }
}

function goalOf(goal: FileGoal): Goal {
  if ('established' in goal) return goal.established === 'both' ? bothEstablished : establishedWithoutReset;
  if ('closed' in goal) return closedInOrder;
  if ('acknowledged' in goal) return everythingAcknowledged;
  if ('walks' in goal) return walks(goal.walks.host, ...goal.walks.states);
  if ('visits' in goal) return visits(goal.visits.host, ...goal.visits.states);
  if ('receives' in goal) return receives(goal.receives.host, goal.receives.text);
  if ('meets' in goal) return meetsRule(goal.meets.host, goal.meets.rule);
  if ('hears' in goal) return hears(goal.hears.host, goal.hears.signal);
  if ('retransmits' in goal) return retransmits(goal.retransmits.host, goal.retransmits.times);
  if ('served' in goal) return servedInARow(goal.served);
  if ('tries' in goal) return tried(goal.tries.host, goal.tries.control, goal.tries.seconds);
  if ('fails' in goal) return failed(goal.fails.host, goal.fails.control);
  if ('helps' in goal) {
    const { host, control, value, requests } = goal.helps;
    return helped(host, control, value, requests);
  }
  if ('piles' in goal) return pileUp(goal.piles.host, goal.piles.state, goal.piles.count);
  return resets(goal.resets.host, goal.resets.times);
}

/** Two goals may be of one kind. */
const uniquely = (goals: readonly Goal[]): readonly Goal[] =>
  goals.map((goal, i) => ({ ...goal, id: `${i + 1}-${goal.id}` }));
