/** The whole figure with its labels, for 420 CSS px and up. */
import { astride, beside, curve, type DiagramLayout, line, type Node, place } from './diagram-layout.ts';

const node = (name: string, x: number, y: number): Node => ({ x, y, width: 110, height: 28, lines: [name] });

const LEFT = 74;
const MIDDLE = 240;
const RIGHT = 406;

export const FULL: DiagramLayout = {
  width: 480,
  height: 500,
  panels: [
    { words: 'diagram.active-close', x: 13, y: 320, width: 306, height: 162 },
    { words: 'diagram.passive-close', x: 336, y: 320, width: 132, height: 162 },
  ],
  nodes: {
    CLOSED: node('CLOSED', MIDDLE, 38),
    LISTEN: node('LISTEN', MIDDLE, 112),
    'SYN-RECEIVED': node('SYN-RECEIVED', LEFT, 186),
    'SYN-SENT': node('SYN-SENT', RIGHT, 186),
    ESTABLISHED: node('ESTABLISHED', MIDDLE, 268),
    'FIN-WAIT-1': node('FIN-WAIT-1', LEFT, 346),
    'CLOSE-WAIT': node('CLOSE-WAIT', RIGHT, 346),
    CLOSING: node('CLOSING', MIDDLE, 346),
    'FIN-WAIT-2': node('FIN-WAIT-2', LEFT, 444),
    'TIME-WAIT': node('TIME-WAIT', MIDDLE, 444),
    'LAST-ACK': node('LAST-ACK', RIGHT, 444),
  },
  arrows: [
    place('CLOSED', 'LISTEN', line(228, 52, 228, 98), beside('end', 221, 80)),
    place('LISTEN', 'CLOSED', line(252, 98, 252, 52), beside('start', 259, 80)),
    place('CLOSED', 'SYN-SENT', curve(295, 31, 400, 31, 440, 76, 440, 172), beside('start', 393, 30)),
    place('SYN-SENT', 'CLOSED', curve(412, 172, 412, 90, 376, 45, 295, 45), beside('end', 384, 98)),
    place('LISTEN', 'SYN-RECEIVED', curve(185, 119, 130, 119, 96, 132, 96, 172), beside('start', 120, 143)),
    place('SYN-RECEIVED', 'LISTEN', curve(60, 172, 60, 126, 104, 106, 185, 106), beside('end', 98, 110)),
    place('LISTEN', 'SYN-SENT', curve(295, 112, 350, 112, 384, 128, 384, 172), beside('end', 364, 143)),
    place('SYN-SENT', 'SYN-RECEIVED', line(351, 186, 129, 186), astride(240, 181)),
    place(
      'SYN-RECEIVED',
      'ESTABLISHED',
      curve(92, 200, 92, 246, 126, 265, 185, 265),
      beside('start', 114, 234),
    ),
    place('SYN-SENT', 'ESTABLISHED', curve(388, 200, 388, 246, 354, 267, 295, 267), beside('end', 368, 224)),
    place('SYN-RECEIVED', 'FIN-WAIT-1', line(44, 200, 44, 332), beside('start', 51, 270)),
    place(
      'ESTABLISHED',
      'FIN-WAIT-1',
      curve(185, 277, 132, 277, 104, 292, 104, 332),
      beside('start', 126, 305),
    ),
    place(
      'ESTABLISHED',
      'CLOSE-WAIT',
      curve(295, 277, 348, 277, 376, 292, 376, 332),
      beside('end', 354, 305),
    ),
    place('FIN-WAIT-1', 'FIN-WAIT-2', line(44, 360, 44, 430), beside('start', 51, 393)),
    place('FIN-WAIT-1', 'CLOSING', line(129, 346, 185, 346), astride(154, 341)),
    place('FIN-WAIT-1', 'TIME-WAIT', line(108, 360, 220, 430), beside('end', 249, 379)),
    place('FIN-WAIT-2', 'TIME-WAIT', line(129, 444, 185, 444), astride(154, 439)),
    place('CLOSING', 'TIME-WAIT', line(266, 360, 266, 430), beside('start', 273, 393)),
    place(
      'TIME-WAIT',
      'CLOSED',
      line(214, 458, 214, 490, 6, 490, 6, 8, 228, 8, 228, 24),
      beside('middle', 110, 494),
    ),
    place('CLOSE-WAIT', 'LAST-ACK', line(390, 360, 390, 430), beside('end', 383, 393)),
    place('LAST-ACK', 'CLOSED', line(461, 444, 474, 444, 474, 8, 252, 8, 252, 24), beside('end', 467, 393)),
  ],
};
