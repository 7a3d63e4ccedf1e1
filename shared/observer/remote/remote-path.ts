/**
 * A remote host's path through the states, as what it sends proves it.
 * What is sent to it is taken to arrive until the host shows that it did not.
 */
import { ACK, FIN, has, RST, SYN } from '../../tcp/segment.ts';
import { type SeqNumber, seqAdd, seqGe, seqGt, seqMax } from '../../tcp/seq.ts';
import { isSynchronized, type State } from '../../tcp/state.ts';
import type { Observed } from '../observed-segment.ts';
import { extendPath, type StatePath, startOf } from '../state-path.ts';

/** Where the host is, and what it has learnt of the two FINs. */
interface Stand {
  readonly way: StatePath | null;
  readonly ourFinAcknowledged: boolean;
  readonly theirFinTaken: boolean;
}

const NOWHERE: Stand = { way: null, ourFinAcknowledged: false, theirFinTaken: false };

export class RemotePath {
  /** What the host itself has shown. */
  #sure = NOWHERE;
  /** The same, and what must have come of the segments sent to it since. */
  #likely = NOWHERE;
  #iss: SeqNumber | null = null;
  #nxt: SeqNumber | null = null;
  #fin: SeqNumber | null = null;
  #acked: SeqNumber | null = null;
  #theirFin: SeqNumber | null = null;
  /** Whether the segment with their FIN acknowledges ours as well. */
  #theirFinAcknowledges = false;
  /** What that segment acknowledges. */
  #theirFinAck: SeqNumber | null = null;
  /** The way before our FIN, and what the FIN acknowledges: theirs may be seen after it, and have come before. */
  #beforeFin: { readonly way: StatePath | null; readonly ack: SeqNumber } | null = null;
  #theirEnd: SeqNumber | null = null;
  /** A SYN in the middle of a connection: a new life of the host, or somebody else's. */
  #newSyn: SeqNumber | null = null;

  get way(): StatePath | null {
    return this.#likely.way;
  }

  get state(): State {
    return this.#likely.way?.state ?? 'CLOSED';
  }

  sends(s: Observed): void {
    if (has(s, RST)) return this.#sendsReset(s);
    if (has(s, SYN)) return this.#sendsSyn(s);
    if (!has(s, ACK)) return;
    if (this.#newSyn !== null && s.seq === seqAdd(this.#newSyn, 1)) this.#beginAnew(this.#newSyn);
    if (this.#isContradicted(s)) this.#likely = this.#sure;
    if (!isSynchronized(this.state)) this.#go('ESTABLISHED');
    this.#nxt = this.#nxt === null ? s.end : seqMax(this.#nxt, s.end);
    if (this.#theirFin !== null && seqGt(s.ack, this.#theirFin)) this.#takeTheirFin();
    this.#acked = s.ack;
    if (has(s, FIN)) this.#sendsFin(s);
    this.#sure = this.#likely;
  }

  hears(s: Observed): void {
    if (has(s, RST)) return this.#hearsReset(s);
    if (has(s, SYN)) return this.#hearsSyn(s);
    if (!has(s, ACK)) return;
    this.#theirEnd = this.#theirEnd === null ? s.end : seqMax(this.#theirEnd, s.end);
    if (this.state === 'SYN-RECEIVED' && this.#nxt !== null && seqGe(s.ack, this.#nxt)) {
      this.#go('ESTABLISHED');
      // Whatever it sends next does not speak against this, but perhaps against what comes after.
      this.#sure = this.#likely;
    }
    const acknowledges = this.#fin !== null && seqGt(s.ack, this.#fin);
    if (has(s, FIN)) {
      this.#theirFin = seqAdd(s.end, -1);
      this.#theirFinAcknowledges = acknowledges;
      this.#theirFinAck = s.ack;
      if (this.#beforeFin !== null && seqGt(this.#beforeFin.ack, this.#theirFin))
        this.#finAnswers(this.#beforeFin.way);
    }
    // A FIN that was on its way before comes before.
    if (this.#theirFin !== null) this.#takeTheirFin();
    if (acknowledges) this.#takeAckOfFin();
  }

  #go(state: State): void {
    const { way } = this.#likely;
    this.#likely = { ...this.#likely, way: way === null ? startOf(state) : extendPath(way, state) };
  }

  #sendsSyn(s: Observed): void {
    const answers = has(s, ACK);
    if (s.seq === this.#iss) {
      if (answers && this.state === 'SYN-SENT') this.#go('SYN-RECEIVED');
      this.#sure = this.#likely;
      return;
    }
    if (isSynchronized(this.state) && this.state !== 'TIME-WAIT' && !answers) this.#newSyn = s.seq;
    else this.#beginAnew(s.seq, answers);
  }

  #beginAnew(iss: SeqNumber, answers = false): void {
    this.#likely = { ...NOWHERE, way: this.#likely.way };
    this.#go('CLOSED');
    if (answers) this.#go('LISTEN');
    this.#go(answers ? 'SYN-RECEIVED' : 'SYN-SENT');
    this.#iss = iss;
    this.#nxt = seqAdd(iss, 1);
    this.#fin = null;
    this.#beforeFin = null;
    this.#theirFinAck = null;
    this.#acked = null;
    this.#theirFin = null;
    this.#theirFinAcknowledges = false;
    this.#newSyn = null;
    this.#sure = this.#likely;
  }

  /** What had been taken to have reached the host had not, or it would not send this. */
  #isContradicted(s: Observed): boolean {
    if (this.state === 'CLOSED') return true;
    const { ourFinAcknowledged, theirFinTaken } = this.#likely;
    if (ourFinAcknowledged && has(s, FIN)) return true;
    return theirFinTaken && this.#theirFin !== null && !seqGt(s.ack, this.#theirFin);
  }

  /** The order in the file is not that of life: our FIN acknowledges theirs, so theirs came first. */
  #finAnswers(before: StatePath | null): void {
    if (this.#likely.theirFinTaken) return;
    this.#likely = { way: before, ourFinAcknowledged: false, theirFinTaken: true };
    this.#go('CLOSE-WAIT');
    this.#go('LAST-ACK');
    this.#sure = this.#likely;
  }

  #takeTheirFin(): void {
    if (this.#likely.theirFinTaken) return;
    if (this.#theirFinAcknowledges) this.#takeAckOfFin();
    this.#likely = { ...this.#likely, theirFinTaken: true };
    if (this.state === 'ESTABLISHED') this.#go('CLOSE-WAIT');
    else if (this.state === 'FIN-WAIT-1') this.#go('CLOSING');
    else if (this.state === 'FIN-WAIT-2') this.#go('TIME-WAIT');
  }

  #takeAckOfFin(): void {
    if (this.#likely.ourFinAcknowledged) return;
    const withFin = this.#theirFinAcknowledges && !this.#likely.theirFinTaken;
    this.#likely = { ...this.#likely, ourFinAcknowledged: true };
    if (this.state === 'FIN-WAIT-1') this.#go(withFin ? 'TIME-WAIT' : 'FIN-WAIT-2');
    else if (this.state === 'CLOSING') this.#go('TIME-WAIT');
    else if (this.state === 'LAST-ACK') this.#go('CLOSED');
  }

  #sendsFin(s: Observed): void {
    if (this.#fin === null) {
      this.#fin = seqAdd(s.end, -1);
      this.#beforeFin = { way: this.#likely.way, ack: s.ack };
      // Theirs was seen before it, and acknowledges it: so it was sent after it.
      if (this.#theirFinAck !== null && seqGt(this.#theirFinAck, this.#fin))
        this.#theirFinAcknowledges = true;
    }
    if (this.state === 'ESTABLISHED') this.#go('FIN-WAIT-1');
    else if (this.state === 'CLOSE-WAIT') this.#go('LAST-ACK');
  }

  /** ABORT ends a connection; before it is synchronized a RST is an answer. */
  #sendsReset(s: Observed): void {
    if (this.#theirFin !== null && has(s, ACK) && seqGt(s.ack, this.#theirFin)) this.#takeTheirFin();
    const { state } = this;
    if (this.#likely.way === null || isSynchronized(state)) return this.#go('CLOSED');
    if (state === 'SYN-RECEIVED' && s.seq === this.#nxt) this.#go('CLOSED');
  }

  #hearsSyn(s: Observed): void {
    if (has(s, ACK) && this.#newSyn !== null && s.ack === seqAdd(this.#newSyn, 1))
      this.#beginAnew(this.#newSyn);
    if (this.#theirEnd === null || !isSynchronized(this.state)) this.#theirEnd = s.end;
  }

  #hearsReset(s: Observed): void {
    const { state } = this;
    if (state === 'SYN-SENT') {
      if (has(s, ACK) && s.ack === this.#nxt) this.#go('CLOSED');
      return;
    }
    const exact = s.seq === this.#acked || s.seq === this.#theirEnd;
    if (exact && state !== 'LISTEN' && this.#likely.way !== null) this.#go('CLOSED');
  }
}
