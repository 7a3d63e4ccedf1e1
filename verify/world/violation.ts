/** Something that must never be, in any world. */
export class Violation extends Error {
  override name = 'Violation';
}

export function must(holds: boolean, what: () => string): asserts holds {
  if (!holds) throw new Violation(what());
}
