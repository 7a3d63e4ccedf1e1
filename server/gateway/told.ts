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
/** Null where nothing changed. */
function changeOf(before: object, view: object): Part | null {
  const json = changeBetween(before, view);
  return json === null ? null : { name: 'change', json };
}

function once<P extends Part | null>(made: WeakMap<object, P>, key: object, make: () => P): P {
  const known = made.get(key);
  if (known !== undefined) return known;
  const part = make();
  made.set(key, part);
  return part;
}

function onceOf(before: object, view: object): Part | null {
  let from = changes.get(view);
  if (from === undefined) {
    from = new WeakMap();
    changes.set(view, from);
  }
  return once(from, before, () => changeOf(before, view));
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

  /** What is to be told, so that the device has this view; null where it has it already. */
  next(view: View): Part | null {
    const known = this.#known;
    if (known === view) return null;
    if (known !== null) {
      const change = this.#many ? onceOf(known, view) : changeOf(known, view);
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
