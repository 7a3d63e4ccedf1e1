/**
 * What real stacks are known to do otherwise than RFC 9293 says, each way a numbered liberty.
 * docs/adr/0012 tells of them. A profile is a choice of stacks: `any` believes what any of them does, `rfc9293` none.
 */

export const PROFILES = ['any', 'rfc9293', 'linux', 'bsd', 'macos', 'windows'] as const;
export type Profile = (typeof PROFILES)[number];
type Stack = Exclude<Profile, 'any' | 'rfc9293'>;

const LINUX: readonly Stack[] = ['linux'];
const UNIX: readonly Stack[] = ['linux', 'bsd', 'macos'];
const ALL: readonly Stack[] = ['linux', 'bsd', 'macos', 'windows'];

/** The stacks that were seen to take each liberty. A number is never used again. */
export const STACK_LIBERTIES = {
  /** A listener drops a SYN in silence when its queues are full, and one with FIN always. */
  S1: ALL,
  /** A full accept queue drops the ACK of the SYN,ACK with all that it carries; the request stays. */
  S2: LINUX,
  /** A request in SYN-RECEIVED is forgotten after about one RTO; reset or kept where the RFC returns to LISTEN. */
  S3: UNIX,
  /** SYN cookies keep no request. */
  S4: UNIX,
  /** In SYN-SENT, what echoes a timestamp that no SYN had is answered with a RST, and ignored. */
  S5: UNIX,
  /** What lies outside of the window and has no text is answered only so often; without ACK, never. */
  S6: ALL,
  /** Acceptability counts from the last ACK that was sent; the ACK of a repetition counts. */
  S7: LINUX,
  /** Of text that overruns the window all is taken, or only its ACK, or nothing; a FIN may enter a full window. */
  S8: ALL,
  /** The send window is also taken from an old segment that acknowledges something, and where all is equal. */
  S9: LINUX,
  /** When the peer's window shrinks, an ACK or a RST stands at what is left of it, not at SND.NXT. */
  S10: LINUX,
  /** Out of memory, what the window had allowed is dropped, and the same segment closes the window. */
  S11: LINUX,
  /** A RST is believed at the end of what is held above a gap, and at RCV.NXT − 1 once the peer's FIN has been taken. */
  S12: LINUX,
  /** CLOSE with text unread, or text that comes after both directions were closed, resets, also in CLOSING and LAST-ACK. */
  S13: ALL,
  /** An orphan's FIN-WAIT-2 ends by a timeout of seconds; a connect from it uses an ISS beyond the old numbers. */
  S14: ALL,
  /** An orphan, or a user timeout, gives up sooner than R2 says. */
  S15: ALL,
  /** In CLOSING a repeated FIN that acknowledges ours leads to TIME-WAIT in silence. */
  S16: LINUX,
  /** Without RFC 5961, an in-window SYN is reset in every synchronized state (RFC 793). */
  S17: ['bsd', 'macos', 'windows'],
  /** CLOSED sends no RST: a stealth filter, or a limit on the rate. */
  S18: ['bsd', 'macos', 'windows'],
  /** With a Fast Open cookie the server may send before the handshake ends, also when the SYN brings no text (RFC 7413 §4.2.2). */
  S19: ALL,
  /** A probe of an idle connection comes after less than a second of silence. */
  S20: ['macos'],
} as const satisfies Readonly<Record<string, readonly Stack[]>>;
export type StackLiberty = keyof typeof STACK_LIBERTIES;
export const STACK_LIBERTY_IDS = Object.keys(STACK_LIBERTIES) as readonly StackLiberty[];

/** A set of liberties: a bit each. */
export type Liberties = number;
const BITS = Object.fromEntries(STACK_LIBERTY_IDS.map((id, i) => [id, 1 << i])) as Record<
  StackLiberty,
  Liberties
>;

export const bitOf = (id: StackLiberty): Liberties => BITS[id];
export const namesOf = (set: Liberties): readonly StackLiberty[] =>
  STACK_LIBERTY_IDS.filter((id) => (set & BITS[id]) !== 0);

/** The liberties of a profile. */
export function libertiesOf(profile: Profile): Liberties {
  let all: Liberties = 0;
  for (const id of STACK_LIBERTY_IDS) {
    const stacks: readonly Stack[] = STACK_LIBERTIES[id];
    if (profile === 'any' || stacks.some((stack) => stack === profile)) all |= BITS[id];
  }
  return profile === 'rfc9293' ? 0 : all;
}
