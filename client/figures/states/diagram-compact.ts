/** The figure without labels, for cards and phones: legible from 300 CSS px. */
import { curve, type DiagramLayout, line, type Node, place } from './diagram-layout.ts';

const wide = (name: string, x: number, y: number): Node => ({ x, y, width: 92, height: 28, lines: [name] });
const tall = (first: string, second: string, x: number, y: number): Node => {
  return { x, y, width: 68, height: 34, lines: [first, second] };
};

const LEFT = 48;
const MIDDLE = 150;
const RIGHT = 252;

export const COMPACT: DiagramLayout = {
  width: 300,
  height: 308,
  panels: [],
  nodes: {
    CLOSED: wide('CLOSED', MIDDLE, 30),
    LISTEN: wide('LISTEN', MIDDLE, 76),
    'SYN-RECEIVED': tall('SYN-', 'RECEIVED', LEFT, 120),
    'SYN-SENT': tall('SYN-', 'SENT', RIGHT, 120),
    ESTABLISHED: wide('ESTABLISHED', MIDDLE, 166),
    'FIN-WAIT-1': tall('FIN-', 'WAIT-1', LEFT, 216),
    'CLOSE-WAIT': tall('CLOSE-', 'WAIT', RIGHT, 216),
    CLOSING: wide('CLOSING', MIDDLE, 216),
    'FIN-WAIT-2': tall('FIN-', 'WAIT-2', LEFT, 274),
    'TIME-WAIT': wide('TIME-WAIT', MIDDLE, 274),
    'LAST-ACK': tall('LAST-', 'ACK', RIGHT, 274),
  },
  arrows: [
    place('CLOSED', 'LISTEN', line(136, 44, 136, 62)),
    place('LISTEN', 'CLOSED', line(164, 62, 164, 44)),
    place('CLOSED', 'SYN-SENT', curve(196, 26, 244, 26, 266, 52, 266, 103)),
    place('SYN-SENT', 'CLOSED', curve(250, 103, 250, 62, 234, 36, 196, 36)),
    place('LISTEN', 'SYN-RECEIVED', curve(104, 81, 74, 81, 60, 88, 60, 103)),
    place('SYN-RECEIVED', 'LISTEN', curve(38, 103, 38, 78, 64, 71, 104, 71)),
    place('LISTEN', 'SYN-SENT', curve(196, 77, 222, 77, 234, 85, 234, 103)),
    place('SYN-SENT', 'SYN-RECEIVED', line(218, 120, 82, 120)),
    place('SYN-RECEIVED', 'ESTABLISHED', curve(64, 137, 64, 152, 76, 164, 104, 164)),
    place('SYN-SENT', 'ESTABLISHED', curve(236, 137, 236, 152, 224, 165, 196, 165)),
    place('SYN-RECEIVED', 'FIN-WAIT-1', line(38, 137, 38, 199)),
    place('ESTABLISHED', 'FIN-WAIT-1', curve(104, 174, 76, 174, 64, 182, 64, 199)),
    place('ESTABLISHED', 'CLOSE-WAIT', curve(196, 174, 224, 174, 236, 182, 236, 199)),
    place('FIN-WAIT-1', 'FIN-WAIT-2', line(38, 233, 38, 257)),
    place('FIN-WAIT-1', 'CLOSING', line(82, 216, 104, 216)),
    place('FIN-WAIT-1', 'TIME-WAIT', line(74, 233, 126, 260)),
    place('FIN-WAIT-2', 'TIME-WAIT', line(82, 274, 104, 274)),
    place('CLOSING', 'TIME-WAIT', line(162, 230, 162, 260)),
    place('TIME-WAIT', 'CLOSED', line(128, 288, 128, 302, 5, 302, 5, 4, 136, 4, 136, 16)),
    place('CLOSE-WAIT', 'LAST-ACK', line(236, 233, 236, 257)),
    place('LAST-ACK', 'CLOSED', line(286, 274, 295, 274, 295, 4, 164, 4, 164, 16)),
  ],
};
