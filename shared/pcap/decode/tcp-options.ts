/** TCP's options (RFC 9293 §3.1, RFC 7323, RFC 2018, RFC 7413). */
import type { CapturedOptions } from '../captured.ts';
import type { CaptureCounts } from '../counts.ts';

const KIND = {
  end: 0,
  noOperation: 1,
  mss: 2,
  windowScale: 3,
  sackPermitted: 4,
  sack: 5,
  timestamps: 8,
  fastOpen: 34,
} as const;

export const NO_OPTIONS: CapturedOptions = Object.freeze({});
const ALL_CUT: CapturedOptions = Object.freeze({ cut: true });

type Options = { -readonly [K in keyof CapturedOptions]: CapturedOptions[K] };

/** NOP, NOP, timestamps: how nearly every segment of today's systems begins its options. */
const ALIGNED_TIMESTAMPS = 0x0101080a;

/**
 * The options in the octets at … end − 1, of which those before `cut` were captured. One whose length cannot be ends the
 * list, as it does in a kernel: those before it count. One of a wrong length for its kind, and one of unknown kind, is
 * passed over.
 */
export function tcpOptions(
  view: DataView,
  at: number,
  end: number,
  cut: number,
  counts: CaptureCounts,
): CapturedOptions {
  const captured = Math.min(end, cut);
  if (at >= captured) return captured < end ? ALL_CUT : NO_OPTIONS;
  if (captured === end && end - at === 12 && view.getUint32(at) === ALIGNED_TIMESTAMPS)
    return { timestamps: timestamps(view, at + 4) };
  const options: Options = captured < end ? { cut: true } : {};
  let i = at;
  while (i < captured) {
    const kind = view.getUint8(i);
    if (kind === KIND.end) break;
    if (kind === KIND.noOperation) {
      i += 1;
      continue;
    }
    if (i + 1 >= captured && captured < end) break;
    const length = i + 1 < end ? view.getUint8(i + 1) : 0;
    if (length < 2 || length > end - i) {
      counts.badOptions += 1;
      break;
    }
    if (i + length <= captured) readOption(options, view, i, kind, length);
    i += length;
  }
  return options;
}

function readOption(options: Options, view: DataView, at: number, kind: number, length: number): void {
  if (kind === KIND.mss && length === 4) options.mss = view.getUint16(at + 2);
  else if (kind === KIND.windowScale && length === 3) options.windowScale = view.getUint8(at + 2);
  else if (kind === KIND.sackPermitted && length === 2) options.sackPermitted = true;
  else if (kind === KIND.fastOpen && length > 2) options.fastOpen = true;
  else if (kind === KIND.timestamps && length === 10) options.timestamps = timestamps(view, at + 2);
  else if (kind === KIND.sack && length > 2 && (length - 2) % 8 === 0) {
    const blocks: (readonly [number, number])[] = [];
    for (let i = at + 2; i < at + length; i += 8) blocks.push([view.getUint32(i), view.getUint32(i + 4)]);
    options.sack = blocks;
  }
}

const timestamps = (view: DataView, at: number) => ({
  value: view.getUint32(at),
  echo: view.getUint32(at + 4),
});
