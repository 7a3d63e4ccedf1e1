/** A host sends a RST: in answer to what arrived (§3.10.7.1), or because of ABORT (§3.10.5). */
import { ACK, has } from '../../tcp/segment.ts';
import { seqAdd, seqLt } from '../../tcp/seq.ts';
import type { Observed } from '../observed-segment.ts';
import { allows, type JudgingOptions } from '../options.ts';
import { bitOf } from '../stacks.ts';
import { extendPath, type StatePath } from '../state-path.ts';
import { type Violation, violation } from '../violations.ts';
import { copy, firstDue, type Hypothesis, type PermittedReset, withoutConnection } from './hypothesis.ts';
import { wrongAck } from './sent-ack.ts';

export function sentReset(p: Hypothesis, s: Observed, options: JudgingOptions): Hypothesis | Violation {
  const fitting = fittingResets(p, s);
  const asked = fitting.find((r) => r.must) ?? fitting.find((r) => r.ended === null) ?? fitting[0];
  if (asked !== undefined) return answered(p, s, asked);
  if (!mayAbort(p, options)) {
    const pending = p.resets?.find((r) => r.must);
    return pending === undefined
      ? violation('unasked-reset', 'R30', p.state)
      : violation('wrong-reset', pending.rule, p.state);
  }
  // R29: <SEQ=SND.NXT><CTL=RST>; L7: with ACK as well. Linux keeps inside a window that has shrunk.
  const shrunk = allows(options, 'S10') && s.seq === seqAdd(p.una, p.sndWnd) && seqLt(s.seq, p.nxt);
  if (s.seq !== p.nxt && !shrunk) return violation('wrong-reset', 'R29', p.state);
  if (has(s, ACK)) {
    const ack = wrongAck(p, s, options);
    if (ack !== null) return ack;
  }
  const q = closed(p, s);
  if (shrunk) q.took |= bitOf('S10');
  if (p.state === 'CLOSING' || p.state === 'LAST-ACK') q.took |= bitOf('S13');
  return q;
}

const fittingResets = (p: Hypothesis, s: Observed): readonly PermittedReset[] =>
  p.resets?.filter((r) => s.time <= r.by && answersWith(r, s)) ?? [];

function answersWith(r: PermittedReset, s: Observed): boolean {
  if (r.seq !== s.seq) return false;
  return r.ack === null ? !has(s, ACK) : has(s, ACK) && r.ack === s.ack;
}

function answered(p: Hypothesis, s: Observed, asked: PermittedReset): Hypothesis {
  const q = asked.ended === null ? copy(p) : closed(p, s, asked.ended);
  q.took |= asked.took ?? 0;
  const left = (p.resets ?? []).filter((r) => r !== asked);
  q.resets = left.length === 0 ? null : left;
  q.syns = p.syns?.filter((syn) => syn.frame !== asked.frame) ?? null;
  q.owed = firstDue(q.resets);
  q.sentAt = s.time;
  return q;
}

function closed(p: Hypothesis, s: Observed, way: StatePath = p.way): Hypothesis {
  const q = withoutConnection(p, 'CLOSED', s.time);
  q.way = extendPath(way, 'CLOSED');
  q.sentAt = s.time;
  return q;
}

/** R29. Linux also resets in CLOSING and LAST-ACK, when the application closes with text unread (R26). */
function mayAbort({ state, heardText }: Hypothesis, options: JudgingOptions): boolean {
  switch (state) {
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
    case 'FIN-WAIT-1':
    case 'FIN-WAIT-2':
    case 'CLOSE-WAIT':
      return true;
    case 'CLOSING':
    case 'LAST-ACK':
      return allows(options, 'S13') && heardText;
    default:
      return false;
  }
}
