/** The pages' sentences in Chinese, beside those that they share with the server and the terminal. */

import { titlesOf } from '../../../shared/words/titles.ts';
import shared from '../../../shared/words/zh/index.ts';
import scenarios from '../../../shared/words/zh/scenarios/index.ts';
import account from './account.ts';
import alongside from './alongside.ts';
import asking from './asking.ts';
import board from './board.ts';
import broken from './broken.ts';
import calls from './calls.ts';
import capture from './capture.ts';
import check from './check.ts';
import coach from './coach.ts';
import common from './common.ts';
import constants from './constants.ts';
import crowd from './crowd.ts';
import debrief from './debrief.ts';
import elsewhere from './elsewhere.ts';
import ending from './ending.ts';
import fallback from './fallback.ts';
import hand from './hand.ts';
import holdup from './holdup.ts';
import host from './host.ts';
import invitation from './invitation.ts';
import join from './join.ts';
import keys from './keys.ts';
import ladder from './ladder.ts';
import leap from './leap.ts';
import lesson from './lesson.ts';
import lobby from './lobby.ts';
import log from './log.ts';
import mine from './mine.ts';
import network from './network.ts';
import offline from './offline.ts';
import over from './over.ts';
import pair from './pair.ts';
import play from './play.ts';
import practice from './practice.ts';
import predict from './predict.ts';
import privacy from './privacy.ts';
import project from './project.ts';
import question from './question.ts';
import replay from './replay.ts';
import sign from './sign.ts';
import signals from './signals.ts';
import sockets from './sockets.ts';
import states from './states.ts';
import tcb from './tcb.ts';
import teach from './teach.ts';
import timeline from './timeline.ts';

export default {
  ...shared,
  account,
  alongside,
  asking,
  board,
  calls,
  capture,
  check,
  coach,
  common,
  constants,
  crowd,
  debrief,
  ending,
  broken,
  elsewhere,
  fallback,
  hand,
  holdup,
  host,
  invitation,
  join,
  keys,
  ladder,
  leap,
  lesson,
  lobby,
  offline,
  log,
  mine,
  network,
  over,
  pair,
  play,
  practice,
  predict,
  privacy,
  question,
  replay,
  project,
  sign,
  signals,
  scenarios,
  sockets,
  states,
  tcb,
  teach,
  timeline,
  titles: titlesOf(scenarios),
};
