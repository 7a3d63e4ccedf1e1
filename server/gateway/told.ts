/**
 * What one device knows of a view: it is told all of it once, and from then on what changed.
 * It keeps the view that it was told last and nothing else: whoever is slow is told at last what changed since then.
 */
import { changeBetween } from '../../shared/protocol/change.ts';

/** A part of a message, in JSON: the view, or what changed in it. */
export interface Part {
  readonly name: 'view' | 'change';
  readonly json: string;
}

/** What is shown to many is made once for all of them; by the views, which never change. */
const wholes = new WeakMap<object, Part>();
const changes = new WeakMap<object, WeakMap<object, Part | null>>();

const wholeOf = (view: object): Part => ({ name: 'view', json: JSON.stringify(view) });
/** The device knows what there is to know, and need only be told that it does. */
export const AS_EXPECTED: Part = { name: 'change', json: '{}' };
/** Null where nothing changed, and nothing was expected to. */
function changeOf(before: object, expected: object, view: object): Part | null {
  const json = changeBetween(expected, view);
  if (json !== null) return { name: 'change', json };
  return before === expected ? null : AS_EXPECTED;
}

const same = <T>(known: T): T => known;

function once<P extends Part | null>(made: WeakMap<object, P>, key: object, make: () => P): P {
  const known = made.get(key);
  if (known !== undefined) return known;
  const part = make();
  made.set(key, part);
  return part;
}

function onceOf(before: object, view: object, make: () => Part | null): Part | null {
  let from = changes.get(view);
  if (from === undefined) {
    from = new WeakMap();
    changes.set(view, from);
  }
  return once(from, before, make);
}

export class Told<View extends object> {
  readonly #many: boolean;
  #known: View | null = null;
  /** How long all of it was when that was last looked at. */
  #whole = 0;

  /** @param many whether others are shown the very same views */
  constructor(many: boolean) {
    this.#many = many;
  }

  /**
   * What is to be told, so that the device has this view; null where it has it already.
   * @param expected what the device makes of what it knew before it hears the change
   * @param alike whether others who had the same view expect the same of it
   */
  next(view: View, expected: (known: View) => View = same, alike = true): Part | null {
    const known = this.#known;
    if (known === view) return null;
    if (known !== null) {
      const make = (): Part | null => changeOf(known, expected(known), view);
      const change = this.#many && alike ? onceOf(known, view, make) : make();
      if (change === null) return null;
      this.#known = view;
      // Only a change that is long is worth the comparison.
      if (2 * change.json.length < this.#whole) return change;
      const whole = this.#all(view);
      return whole.json.length < change.json.length ? whole : change;
    }
    this.#known = view;
    return this.#all(view);
  }

  #all(view: View): Part {
    const whole = this.#many ? once(wholes, view, () => wholeOf(view)) : wholeOf(view);
    this.#whole = whole.json.length;
    return whole;
  }
}
