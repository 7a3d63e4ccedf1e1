/**
 * What the scenarios say in English: one dictionary.
 * Only pages that tell scenarios by themselves fetch it.
 */
import { under } from '../../under.ts';
import closeWaitLeak from './close-wait-leak.ts';
import data from './data.ts';
import debrief from './debrief.ts';
import finWait1Stays from './fin-wait-1-stays.ts';
import finWait2Stuck from './fin-wait-2-stuck.ts';
import finWithAck from './fin-with-ack.ts';
import freePlay from './free-play.ts';
import goals from './goals.ts';
import halfClose from './half-close.ts';
import halfOpen from './half-open.ts';
import lastAckNeverComes from './last-ack-never-comes.ts';
import loss from './loss.ts';
import lostLastAck from './lost-last-ack.ts';
import lostThirdAck from './lost-third-ack.ts';
import normalClose from './normal-close.ts';
import oldDuplicates from './old-duplicates.ts';
import predictions from './predictions.ts';
import realOrForged from './real-or-forged.ts';
import refusedAndAborted from './refused-and-aborted.ts';
import silentClient from './silent-client.ts';
import simultaneousClose from './simultaneous-close.ts';
import simultaneousOpen from './simultaneous-open.ts';
import synFlood from './syn-flood.ts';
import themes from './themes.ts';
import threeWayHandshake from './three-way-handshake.ts';
import timeWaitPileUp from './time-wait-pile-up.ts';
import zeroWindow from './zero-window.ts';

export default {
  ...under('goal', goals),
  ...under('prediction', predictions),
  ...under('theme', themes),
  ...under('debrief', debrief),
  ...under('three-way-handshake', threeWayHandshake),
  ...under('lost-third-ack', lostThirdAck),
  ...under('data', data),
  ...under('loss', loss),
  ...under('zero-window', zeroWindow),
  ...under('normal-close', normalClose),
  ...under('half-close', halfClose),
  ...under('fin-with-ack', finWithAck),
  ...under('simultaneous-close', simultaneousClose),
  ...under('simultaneous-open', simultaneousOpen),
  ...under('lost-last-ack', lostLastAck),
  ...under('last-ack-never-comes', lastAckNeverComes),
  ...under('old-duplicates', oldDuplicates),
  ...under('refused-and-aborted', refusedAndAborted),
  ...under('real-or-forged', realOrForged),
  ...under('half-open', halfOpen),
  ...under('syn-flood', synFlood),
  ...under('time-wait-pile-up', timeWaitPileUp),
  ...under('close-wait-leak', closeWaitLeak),
  ...under('fin-wait-2-stuck', finWait2Stuck),
  ...under('free-play', freePlay),
  ...under('silent-client', silentClient),
  ...under('fin-wait-1-stays', finWait1Stays),
};
