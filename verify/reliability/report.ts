/** The table of `npm run reliability`: what its parts came to, and when each ran. */
import type { CrowdedFigures } from './crowded.ts';
import type { FaultFigures } from './faults.ts';
import type { FullDiskFigures } from './full-disk.ts';
import type { KillFigures } from './kill.ts';
import { KINDS, type SiegeFigures } from './siege.ts';

/** One part, run once; of those that ran several times the table has the sums. */
export type Run = { readonly at: string } & (
  | { readonly part: 'kills'; readonly figures: KillFigures }
  | { readonly part: 'damage'; readonly what: string; readonly figures: readonly FaultFigures[] }
  | { readonly part: 'link'; readonly microseconds: number }
  | { readonly part: 'start'; readonly figures: CrowdedFigures }
  | { readonly part: 'disk'; readonly figures: FullDiskFigures }
  | { readonly part: 'attack'; readonly figures: SiegeFigures }
);

type Cell = string | number;
const row = (...cells: readonly Cell[]): string => `| ${cells.join(' | ')} |`;
const ms = (milliseconds: number): string => `${Math.round(milliseconds)} ms`;

export const percentile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? 0;

function only<P extends Run['part']>(runs: readonly Run[], part: P): readonly (Run & { part: P })[] {
  return runs.filter((run): run is Run & { part: P } => run.part === part);
}

/** Of the same name, in the order of their first. */
function grouped<T>(all: readonly T[], nameOf: (one: T) => string): readonly (readonly T[])[] {
  const names = [...new Set(all.map(nameOf))];
  return names.map((name) => all.filter((one) => nameOf(one) === name));
}

const sum = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((total, one) => total + of(one), 0);

/** When, and how often where it was more than once. */
function when(runs: readonly Run[]): string {
  const times = runs.map(({ at }) => at).sort();
  const [first = '', last = ''] = [times[0], times.at(-1)];
  return times.length === 1 ? first : `${first} to ${last}, ${times.length} runs`;
}

function kills(all: readonly Run[]): readonly string[] {
  const runs = only(all, 'kills');
  if (runs.length === 0) return [];
  const total = (of: keyof Omit<KillFigures, 'starts'>): number => sum(runs, ({ figures }) => figures[of]);
  const starts = runs.flatMap(({ figures }) => figures.starts);
  return [
    row(`**kill -9**, ${total('kills')} times`, when(runs)),
    row(
      'moves acknowledged / lost / applied twice',
      `${total('acknowledged')} / ${total('lost')} / ${total('doubled')}`,
    ),
    row('in flight at a kill / of these applied', `${total('inFlight')} / ${total('inFlightApplied')}`),
    row('told anew / otherwise than before', `${total('retellings')} / ${total('retoldOtherwise')}`),
    row('resumed / not where the player was', `${total('resumed')} / ${total('resumedElsewhere')}`),
    row('held against a replay / otherwise', `${total('replays')} / ${total('replayedOtherwise')}`),
    row('damaged entries in what is left', total('damaged')),
    row('back after a kill, median / longest', `${ms(percentile(starts, 0.5))} / ${ms(Math.max(...starts))}`),
  ];
}

function damage(all: readonly Run[]): readonly string[] {
  return grouped(only(all, 'damage'), ({ what }) => what).flatMap((runs) => {
    const faults = grouped(
      runs.flatMap(({ figures }) => figures),
      ({ what }) => what,
    );
    const columns = ['times', 'no start', 'unharmed', 'class set aside', 'matches set aside'];
    return [
      row(`**${runs[0]?.what}**, ${when(runs)}`, ...columns, 'entries lost (most)', 'silently different'),
      ...faults.map((times) =>
        row(
          times[0]?.what ?? '',
          ...(['times', 'refused', 'unharmed', 'classes', 'matches'] as const).map((of) =>
            sum(times, (one) => one[of]),
          ),
          `${sum(times, ({ lost }) => lost)} (${Math.max(...times.map(({ mostLost }) => mostLost))})`,
          sum(times, ({ different }) => different),
        ),
      ),
    ];
  });
}

const link = (all: readonly Run[]): readonly string[] =>
  only(all, 'link')
    .slice(-1)
    .map((run) => row(`a link of the chain, ${when([run])}`, `${run.microseconds.toFixed(1)} µs an entry`));

function starts(all: readonly Run[]): readonly string[] {
  return only(all, 'start').flatMap((run) => {
    const { classes, answers, firstMove, allAsked, memory } = run.figures;
    return [
      row(`**Started on ${classes} classes** of 10 matches of 100 inputs that were playing`, when([run])),
      row(
        'it answers / the first move of one class is answered, after the start',
        `${ms(answers)} / ${ms(firstMove)}`,
      ),
      row('all of them asked for at once: until a move of each is answered', ms(allAsked)),
      row('memory then', `${Math.round(memory)} MiB`),
    ];
  });
}

function disks(all: readonly Run[]): readonly string[] {
  return only(all, 'disk').flatMap((run) => {
    const { told, refused, ready, again, acknowledged, kept } = run.figures;
    return [
      row('**A disk that fills up while a class plays**', when([run])),
      row('everybody is told that time stands, who asks nothing too, after', ms(told)),
      row('a move then / `/readyz`', `refused as \`${refused}\` / ${ready}`),
      row('after there is room again, a move is answered without a restart', ms(again)),
      row('moves acknowledged / there', `${acknowledged} / ${kept}`),
    ];
  });
}

function attacks(all: readonly Run[]): readonly string[] {
  const runs = only(all, 'attack');
  if (runs.length === 0) return [];
  return [
    row(
      `**An innocent class under attack**, ${when(runs)}`,
      ...KINDS.map((kind) => `${kind}, calm → attacked, p50 / p99 of so many`),
    ),
    ...grouped(runs, ({ figures }) => figures.attack).map((same) =>
      row(
        same[0]?.figures.attack ?? '',
        ...KINDS.map((kind) => {
          const [calm, attacked] = (['calm', 'attacked'] as const).map((phase) =>
            same.flatMap(({ figures }) => figures[phase][kind]),
          );
          return comparison(calm ?? [], attacked ?? []);
        }),
      ),
    ),
  ];
}

function comparison(calm: readonly number[], attacked: readonly number[]): string {
  const times = percentile(attacked, 0.99) / percentile(calm, 0.99);
  const many = Math.min(calm.length, attacked.length);
  return `${latency(calm)} → ${latency(attacked)} of ${many}: × ${times.toFixed(1)}`;
}

const latency = (milliseconds: readonly number[]): string =>
  `${Math.round(percentile(milliseconds, 0.5))} / ${ms(percentile(milliseconds, 0.99))}`;

export const table = (runs: readonly Run[]): readonly string[] =>
  [kills, damage, link, starts, disks, attacks].flatMap((part) => {
    const rows = part(runs);
    return rows.length === 0 ? [] : [...rows, ''];
  });
