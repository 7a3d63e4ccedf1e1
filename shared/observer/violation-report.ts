/** The first segment of a host that no legal behaviour explains. */
import type { RuleId } from '../tcp/rules.ts';
import type { State } from '../tcp/state.ts';
import type { Microseconds } from './observed-segment.ts';
import type { Violation, ViolationCode } from './violations.ts';

export interface ViolationReport {
  readonly frame: number;
  readonly time: Microseconds;
  readonly code: ViolationCode;
  /** Null where the rulebook has none. */
  readonly rule: RuleId | null;
  readonly rfc: string;
  /** The state that its sender was in. */
  readonly state: State;
}

export const reportOf = (
  { frame, time }: Pick<ViolationReport, 'frame' | 'time'>,
  { code, rule, rfc, state }: Violation,
): ViolationReport => ({ frame, time, code, rule, rfc, state });
