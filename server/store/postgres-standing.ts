/** Which servers share a PostgreSQL, and which class is whose: for an operator. */
import { Connections } from './postgres-connections.ts';

export interface Standing {
  readonly id: number;
  /** Where the others reach it; null: nowhere. */
  readonly address: string | null;
  /** Milliseconds until the others count it as gone, if it is not heard of again; below 0 they do. */
  readonly lease: number;
  /** Codes of the classes that it owns. */
  readonly classes: readonly string[];
}

/** @throws what the database says */
export async function standingOf(url: string): Promise<readonly Standing[]> {
  const connections = new Connections({ url, most: 1 });
  try {
    return await connections.query<Standing>(
      `SELECT id, address, round(extract(epoch FROM until - clock_timestamp()) * 1000)::int AS lease,
         array(SELECT class FROM owner WHERE owner.node = node.id ORDER BY class) AS classes
       FROM node ORDER BY id`,
    );
  } finally {
    await connections.end();
  }
}
