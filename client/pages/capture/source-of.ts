/** Where it is said that a segment is illegal: the rule and its section, or the section of another RFC. */
import type { ViolationReport } from '../../../shared/observer/violation-report.ts';

export const sourceOf = ({ rule, rfc }: ViolationReport): string =>
  rule === null ? rfc : `${rule} · ${rfc.replace(/^RFC 9293 /, '')}`;
