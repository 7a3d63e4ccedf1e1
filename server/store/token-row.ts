/** A token as a table has it, and who holds it. */
import type { TokenHolder } from './store.ts';

export interface TokenRow {
  readonly since: number;
  readonly class: string | null;
  readonly player: string | null;
  readonly teacher: string | null;
}

/** Null where there is no such token, or nothing that it opens. */
export function holderOf(row: TokenRow | null | undefined): TokenHolder | null {
  if (!row) return null;
  const { since, class: code, player, teacher } = row;
  if (teacher !== null) return { role: 'teacher', since, teacher };
  if (code === null) return null;
  return player === null ? { role: 'projector', class: code } : { role: 'player', class: code, player };
}
