/**
 * The player's seat in a class, kept so that a reload or a return brings it back.
 * First this tab's, so that two people at one computer can play each other, then the browser's. Where neither may be
 * stored, in the tab's name.
 */
const KEY = '2msl.seat';

export interface Seat {
  readonly token: string;
  readonly code: string;
  readonly name: string;
}

/** What no server of ours has given opens no connection, and its page would wait for ever. */
const TOKEN = /^[\w-]{10,64}$/;

function parse(text: string | null): Seat | null {
  try {
    const seat: unknown = JSON.parse(text ?? 'null');
    if (typeof seat !== 'object' || seat === null) return null;
    const { token, code, name } = seat as Partial<Record<keyof Seat, unknown>>;
    return typeof token === 'string' &&
      typeof code === 'string' &&
      typeof name === 'string' &&
      TOKEN.test(token)
      ? { token, code, name }
      : null;
  } catch {
    return null;
  }
}

/** A place for one text. Each throws where the browser forbids it. */
interface Place {
  readonly get: () => string | null;
  readonly set: (text: string) => void;
  readonly clear: () => void;
}

/** Some browsers embedded in other programs have none at all. */
const STORAGES: readonly (() => Storage | null)[] = [() => sessionStorage, () => localStorage];
const inStorages = (key: string): readonly Place[] =>
  STORAGES.map((storage) => ({
    get: () => storage()?.getItem(key) ?? null,
    set: (text) => storage()?.setItem(key, text),
    clear: () => storage()?.removeItem(key),
  }));

const MARK = `${KEY} `;
/** The tab's own name outlives a way to another page of ours, and needs nobody's leave. */
const inTabName: Place = {
  get: () => (window.name.startsWith(MARK) ? window.name.slice(MARK.length) : null),
  set: (text) => {
    window.name = MARK + text;
  },
  clear: () => {
    window.name = '';
  },
};

const STORED = inStorages(KEY);
const PLACES: readonly Place[] = [...STORED, inTabName];

/** Null where the browser forbids it. */
function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}

/** Whether a seat that is kept will be found again. */
export function keepsSeats(): boolean {
  return inStorages(`${KEY}.trial`).some((place) =>
    attempt(() => {
      place.set('kept');
      const kept = place.get() === 'kept';
      place.clear();
      return kept;
    }),
  );
}

export function readSeat(): Seat | null {
  for (const place of PLACES) {
    const seat = parse(attempt(place.get));
    if (seat) return seat;
  }
  return null;
}

/** Where nothing may be stored, a reload still finds it; a closed tab takes it along. */
export function keepSeat(seat: Seat): void {
  const text = JSON.stringify(seat);
  for (const place of STORED) attempt(() => place.set(text));
  if (!STORED.some((place) => parse(attempt(place.get)) !== null)) inTabName.set(text);
}

export function forgetSeat({ token }: Seat): void {
  for (const place of PLACES) if (parse(attempt(place.get))?.token === token) attempt(place.clear);
}
