/** What the scenario “Zero window” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'Zero window',
  introduction:
    'A has more to send than B’s buffer holds, and B’s application is in no hurry to read. Every ACK says how much room is left: this is the window. Watch it close, and see how A learns that it has opened again.',
  debrief:
    'B’s buffer holds 60 octets. Two segments filled it, and B’s ACK offered a window of 0: flow control, by which a slow reader holds back a fast writer. A stopped, with 30 octets unsent, and started its persist timer. Each time it expired, A sent a probe, a single octet; B’s window was closed, so B did not take the octet, but it answered with an ACK. Then B’s application called RECEIVE, the window opened, and B told A; but this window update was a bare ACK, and it was lost. Without probes both would now wait forever, A for a window, B for data. The next probe found the window open, and the rest went out. The intervals of the probes grow like those of retransmissions, but nobody gives up while the probes are answered, however long the window stays closed: the peer is there, it only has no room.',
  'cast.A': 'Client',
  'cast.B': 'Server',
  'goal.window-closes': 'B’s window closes, and A starts its persist timer.',
  'goal.B-refuses-probe': 'A probes; B accepts nothing, for its window is closed, but answers.',
  'goal.B-refuses-probe.veiled': 'A asks whether the window is still closed.',
  'goal.A-stays': 'A goes on waiting, because its probes are answered.',
} satisfies ScenarioMessages;
