/**
 * A link that carries a scenario.
 * It can be opened on the server that it names or pasted into any other.
 */
import { LONGEST_SCENARIO } from '../../../shared/protocol/http.ts';
import { carries, packed, unpacked } from './packed.ts';

export interface SharedScenario {
  readonly name: string;
  readonly text: string;
}

const KEY = 'scenario';
/** As JSON, where a character takes up to six octets. */
const LONGEST = 6 * LONGEST_SCENARIO;

export const scenarioLink = async (server: string, { name, text }: SharedScenario): Promise<string> =>
  `${server}teach${await packed(KEY, { name, text })}`;

/** Whether this is an address that carries a scenario; what it carries may still be broken. */
export const isScenarioLink = (address: string): boolean => carries(KEY, address);

/** The scenario of a link, or of its fragment; null when there is none, or it has been damaged on the way. */
export async function scenarioOfLink(address: string): Promise<SharedScenario | null> {
  const told = await unpacked(KEY, address, LONGEST);
  if (typeof told !== 'object' || told === null || !('name' in told) || !('text' in told)) return null;
  const { name, text } = told;
  return typeof name === 'string' && typeof text === 'string' ? { name, text } : null;
}
