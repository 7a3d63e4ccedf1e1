/** The joint states that were met: four numbers each, in typed arrays, with the way back to the first. */

/** A host at each end, and what is on the wire to each; numbers of the tables that intern them. */
export interface Joint {
  a: number;
  b: number;
  toA: number;
  toB: number;
}

export interface Store {
  /** The joint state's number; a new one remembers where it was first reached from. */
  readonly idOf: (joint: Readonly<Joint>, from: number) => number;
  readonly read: (id: number, into: Joint) => void;
  readonly cameFrom: (id: number) => number;
  readonly size: () => number;
}

const FIRST_ROOM = 1 << 16;
/** Of the slots of the table, so many may be taken before it grows. */
const FULL = 0.6;

export function createStore(): Store {
  let joints = new Uint32Array(4 * FIRST_ROOM);
  let from = new Uint32Array(FIRST_ROOM);
  /** Open addressing; 0 is an empty slot, otherwise the number + 1. */
  let slots = new Uint32Array(2 * FIRST_ROOM);
  let size = 0;

  const read = (id: number, into: Joint): void => {
    into.a = joints[4 * id] as number;
    into.b = joints[4 * id + 1] as number;
    into.toA = joints[4 * id + 2] as number;
    into.toB = joints[4 * id + 3] as number;
  };

  /** Where the joint state is, or where it has its place. */
  const slotOf = ({ a, b, toA, toB }: Readonly<Joint>): number => {
    const mask = slots.length - 1;
    for (let slot = hash(a, b, toA, toB) & mask; ; slot = (slot + 1) & mask) {
      const at = ((slots[slot] as number) - 1) * 4;
      if (at < 0) return slot;
      if (joints[at] === a && joints[at + 1] === b && joints[at + 2] === toA && joints[at + 3] === toB)
        return slot;
    }
  };

  const moved: Joint = { a: 0, b: 0, toA: 0, toB: 0 };
  const grow = (): void => {
    if (size === from.length) {
      joints = enlarged(joints);
      from = enlarged(from);
    }
    if (size < slots.length * FULL) return;
    slots = new Uint32Array(2 * slots.length);
    for (let id = 0; id < size; id++) {
      read(id, moved);
      slots[slotOf(moved)] = id + 1;
    }
  };

  return {
    idOf: (joint, reachedFrom) => {
      const slot = slotOf(joint);
      const taken = slots[slot] as number;
      if (taken !== 0) return taken - 1;
      const id = size++;
      joints[4 * id] = joint.a;
      joints[4 * id + 1] = joint.b;
      joints[4 * id + 2] = joint.toA;
      joints[4 * id + 3] = joint.toB;
      from[id] = reachedFrom;
      slots[slot] = id + 1;
      grow();
      return id;
    },
    read,
    cameFrom: (id) => from[id] as number,
    size: () => size,
  };
}

/** Mixes four small numbers so that joint states that differ a little lie far apart. */
function hash(a: number, b: number, toA: number, toB: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35) ^ Math.imul(toA, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 13), 0x165667b1) ^ Math.imul(toB, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}

export const sameJoint = (x: Readonly<Joint>, y: Readonly<Joint>): boolean =>
  x.a === y.a && x.b === y.b && x.toA === y.toA && x.toB === y.toB;

export function enlarged(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * array.length);
  larger.set(array);
  return larger;
}
