/** The class's misconceptions: the rules answered wrongly at the first try, and by whom. */
import type { HostId } from '../../../shared/hosts.ts';
import type { PairView, Score } from '../../../shared/protocol/view.ts';

type RuleId = keyof Score['rules'];

export interface Misconception {
  readonly rule: RuleId;
  readonly right: number;
  readonly wrong: number;
  /** Who answered wrongly at the first try, in the order of the pairs. */
  readonly players: readonly { readonly name: string; readonly host: HostId; readonly match: string }[];
}

const HOSTS = ['A', 'B'] as const satisfies readonly HostId[];

/** The rule that most people got wrong first; rules that nobody got wrong are left out. */
export function misconceptions(pairs: readonly PairView[]): readonly Misconception[] {
  const found = new Map<RuleId, Misconception>();
  for (const { match, players, scores } of pairs) {
    for (const host of HOSTS) {
      const { name, player } = players[host];
      if (player !== 'person' || name === null) continue;
      for (const [key, counted] of Object.entries(scores[host].rules)) {
        const rule = key as RuleId;
        const sum = found.get(rule) ?? { rule, right: 0, wrong: 0, players: [] };
        found.set(rule, {
          rule,
          right: sum.right + counted.right,
          wrong: sum.wrong + counted.wrong,
          players: counted.wrong > 0 ? [...sum.players, { name, host, match }] : sum.players,
        });
      }
    }
  }
  return [...found.values()]
    .filter(({ wrong }) => wrong > 0)
    .sort((x, y) => y.players.length - x.players.length || y.wrong - x.wrong || x.right - y.right);
}
