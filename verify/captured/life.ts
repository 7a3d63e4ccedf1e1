/** A captured connection as a scenario: the same calls, and the same fate of each segment on the wire. */
import type { HostId } from '../../shared/hosts.ts';
import type { CapturedLife, CapturedLifeId } from '../../shared/positions/captured/life.ts';
import type {
  FileCall,
  FileFault,
  FileScriptItem,
  FileSegmentMatch,
  Seconds,
} from '../../shared/scenario-files/file.ts';
import { ACK, FIN, flagsText, RST, SYN } from '../../shared/tcp/segment.ts';
import type { Connection } from './connection.ts';

/** So much slower than life: what took microseconds can be read, and an autopilot needs a tenth of a second. */
const SLOWER = 100;

/** Seconds of the scenario, to the millisecond. */
const seconds = (microseconds: number): Seconds => Math.round((microseconds * SLOWER) / 1_000) / 1_000;

/** What the wire takes at least; the fate of a segment comes on top of it. */
const DELAY: Seconds = 0.01;
/** Before the first call. */
const LEAD: Seconds = 1;

/** Bits that a host chooses; PSH and the others say nothing here. */
export const CONTROL = SYN | ACK | FIN | RST;

/** When a kernel may delay an acknowledgment it does so at times; the captured ones are played either way. */
export type Acknowledging = { readonly [Host in HostId]: 'at once' | 'delayed' };

export function lifeFile(connection: Connection, acknowledging: Acknowledging): CapturedLife['file'] {
  const { A, B } = acknowledging;
  return {
    cast: {
      A: { name: 'A', ...isnOf(connection, 'A'), constants: { acknowledge: A } },
      B: { name: 'B', ...isnOf(connection, 'B'), constants: { acknowledge: B } },
    },
    // As these kernels have them, slowed down.
    constants: {
      ...{ base: 'patient', msl: 30 * SLOWER, userTimeout: null, challenge: 'must' },
      ...{
        initialRto: SLOWER,
        minRto: 0.2 * SLOWER,
        maxRto: 36 * SLOWER,
        rtoAfterSynRetransmission: 3 * SLOWER,
      },
      ...{ delayedAck: 0.04 * SLOWER, mss: 1_448, receiveBuffer: 64_240 },
    },
    wire: { delay: DELAY, faults: faultsOf(connection) },
    opening: false,
    script: scriptOf(connection),
    // It is played to the end of the capture, whatever is reached.
    goals: [{ retransmits: { host: 'A', times: 99 } }],
    timeLimit: 7_200,
    think: 0.1,
  };
}

function isnOf({ segments }: Connection, host: HostId): { readonly iss?: number } {
  const syn = segments.find(({ from, flags }) => from === host && (flags & SYN) !== 0);
  return syn === undefined ? {} : { iss: syn.seq };
}

/** Each segment of the capture, the first and every later one alike, is lost or as late as it was. */
function faultsOf({ segments }: Connection): FileFault[] {
  const seen = new Map<string, number>();
  return segments.flatMap(({ from, flags, seq, ack, length, sentAt, arrivedAt }): FileFault[] => {
    if (sentAt === null) return [];
    const [set, clear] = [flagsText(flags & CONTROL), flagsText(CONTROL & ~flags)];
    const on: FileSegmentMatch = {
      from,
      ...(set === '' ? {} : { flags: set }),
      ...(clear === '' ? {} : { without: clear }),
      ...{ text: length > 0, seq },
      ...((flags & ACK) === 0 ? {} : { ack }),
    };
    const alike = JSON.stringify(on);
    const nth = (seen.get(alike) ?? 0) + 1;
    seen.set(alike, nth);
    const late = arrivedAt === null ? null : Math.max(0, seconds(arrivedAt - sentAt) - DELAY);
    return [{ on, nth, do: late === null ? 'lose' : { delay: Math.round(late * 1_000) / 1_000 } }];
  });
}

function scriptOf(connection: Connection): FileScriptItem[] {
  const closed = new Set<string>();
  return connection.calls.flatMap(({ t, host, socket, call, bytes = 0 }): FileScriptItem[] => {
    const at = (calls: FileCall): FileScriptItem[] => {
      const delay = LEAD + Math.max(0, seconds(Math.round(t * 1_000_000) - connection.began));
      return [{ host, delay: Math.round(delay * 1_000) / 1_000, ...calls }];
    };
    switch (call) {
      case 'LISTEN':
        return [{ host, delay: 0, call: 'OPEN', mode: 'passive' }];
      case 'OPEN':
        return at({ call: 'OPEN', mode: 'active' });
      case 'SEND':
        // Octets of chance in the capture: only their number matters.
        return at({ call: 'SEND', text: '.'.repeat(bytes) });
      case 'ABORT':
        return at({ call: 'ABORT' });
      case 'SHUTDOWN_WRITE':
      case 'CLOSE':
        // A listening socket is not the connection's; and CLOSE after shutdown(2) sends nothing more.
        if (closed.has(host) || isListening(connection, host, socket)) return [];
        closed.add(host);
        return at({ call: 'CLOSE' });
      default:
        return [];
    }
  });
}

const isListening = ({ calls }: Connection, host: HostId, socket: string): boolean =>
  calls.some((one) => one.call === 'LISTEN' && one.host === host && one.socket === socket);

/** Those that are looked through, in the order in which they are listed. */
export const LIVES = [
  'normal_close_by_client',
  'lost_syn',
  'lost_syn_ack',
  'lost_handshake_ack',
  'simultaneous_open',
  'refused',
  'lost_data',
  'delayed_duplicate',
  'half_close',
  'fin_wait_2_orphan',
  'lost_fin',
  'lost_ack_of_fin',
  'fin_with_ack_of_fin',
  'simultaneous_close',
  'lost_last_ack',
  'abort_by_client',
  'reset_in_window',
] as const satisfies readonly CapturedLifeId[];
