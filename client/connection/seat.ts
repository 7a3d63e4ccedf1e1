/**
 * The player's seat in a class, kept so that a reload or a return brings it back.
 * First this tab's, so that two people at one computer can play each other, then the browser's.
 */
const KEY = '2msl.seat';

export interface Seat {
  readonly token: string;
  readonly code: string;
  readonly name: string;
}

function parse(text: string | null): Seat | null {
  try {
    const seat: unknown = JSON.parse(text ?? 'null');
    if (typeof seat !== 'object' || seat === null) return null;
    const { token, code, name } = seat as Partial<Record<keyof Seat, unknown>>;
    return typeof token === 'string' && typeof code === 'string' && typeof name === 'string'
      ? { token, code, name }
      : null;
  } catch {
    return null;
  }
}

/** The stores that this browser allows. */
function stores(): readonly Storage[] {
  try {
    return [sessionStorage, localStorage];
  } catch {
    return [];
  }
}

export function readSeat(): Seat | null {
  for (const store of stores()) {
    const seat = parse(store.getItem(KEY));
    if (seat) return seat;
  }
  return null;
}

export function keepSeat(seat: Seat): void {
  for (const store of stores()) {
    try {
      store.setItem(KEY, JSON.stringify(seat));
    } catch {
      // Full or forbidden: the seat is kept where it can be.
    }
  }
}

export function forgetSeat({ token }: Seat): void {
  for (const store of stores()) if (parse(store.getItem(KEY))?.token === token) store.removeItem(KEY);
}
