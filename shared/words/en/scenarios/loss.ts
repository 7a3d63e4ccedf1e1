/** What the scenario “Lost segment, lost ACK” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'Lost segment, lost ACK',
  introduction:
    'This network loses segments now and then, and tells nobody. What is not acknowledged is sent again when the retransmission timer expires. Watch how long the timer runs each time, and what arrives twice.',
  'debrief.answer':
    'A host that hears no ACK sends again, and one that gets the same text again acknowledges it again.',
  'debrief.syn':
    'A’s first SYN was lost. No answer came, so A sent the same SYN again when the retransmission timeout (RTO) had passed: 20 s here, 1 s in RFC 6298.',
  'debrief.text':
    'Then A’s text was lost twice in a row. Every timeout doubles the RTO (exponential backoff), so that a network in trouble is not flooded. After a retransmission nobody can say which copy an ACK answers, so it gives no round-trip time (Karn’s algorithm).',
  'debrief.duplicate':
    'B’s text arrived, but A’s ACK was lost. B could not tell a lost ACK from lost text, and in both cases it retransmits with the same sequence number. By that number A saw that it had the text already: it discarded the duplicate, yet acknowledged it, or B would never stop.',
  question: 'Why must a retransmission carry the old sequence number and not the next one?',
  'cast.A': 'Client',
  'cast.B': 'Server',
  'goal.A-retransmits': 'A sends its SYN again, and its text, until they arrive.',
  'goal.A-retransmits.veiled': 'A’s SYN and its text arrive in the end.',
  'goal.A-acknowledges-duplicate': 'A discards text that arrives twice, and acknowledges it all the same.',
  'goal.A-acknowledges-duplicate.veiled': 'A deals with text that arrives twice.',
  'predict.who-finds-out': 'A segment with text is lost. Who finds out?',
  'predict.who-finds-out.receiver': 'Its receiver, which asks for it again',
  'predict.who-finds-out.network': 'The network, which tells the sender',
  'predict.who-finds-out.sender': 'Its sender, when no ACK comes in time',
  'predict.who-finds-out.because':
    'B cannot miss what it never heard of. A’s retransmission timer expires, and A sends the text again.',
  'predict.second-wait':
    'A’s text is under way. Should no ACK come, A sends it again. Should none come for that either, how long has A waited the second time?',
  'predict.second-wait.half': 'Half as long as the first time',
  'predict.second-wait.same': 'As long as the first time',
  'predict.second-wait.double': 'Twice as long as the first time',
  'predict.second-wait.because':
    'Each retransmission doubles the timeout: what may be a crowded network must not be crowded further.',
  'predict.how-often':
    'B’s text arrives, but A’s ACK is lost, so B sends the text again. How often does A’s application get it?',
  'predict.how-often.once': 'Once',
  'predict.how-often.twice': 'Twice',
  'predict.how-often.never': 'Not at all',
  'predict.how-often.because':
    'A knows the numbers: it has had these octets. It drops the copy, and acknowledges once more.',
} satisfies ScenarioMessages;
