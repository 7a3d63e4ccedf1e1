/** A link that carries a lesson plan; what is in it is checked by the server, as a file is. */
import { type LessonPlan, LONGEST_PLAN } from '../../../shared/lesson-plans/plan.ts';
import { carries, packed, unpacked } from './packed.ts';

const KEY = 'plan';
/** As JSON, where a character takes up to six octets. */
const LONGEST = 6 * LONGEST_PLAN;

/** What came by a link: not checked yet. */
export interface ReceivedPlan {
  /** What it says that it is called. */
  readonly title: string;
  /** As a file would have it. */
  readonly text: string;
}

export const planLink = async (server: string, plan: LessonPlan): Promise<string> =>
  `${server}teach${await packed(KEY, plan)}`;

export const isPlanLink = (address: string): boolean => carries(KEY, address);

/** Null where it has been damaged on the way. */
export async function planOfLink(address: string): Promise<ReceivedPlan | null> {
  const told = await unpacked(KEY, address, LONGEST);
  if (typeof told !== 'object' || told === null || !('title' in told) || typeof told.title !== 'string')
    return null;
  return { title: told.title, text: JSON.stringify(told, null, 2) };
}
