/** The retransmission timeout (RFC 6298). Its section numbers stand beside the steps. */
import { type SeqNumber, seqLe } from './seq.ts';
import { note, type Working } from './working-tcb.ts';

const clamp = (rto: number, min: number, max: number): number =>
  Math.round(Math.min(max, Math.max(min, rto)));

/** Takes a sample when the acknowledgment covers the timed segment (§2.2, §2.3). */
export function measure(w: Working, ack: SeqNumber): void {
  const { rtt, constants } = w.tcb;
  if (rtt.timing === null || !seqLe(rtt.timing.end, ack)) return;
  const sample = w.now - rtt.timing.at;
  const first = rtt.srtt === null;
  // RTTVAR is updated with the old SRTT, before SRTT itself (§2.3).
  const rttvar = rtt.srtt === null ? sample / 2 : 0.75 * rtt.rttvar + 0.25 * Math.abs(rtt.srtt - sample);
  const srtt = rtt.srtt === null ? sample : 0.875 * rtt.srtt + 0.125 * sample;
  note(w, first ? 'R86' : 'R87');
  const rto = srtt + Math.max(constants.clockGranularity, 4 * rttvar);
  note(w, 'R88');
  w.tcb.rtt = { ...rtt, srtt, rttvar, rto: clamp(rto, constants.minRto, constants.maxRto), timing: null };
}

/** What was sent twice is not measured: nobody knows which copy the ACK answers (§3, Karn). */
export function stopMeasuring(w: Working): void {
  if (w.tcb.rtt.timing === null) return;
  note(w, 'R89');
  w.tcb.rtt = { ...w.tcb.rtt, timing: null };
}

/** The timeout fired: double it (§5.5). */
export function backOff(w: Working): void {
  const { rtt, constants } = w.tcb;
  note(w, 'R93');
  w.tcb.rtt = { ...rtt, rto: clamp(rtt.rto * 2, constants.minRto, constants.maxRto) };
}

/** The handshake is over; if its SYN was retransmitted, data begins with a conservative timeout (§5.7). */
export function beginData(w: Working): void {
  const { rtt, constants } = w.tcb;
  if (!rtt.synRetransmitted) return;
  note(w, 'R94');
  const rto = Math.max(constants.initialRto, constants.rtoAfterSynRetransmission);
  w.tcb.rtt = { ...rtt, rto, synRetransmitted: false };
}
