/** A question's position, as the board reads a match: nothing in it moves. */
import { signal } from '@preact/signals';
import type { QuestionView } from '../../shared/protocol/view.ts';
import { readSituation, type Situation } from '../board/situation.ts';

export const situationOf = ({ host, view, events }: QuestionView): Situation =>
  readSituation({
    host,
    view: signal(view),
    events: signal(events),
    now: signal(view.now),
    paused: signal(true),
  });
