/** A player's half of the ladder: its own lifeline, what it sent, and what reached it. */
import { type HostId, peerOf } from '../../shared/hosts.ts';
import type { LadderArrow, LadderInput, LadderMark, StateSpan } from '../figures/ladder/ladder-input.ts';
import { loggedBase } from './cards.ts';
import type { Log, LoggedSegment, Turn } from './log.ts';
import type { Numbering } from './numbers.ts';

function arrowOf(logged: LoggedSegment, host: HostId, numbering: Numbering): LadderArrow {
  const out = logged.way === 'out';
  return {
    id: `${logged.way}${logged.packet}`,
    from: out ? host : peerOf(host),
    // When it left there, or arrives there, a player cannot know.
    sentAt: out ? logged.at : null,
    arrivesAt: out ? null : logged.at,
    lostAt: logged.lost ? logged.at : null,
    segment: logged.segment,
    base: loggedBase(logged, numbering),
    retransmission: logged.reason === 'retransmission',
    duplicate: logged.copy,
  };
}

function marksOf({ stimulus, at, tries }: Turn, host: HostId): readonly LadderMark[] {
  const refused = tries.map((one): LadderMark => {
    return { host, at: one.at, kind: 'verdict', label: one.verdict.rule, bad: true };
  });
  if (stimulus === null || stimulus.type === 'segment') return refused;
  const mark: LadderMark =
    stimulus.type === 'call'
      ? { host, at, kind: 'call', label: stimulus.call.call }
      : { host, at, kind: 'timeout', label: stimulus.timer };
  return [mark, ...refused];
}

/** How the host came through its states, up to now. */
function spansOf({ turns, happenings }: Log, now: number): readonly StateSpan[] {
  const spans: StateSpan[] = [];
  let open: Omit<StateSpan, 'to'> = { state: 'CLOSED', from: 0 };
  const answers = turns.flatMap(({ answer, change }) =>
    answer && change ? [{ to: change.to, at: answer.at, version: answer.version }] : [],
  );
  const crashes = happenings.flatMap(({ type, at, version }) =>
    type === 'crashed' ? [{ to: 'CLOSED' as const, at, version }] : [],
  );
  const changes = [...answers, ...crashes].sort((x, y) => x.version - y.version);
  for (const { at, to } of changes) {
    spans.push({ ...open, to: at });
    open = { state: to, from: at };
  }
  return [...spans, { ...open, to: now }];
}

export function ladderOf(log: Log, host: HostId, now: number, numbering: Numbering): LadderInput {
  const segments = log.turns.flatMap(({ arrived, sent }) => (arrived ? [arrived, ...sent] : sent));
  const mine = spansOf(log, now);
  return {
    lifelines: host === 'A' ? { A: mine, B: [] } : { A: [], B: mine },
    arrows: segments.map((logged) => arrowOf(logged, host, numbering)),
    marks: log.turns.flatMap((turn) => marksOf(turn, host)),
    end: now,
  };
}
