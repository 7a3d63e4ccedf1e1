/** Scenario 5: Zero window. */
import { ACK, FIN, RST, SYN } from '../../tcp/segment.ts';
import { reached } from '../debrief.ts';
import { allAcknowledged, meets, receives } from '../goals.ts';
import type { Scenario } from '../scenario.ts';
import {
  BOTH_ESTABLISHED,
  CALM_WIRE,
  FIGURE_ISS,
  HUMANE_CONSTANTS,
  OPENING,
  THINK,
  TIME_LIMIT,
} from './defaults.ts';

/** Three full segments, of which B's buffer holds two. */
const TEXT = 'The reader is slow, and the writer fast. The window says how much there is room for: none.';
const MSS = 30;
const BUFFER = 2 * MSS;
/** What B acknowledges when its buffer is full; the SYN took one number. */
const FULL = FIGURE_ISS.A + 1 + BUFFER;

export const zeroWindow: Scenario = {
  id: 'zero-window',
  version: 1,
  number: 5,
  cast: {
    A: { iss: FIGURE_ISS.A },
    B: {
      iss: FIGURE_ISS.B,
      constants: { receive: 'on call', receiveBuffer: BUFFER },
    },
  },
  constants: { ...HUMANE_CONSTANTS, maxRto: 40_000, mss: MSS },
  wire: {
    ...CALM_WIRE,
    faults: [
      {
        on: { from: 'B', flags: ACK, without: SYN | FIN | RST, data: false, ack: FULL, wnd: BUFFER },
        action: { do: 'lose' },
      },
    ],
  },
  script: [
    ...OPENING,
    { host: 'A', call: { call: 'SEND', data: TEXT }, when: BOTH_ESTABLISHED, delay: 2_000 },
    // Long enough for a second probe.
    { host: 'B', call: { call: 'RECEIVE', octets: BUFFER }, when: { rules: { B: 'R46' } }, delay: 45_000 },
    {
      host: 'B',
      call: { call: 'RECEIVE', octets: BUFFER },
      when: { acknowledged: 'A', after: [3] },
      delay: 2_000,
    },
  ],
  freeCalls: [],
  turningPoint: { state: 'ESTABLISHED', misconception: 'a-closed-window-means-silence' },
  goals: [
    meets('A', 'R100', 'window-closes'),
    meets('B', 'R46', 'B-refuses-probe'),
    meets('A', 'R101', 'A-stays'),
    receives('B', TEXT),
    allAcknowledged({ A: TEXT, B: '' }),
  ],
  predictions: [
    {
      id: 'what-stops-A',
      when: 'introduction',
      options: ['window', 'loss', 'pause'],
      right: 'window',
      reveal: { rules: { A: 'R100' } },
    },
    {
      id: 'who-asks',
      host: 'A',
      when: { rules: { A: 'R100' } },
      options: ['waits', 'probes', 'aborts'],
      right: 'probes',
      reveal: { rules: { B: 'R46' } },
    },
    {
      id: 'how-long',
      host: 'B',
      when: { rules: { B: 'R46' } },
      options: ['gives-up', 'goes-on', 'stops'],
      right: 'goes-on',
      reveal: { delivered: { B: BUFFER } },
    },
  ],
  debrief: [
    { id: 'answer', needs: [reached('A-stays')] },
    { id: 'full', needs: [reached('window-closes')] },
    { id: 'probe', needs: [reached('B-refuses-probe'), reached('A-stays')] },
    { id: 'update', needs: [reached('B-receives')] },
  ],
  minutes: 8,
  timeLimit: TIME_LIMIT,
  showWire: false,
  think: THINK,
};
