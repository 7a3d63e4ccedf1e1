/** `2msl nodes`: which servers share a PostgreSQL, for how long yet, and the classes of each. */
import { parseArgs } from 'node:util';
import type { Output } from './doctor.ts';
import { type Standing, standingOf } from './store/postgres-standing.ts';

/** Exit statuses. */
const ALL_THERE = 0;
const SOME_GONE = 1;
const FAILED = 2;

const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;

function line({ id, address, lease, classes }: Standing): string {
  const there = lease > 0 ? `owns for ${seconds(lease)} more` : `gone for ${seconds(-lease)}`;
  const owned = classes.length === 0 ? 'no classes' : `${classes.length} classes: ${classes.join(' ')}`;
  return `node ${id}, ${address ?? 'without NODE_ADDRESS'}: ${there}; ${owned}`;
}

export async function nodes(
  args: readonly string[],
  { DATABASE_URL }: Readonly<Record<string, string | undefined>>,
  { say, complain }: Output,
): Promise<number> {
  try {
    const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
    const [url = DATABASE_URL, ...more] = positionals;
    if (!url || more.length > 0) throw new TypeError('of which database? postgres://…, or DATABASE_URL');
    const all = await standingOf(url);
    for (const one of all) say(line(one));
    if (all.length === 0) say('No server runs on this database.');
    return all.every(({ lease }) => lease > 0) ? ALL_THERE : SOME_GONE;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    complain(`2msl nodes: ${error.message}`);
    return FAILED;
  }
}
