/** The catalogue, in its order. */

import type { Scenario } from '../scenario.ts';
import { threeWayHandshake } from './01-three-way-handshake.ts';
import { lostThirdAck } from './02-lost-third-ack.ts';
import { data } from './03-data.ts';
import { loss } from './04-loss.ts';
import { zeroWindow } from './05-zero-window.ts';
import { normalClose } from './06-normal-close.ts';
import { halfClose } from './07-half-close.ts';
import { finWithAck } from './08-fin-with-ack.ts';
import { simultaneousClose } from './09-simultaneous-close.ts';
import { simultaneousOpen } from './10-simultaneous-open.ts';
import { lostLastAck } from './11-lost-last-ack.ts';
import { lastAckNeverComes } from './12-last-ack-never-comes.ts';
import { oldDuplicates } from './13-old-duplicates.ts';
import { refusedAndAborted } from './14-refused-and-aborted.ts';
import { realOrForged } from './15-real-or-forged.ts';
import { halfOpen } from './16-half-open.ts';
import { synFlood } from './17-syn-flood.ts';
import { timeWaitPileUp } from './18-time-wait-pile-up.ts';
import { closeWaitLeak } from './19-close-wait-leak.ts';
import { finWait2Stuck } from './20-fin-wait-2-stuck.ts';
import { freePlay } from './21-free-play.ts';
import { silentClient } from './22-silent-client.ts';
import { finWait1Stays } from './23-fin-wait-1-stays.ts';

export const CATALOGUE: readonly Scenario[] = [
  threeWayHandshake,
  lostThirdAck,
  data,
  loss,
  zeroWindow,
  normalClose,
  halfClose,
  finWithAck,
  simultaneousClose,
  simultaneousOpen,
  lostLastAck,
  lastAckNeverComes,
  oldDuplicates,
  refusedAndAborted,
  realOrForged,
  halfOpen,
  synFlood,
  timeWaitPileUp,
  closeWaitLeak,
  finWait2Stuck,
  freePlay,
  silentClient,
  finWait1Stays,
];

/** By its id, or by one that it went by before; an id of today goes first. */
export function findScenario(scenarios: readonly Scenario[], id: string): Scenario | null {
  const named = scenarios.find((scenario) => scenario.id === id);
  return named ?? scenarios.find(({ formerly }) => formerly?.includes(id)) ?? null;
}

export const scenarioById = (id: string): Scenario | null => findScenario(CATALOGUE, id);
