/**
 * The port of the board: all that it needs of the world.
 * The play page makes one from the socket, practice one from a match in the browser; the board itself knows neither.
 */

import type { ReadonlySignal } from '@preact/signals';
import type { ControlId } from '../../shared/host/controls.ts';
import type { CrowdAct } from '../../shared/host/crowd.ts';
import type { HostId } from '../../shared/hosts.ts';
import type {
  EventView,
  MatchView,
  Move,
  ScenarioView,
  ScriptedCallBody,
  VerdictView,
} from '../../shared/protocol/view.ts';

/** What became of what the player asked for. */
export type Reply =
  | { readonly kind: 'judged'; readonly verdict: VerdictView | null }
  /** Not a matter of TCP: too fast, paused, no longer to be answered … */
  | { readonly kind: 'refused'; readonly text: string }
  /** The connection of the game broke before the answer came; the log will show whether it arrived. */
  | { readonly kind: 'unknown' };

export interface Partner {
  /** Null: the autopilot, or the player. */
  readonly name: string | null;
  /** The player plays both ends. */
  readonly self: boolean;
  readonly connected: boolean;
  /** How many play this host together, the player among them; null: the player alone. */
  readonly together: number | null;
  /** When they went away, on the clock of `frame`; null while they are here. */
  readonly awaySince: number | null;
  /** When the autopilot takes over from who is away, on the same clock; null where it does not, or has. */
  readonly standInAt: number | null;
  /** The autopilot answers for them until they are back. */
  readonly stoodInFor: boolean;
  /** A third player who is the network between the two; null where nobody is. */
  readonly network: string | null;
}

export interface BoardPort {
  readonly host: HostId;

  readonly scenario: ReadonlySignal<ScenarioView>;
  readonly view: ReadonlySignal<MatchView>;
  /** All events that this host may see, from the beginning. */
  readonly events: ReadonlySignal<readonly EventView[]>;
  /** Virtual milliseconds of the match. */
  readonly now: ReadonlySignal<number>;
  readonly paused: ReadonlySignal<boolean>;
  /** It is the server that cannot go on. */
  readonly stalled?: ReadonlySignal<boolean>;
  /** Where the pause is the player's own: how to go on. */
  readonly resume: (() => void) | null;
  /** Whether this page reaches the authority. */
  readonly online: ReadonlySignal<boolean>;
  readonly partner: ReadonlySignal<Partner>;
  readonly move: (stimulus: number | null, move: Move) => Promise<Reply>;
  readonly call: (call: ScriptedCallBody) => Promise<Reply>;
  readonly control: (control: ControlId, value: number) => Promise<Reply>;
  readonly crowd: (act: CrowdAct) => Promise<Reply>;
  readonly advice: () => Promise<Reply>;
  /** Says what is going to happen. */
  readonly predict: (prediction: string, option: string) => Promise<Reply>;
}
