/** The table of conformance: how many captures are legal, and how many mutants are not. */
import type { ObservedVerdict } from '../../shared/observer/observer.ts';
import { PROFILES } from '../../shared/observer/stacks.ts';
import { judge } from './judged.ts';
import type { Life } from './lives.ts';
import { MUTATIONS, type Mutation, mutantsOf } from './mutations.ts';
import { reasonOf } from './reasons.ts';
import { agrees } from './truth.ts';

/** Of the mutants that change meaning, so many are to be called illegal. */
const DEMANDED = 0.99;

export interface Row {
  mutants: number;
  caught: number;
  /** What becomes of the caught ones in a capture that may lack segments (docs/adr/0037). */
  readonly lenient: Record<ObservedVerdict, number>;
  /** Why others are legal, and how many. */
  readonly reasons: Map<string, number>;
  /** Legal without a reason that we know: as much as missed. */
  readonly missed: string[];
}

export type Table = Map<Mutation, Row>;

const newRow = (): Row => ({
  mutants: 0,
  caught: 0,
  lenient: { legal: 0, warning: 0, illegal: 0, unknown: 0 },
  reasons: new Map<string, number>(),
  missed: [],
});

export function mutationTable(
  lives: readonly Life[],
  keep: (n: number) => boolean = () => true,
  lenient = false,
): Table {
  const table: Table = new Map(MUTATIONS.map((m) => [m, newRow()]));
  let n = 0;
  for (const life of lives) {
    for (const mutant of mutantsOf(life)) {
      n += 1;
      if (!keep(n)) continue;
      const row = table.get(mutant.mutation) as Row;
      row.mutants += 1;
      const judged = judge(mutant.life, { profile: 'linux' });
      if (judged.own.verdict === 'illegal') {
        row.caught += 1;
        if (lenient) {
          const { own } = judge(mutant.life, { profile: 'any', complete: false });
          row.lenient[own.verdict] += 1;
        }
      } else {
        const reason = reasonOf(mutant, judged);
        if (reason === null) row.missed.push(`${life.trace} ${life.host} frame ${mutant.segment.frame}`);
        else row.reasons.set(reason, (row.reasons.get(reason) ?? 0) + 1);
      }
    }
  }
  return table;
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '' : `${((100 * part) / whole).toFixed(1)} %`;

export function conformance(lives: readonly Life[]): { readonly text: string; readonly ok: boolean } {
  const table = mutationTable(lives, () => true, true);
  const lines = [...legality(lives), '', ...tableLines(table)];
  let caught = 0;
  let meant = 0;
  for (const row of table.values()) {
    caught += row.caught;
    meant += row.caught + row.missed.length;
  }
  const accused = lives.some((life) =>
    [true, false].some((complete) => judge(life, { profile: 'linux', complete }).own.verdict === 'illegal'),
  );
  return { text: lines.join('\n'), ok: !accused && caught >= DEMANDED * meant };
}

function legality(lives: readonly Life[]): readonly string[] {
  const captures = 2 * new Set(lives.map(({ trace }) => trace)).size;
  const lines = [
    `${captures} captures, ${lives.length} connections, each judged at the end where it was captured`,
  ];
  for (const profile of PROFILES) {
    const accused = new Set<string>();
    for (const life of lives) {
      if (judge(life, { profile }).own.verdict === 'illegal') accused.add(`${life.trace} ${life.host}`);
    }
    const who = accused.size === 0 ? '' : `; not: ${[...accused].join(', ')}`;
    lines.push(`  legal by ${profile}: ${captures - accused.size} of ${captures}${who}`);
  }
  const agreeing = lives.filter((life) => agrees(life) !== 'no');
  const silent = lives.filter((life) => agrees(life) === 'but for what sent nothing');
  lines.push(
    `  states as the kernel's: ${agreeing.length} of ${lives.length} connections` +
      ` (${silent.length} of them but for a call or an end that sent nothing)`,
  );
  return lines;
}

function tableLines(table: Table): readonly string[] {
  const width = Math.max(...MUTATIONS.map((m) => m.length));
  const line = (name: string, cells: readonly string[]): string =>
    `${name.padEnd(width)} ${cells.map((c) => c.padStart(12)).join('')}`;
  const lines = [
    line('mutation', [
      'mutants',
      'illegal',
      'of all',
      'still legal',
      'missed',
      'and lenient:',
      'unknown',
      'legal',
    ]),
  ];
  const all = { mutants: 0, caught: 0, legal: 0, missed: 0 };
  for (const [mutation, { mutants, caught, missed, lenient }] of table) {
    const legal = mutants - caught - missed.length;
    all.mutants += mutants;
    all.caught += caught;
    all.legal += legal;
    all.missed += missed.length;
    lines.push(
      line(mutation, [
        ...[`${mutants}`, `${caught}`, percent(caught, mutants), `${legal}`, `${missed.length}`],
        ...[`${lenient.illegal}`, `${lenient.unknown}`, `${lenient.legal + lenient.warning}`],
      ]),
    );
  }
  lines.push(
    line('all', [
      `${all.mutants}`,
      `${all.caught}`,
      percent(all.caught, all.mutants),
      `${all.legal}`,
      `${all.missed}`,
    ]),
    '',
    `Of the ${all.caught + all.missed} mutants that change meaning, ${percent(all.caught, all.caught + all.missed)} are called illegal.`,
    '',
    'Still legal, because:',
  );
  for (const [mutation, { reasons, missed }] of table) {
    for (const [reason, count] of reasons) lines.push(`  ${mutation}: ${reason} (${count})`);
    for (const where of missed.slice(0, 20)) lines.push(`  ${mutation}: MISSED at ${where}`);
  }
  return lines;
}
