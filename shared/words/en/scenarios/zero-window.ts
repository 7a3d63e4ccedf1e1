/** What the scenario “Zero window” says. */
import type { ScenarioMessages } from '../../scenario-words.ts';

export default {
  title: 'Zero window',
  introduction:
    'A has more to send than B’s buffer holds, and B’s application is in no hurry to read. Every ACK says how much room is left: this is the window. Watch it close, and see how A learns that it has opened again.',
  'debrief.answer':
    'With a window of 0 the sender may only ask, and it goes on asking as long as it is answered.',
  'debrief.full':
    'B’s buffer holds 60 octets. When it was full, B’s ACK offered a window of 0: flow control, by which a slow reader holds back a fast writer. A stopped, with text still unsent, and started its persist timer.',
  'debrief.probe':
    'Each time the timer expired, A sent a probe, a single octet. B did not take it, for its window was closed, but answered with an ACK. Nobody gives up while probes are answered, however long the window stays closed: the peer is there, it only has no room.',
  'debrief.update':
    'Then B’s application called RECEIVE and the window opened, but the window update that told A so was lost. Without probes both would now wait forever, A for a window, B for data. The next probe found the window open, and the rest went out.',
  question: 'Why is a lost window update more dangerous than a lost ACK of text?',
  'cast.A': 'Client',
  'cast.B': 'Server',
  'goal.window-closes': 'B’s window closes, and A starts its persist timer.',
  'goal.B-refuses-probe': 'A probes; B accepts nothing, for its window is closed, but answers.',
  'goal.B-refuses-probe.veiled': 'A asks whether the window is still closed.',
  'goal.A-stays': 'A goes on waiting, because its probes are answered.',
  'goal.A-stays.veiled': 'A decides whether to go on waiting.',
  'predict.what-stops-A': 'B’s application does not read. What keeps A from sending more than B can hold?',
  'predict.what-stops-A.loss': 'B drops it, and A sends it again later',
  'predict.what-stops-A.pause': 'B sends a segment that asks A to stop',
  'predict.what-stops-A.window': 'The window in B’s ACKs shrinks to 0',
  'predict.what-stops-A.because':
    'Every ACK says how much room is left. When it says 0, A sends no more text.',
  'predict.who-asks': 'The window is 0. What does A do if B says nothing more?',
  'predict.who-asks.waits': 'It waits until B says something',
  'predict.who-asks.probes': 'It asks: it sends one octet',
  'predict.who-asks.aborts': 'It gives the connection up',
  'predict.who-asks.because':
    'The ACK that opens the window may be lost, and then both would wait forever. So A probes.',
  'predict.how-long': 'B has refused A’s probe: the window is still 0. What does A do if it stays so?',
  'predict.how-long.gives-up': 'It gives up after some probes',
  'predict.how-long.goes-on': 'It goes on asking, ever more seldom',
  'predict.how-long.stops': 'It stops asking, and waits',
  'predict.how-long.because':
    'As long as the probes are answered, B is alive, only slow. The connection stays.',
} satisfies ScenarioMessages;
