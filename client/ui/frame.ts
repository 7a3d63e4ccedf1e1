/**
 * The pages’ real time: frames, delays, and clocks.
 * Nothing else knows it.
 */
import { type ReadonlySignal, signal } from '@preact/signals-core';

const current = signal(0);

/** Milliseconds of the browser's monotonic clock, at the frame being drawn. Moves only while somebody watches. */
export const frame: ReadonlySignal<number> = current;

/**
 * Thirty pictures a second are enough for rings and clocks, and spare a Chromebook's battery; for whoever wants less motion
 * they step instead of gliding.
 */
const GLIDING = 1_000 / 30 - 2;
const STEPPING = 200 - 2;

const lessMotion = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)');

let watchers = 0;
let request = 0;

function tick(at: number): void {
  if (at - current.value >= (lessMotion?.matches ? STEPPING : GLIDING)) current.value = at;
  request = requestAnimationFrame(tick);
}

/** Keeps {@link frame} moving until the returned function is called. */
export function watchFrames(): () => void {
  watchers += 1;
  if (watchers === 1) {
    current.value = performance.now();
    request = requestAnimationFrame(tick);
  }
  let watching = true;
  return () => {
    if (!watching) return;
    watching = false;
    watchers -= 1;
    if (watchers === 0) cancelAnimationFrame(request);
  };
}

/** This moment, on the same clock as {@link frame}; for what arrives between two frames. */
export const monotonic = (): number => performance.now();

/** Milliseconds since 1970: it may be set, but goes on while the computer sleeps. */
export const wallClock = (): number => Date.now();

/** Now, for who reads it beside a log (ISO 8601). */
export const timestamp = (): string => new Date().toISOString();

/** Calls back once, later, unless the returned function is called before. */
export function after(milliseconds: number, call: () => void): () => void {
  const timer = setTimeout(call, milliseconds);
  return () => clearTimeout(timer);
}

/** Calls back when the next picture is drawn. */
export const nextFrame = (call: () => void): void => void requestAnimationFrame(call);
