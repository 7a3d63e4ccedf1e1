/** docs/SPEC.md, from the rules themselves. */
import { RULE_GROUPS, RULEBOOK_VERSION, type Rule } from '../../shared/tcp/rules.ts';
import english from '../../shared/words/en/rules.ts';

const sentences: Readonly<Record<string, string>> = english;

export const SPEC_PATH = 'docs/SPEC.md';

const HEAD = `# The rulebook

Generated from \`shared/tcp/rules.ts\` and \`shared/words/en/rules.ts\` by \`npm run docs\`; change the rules there. This is version ${RULEBOOK_VERSION}.

Every rule has a number that is never given to another one. It stands in the code that does what the rule says, in the title of
the test that proves it, and in the judge's answer to a player. The normative source is RFC 9293; where a sentence here and the
RFC differ, the RFC is right and this page has a bug. [conformance.md](conformance.md) goes the other way: from each demand of
the RFCs to the rules that meet it.

**What is left out, and why.** Congestion control (RFC 5681) with fast retransmit, window scaling, SACK, timestamps, ICMP and
path MTU discovery are outside of the game: a match has a handful of segments, and who loses one should meet the retransmission
timeout. So is security and compartment, the third check of §3.10.7.4. Of urgent data the application is told that it is there,
but not where it ends. PSH is set but changes nothing. A new SYN in TIME-WAIT is challenged like any other; the permission to
accept it (MAY-2) is not taken.

**Where the RFC leaves a choice.** RFC 5961 is followed for RST, SYN and old ACKs. In SYN-RECEIVED an unacceptable ACK is
answered with RST in every case (§3.5.2), not with RFC 5961's ACK. An ACK that is numbered just behind our receive window counts
and is not answered (R46): read to the letter, two hosts with full windows would acknowledge each other for ever (App. A.2). The
override of silly window avoidance waits one RTO, like a zero-window probe, and shares its timer. When a window that was probed
opens, what the probe carried goes again at once, together with the text behind it. An answered probe restarts the user timeout.
CLOSE is answered "ok" when our FIN is acknowledged, whichever state that leads to. Keep-alives that stay unanswered end a
connection like unanswered retransmissions, in silence (R110).
`;

/** `<SEQ=…>` would be taken for HTML, and a bar for the edge of a cell. */
export function cell(text: string): string {
  return text
    .replace(/(?:<[A-Z]+=[^>]*>)+/g, '`$&`')
    .replace(/ =< /g, ' ≤ ')
    .replaceAll('|', '\\|');
}

function table(rules: Readonly<Record<string, Rule>>): string {
  const rows = Object.entries(rules).map(
    ([id, { rfc }]) => `| <a id="${id.toLowerCase()}"></a>${id} | ${rfc} | ${cell(sentences[id] ?? '')} |`,
  );
  return ['| rule | where | what it says |', '|---|---|---|', ...rows].join('\n');
}

export function specMarkdown(): string {
  return [HEAD, ...RULE_GROUPS.map(({ title, rules }) => `## ${title}\n\n${table(rules)}\n`)].join('\n');
}
