/** The first segment of a host that no legal behaviour explains. */
import type { RuleId } from '../tcp/rules.ts';
import type { Text } from '../text.ts';
import type { Microseconds } from './observed-segment.ts';
import type { ViolationCode } from './violations.ts';

export interface ViolationReport {
  readonly frame: number;
  readonly time: Microseconds;
  readonly code: ViolationCode;
  readonly rule: RuleId;
  readonly rfc: string;
  readonly message: Text;
}
