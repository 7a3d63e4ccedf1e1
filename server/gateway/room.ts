/**
 * Who has room: those whose token this server knows, always; strangers, as long as there are few.
 * And how much each may send, whatever it is. Nobody's share is another's (docs/adr/0042).
 */
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { Milliseconds } from '../../shared/units.ts';
import { Allowances } from '../access/allowance.ts';
import type { Limits, Traffic } from '../access/limits.ts';
import type { Visitor } from './visitor.ts';

/** How many there are of each name. */
class Counts {
  readonly #counts = new Map<string, number>();

  of(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  change(name: string, by: 1 | -1): void {
    const count = this.of(name) + by;
    if (count === 0) this.#counts.delete(name);
    else this.#counts.set(name, count);
  }
}

export class Room {
  readonly #limits: Limits;
  readonly #octets: Allowances;
  readonly #frames: Allowances;
  #all = 0;
  #strangers = 0;
  /** Strangers by network, devices by token. */
  readonly #by = new Counts();

  constructor(limits: Limits, now: () => Milliseconds) {
    this.#limits = limits;
    this.#octets = new Allowances(limits.traffic.octets, now);
    this.#frames = new Allowances(limits.traffic.frames, now);
  }

  get free(): number {
    return this.#limits.connections - this.#all;
  }

  /** Why this one may not come in now; null when it may. */
  refusal(visitor: Visitor): ErrorCode | null {
    const { connections, strangers, strangersOfNetwork, connectionsOfToken } = this.#limits;
    const name = nameOf(visitor);
    if (this.#octets.wait(name) > 0 || this.#frames.wait(name) > 0) return 'too-fast';
    const most = visitor.holder === null ? strangersOfNetwork : connectionsOfToken;
    const isFull =
      this.#all >= connections ||
      this.#by.of(name) >= most ||
      (visitor.holder === null && this.#strangers >= strangers);
    return isFull ? 'too-many-visitors' : null;
  }

  /** It has come in. @returns its place */
  enter(visitor: Visitor): Place {
    this.#count(visitor, 1);
    if (this.#limits.messages !== null) this.#frames.take(nameOf(visitor), this.#limits.framesOfConnection);
    let who = visitor;
    let left = { ...this.#limits.strangersTraffic };
    return {
      network: visitor.network,
      welcomed: (holder) => {
        if (who.holder === holder) return true;
        if (this.#by.of(holder) >= this.#limits.connectionsOfToken) return false;
        this.#count(who, -1);
        who = { ...who, holder };
        this.#count(who, 1);
        return true;
      },
      takes: ({ octets, frames }) => {
        if (this.#limits.messages === null) return true;
        const name = nameOf(who);
        const within = this.#octets.take(name, octets);
        if (!(this.#frames.take(name, frames) && within)) return false;
        if (who.holder !== null) return true;
        left = { octets: left.octets - octets, frames: left.frames - frames };
        return left.octets >= 0 && left.frames >= 0;
      },
      leave: () => this.#count(who, -1),
    };
  }

  #count(visitor: Visitor, by: 1 | -1): void {
    this.#all += by;
    if (visitor.holder === null) this.#strangers += by;
    this.#by.change(nameOf(visitor), by);
  }
}

/** Of one who is in. */
export interface Place {
  readonly network: string;
  /** It has said hello with a token whose hash this is. @returns whether that has room for another */
  readonly welcomed: (holder: string) => boolean;
  /** Counts what came. @returns whether it was not too much */
  readonly takes: (traffic: Traffic) => boolean;
  /** Once. */
  readonly leave: () => void;
}

/** Under which a visitor is counted: a token's hash is no address. */
const nameOf = ({ holder, network }: Visitor): string => holder ?? network;
