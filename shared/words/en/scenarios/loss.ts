/** What the scenario “Lost segment, lost ACK” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'Lost segment, lost ACK',
  introduction:
    'This network loses segments now and then, and tells nobody. What is not acknowledged is sent again when the retransmission timer expires. Watch how long the timer runs each time, and what arrives twice.',
  debrief:
    'A’s first SYN was lost. No answer came, so A sent the same SYN again when the retransmission timeout (RTO) had passed: 20 s here, 1 s in RFC 6298. Then A’s text was lost twice in a row. The first wait was 20 s, the second 40 s: every timeout doubles the RTO (exponential backoff), so that a network in trouble is not flooded. B’s text arrived, but A’s ACK was lost; B cannot tell a lost ACK from lost text, and in both cases sends again with the same sequence number. A saw by that number that it had this text already: it discarded the duplicate, yet acknowledged it, or B would never stop. After a retransmission nobody can say which copy an ACK answers, so its round-trip time is not measured (Karn’s algorithm).',
  'cast.A': 'Client',
  'cast.B': 'Server',
  'goal.A-retransmits': 'A sends its SYN again, and its text, until they arrive.',
  'goal.A-acknowledges-duplicate': 'A discards text that arrives twice, and acknowledges it all the same.',
} satisfies ScenarioMessages;
