/** The catalogue, in its order. */
import { threeWayHandshake } from './01-three-way-handshake.ts';
import { data } from './03-data.ts';
import { loss } from './04-loss.ts';
import { normalClose } from './06-normal-close.ts';
import { finWithAck } from './08-fin-with-ack.ts';
import { simultaneousClose } from './09-simultaneous-close.ts';
import { simultaneousOpen } from './10-simultaneous-open.ts';
import { lostLastAck } from './11-lost-last-ack.ts';
import { freePlay } from './21-free-play.ts';
import type { Scenario } from './scenario.ts';

export const CATALOGUE: readonly Scenario[] = [
  threeWayHandshake,
  data,
  loss,
  normalClose,
  finWithAck,
  simultaneousClose,
  simultaneousOpen,
  lostLastAck,
  freePlay,
];

export function scenarioById(id: string): Scenario | null {
  return CATALOGUE.find((scenario) => scenario.id === id) ?? null;
}
