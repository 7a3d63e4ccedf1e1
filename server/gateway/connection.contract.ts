/**
 * The contract of a connection: what every transport must do for the sessions.
 * The suite that each one runs, with a real server and a real device.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '../../shared/protocol/socket.ts';
import { MAX_MESSAGE_OCTETS } from '../../shared/protocol/version.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { TimerQueue } from '../time/timer-queue.ts';
import type { Connection } from './connection.ts';
import { Heartbeat } from './heartbeat.ts';

/** The other end, as the transport's own client has it. */
export interface Device {
  /** What has come, in order. */
  readonly received: readonly string[];
  readonly closed: { readonly code: number; readonly reason: string } | null;
  readonly send: (text: string) => void;
  /** Sends what is no text. */
  readonly sendOctets: (octets: Buffer) => void;
  readonly close: () => void;
  /** Is cut off: no goodbye. */
  readonly vanish: () => void;
  /** Reads nothing, and so answers nothing. */
  readonly stopReading: () => void;
  readonly readAgain: () => void;
}

export interface TransportUnderTest {
  /** Lets a device in. @param opened told of the server's end before anything else can happen to it */
  readonly connect: (opened: (connection: Connection) => void) => Promise<Device>;
  readonly stop: () => Promise<void>;
}

/** The server's end, and what it was told. */
class Heard {
  readonly connection: Connection;
  /** None but where a test is about it. */
  heartbeat: Heartbeat | null = null;
  readonly messages: (string | null)[] = [];
  octets = 0;
  frames = 0;
  drained = 0;
  closed = 0;
  afterTheEnd = 0;
  /** Takes no more. */
  isFull = false;

  constructor(connection: Connection) {
    this.connection = connection;
    const count = (): void => {
      if (this.closed > 0) this.afterTheEnd += 1;
    };
    connection.listen({
      message: (text) => {
        count();
        this.heartbeat?.heard();
        this.messages.push(text);
      },
      traffic: ({ octets, frames }) => {
        this.octets += octets;
        this.frames += frames;
        return !this.isFull;
      },
      drained: () => {
        count();
        this.drained += 1;
      },
      closed: () => {
        this.heartbeat?.stop();
        this.closed += 1;
      },
    });
  }
}

/** @param start begins a server with this transport, for each test anew */
export function connectionContract(name: string, start: () => Promise<TransportUnderTest>): void {
  describe(`a connection over ${name}`, () => {
    let transport: TransportUnderTest;
    let here: Heard;
    let device: Device;

    const connect = async (): Promise<{ readonly heard: Heard; readonly there: Device }> => {
      let heard: Heard | null = null;
      const there = await transport.connect((connection) => {
        heard = new Heard(connection);
      });
      await expect.poll(() => heard).not.toBeNull();
      if (heard === null) throw new Error('nobody came in');
      return { heard, there };
    };

    beforeEach(async () => {
      transport = await start();
      const { heard, there } = await connect();
      here = heard;
      device = there;
    });
    afterEach(() => transport.stop());

    const until = (holds: () => boolean): Promise<void> => expect.poll(holds, { timeout: 10_000 }).toBe(true);

    /** Sends until it waits here: more than the network's own buffers hold. */
    const fill = (): number => {
      const text = 'x'.repeat(64 * 1_024);
      let sent = 0;
      while (here.connection.buffered < 4 * 1_024 * 1_024) {
        here.connection.send(text);
        sent += 1;
      }
      return sent;
    };

    it('brings text both ways, whole and in order', async () => {
      const texts = Array.from({ length: 200 }, (_, i) => `${i} ${'é中🙂\n'.repeat(i)}`);
      for (const text of texts) {
        device.send(text);
        here.connection.send(text);
      }
      await until(() => here.messages.length === texts.length && device.received.length === texts.length);
      expect(here.messages).toEqual(texts);
      expect(device.received).toEqual(texts);
    });

    it('says of what is no text that it is none, and goes on', async () => {
      device.sendOctets(Buffer.from([0, 1, 2]));
      device.send('after it');
      await until(() => here.messages.length === 2);
      expect(here.messages).toEqual([null, 'after it']);
    });

    it('hears nothing of what may not be taken apart', async () => {
      device.send('before');
      await until(() => here.messages.length === 1);
      here.isFull = true;
      const { octets } = here;
      device.send('too much');
      await until(() => here.octets > octets);
      await connect();
      expect(here.messages).toEqual(['before']);
    });

    it('ends with a code and a reason that the device sees, after all that was sent before', async () => {
      const last = ['a', 'b'.repeat(100_000), 'c'];
      for (const text of last) here.connection.send(text);
      here.connection.close(CLOSE_CODES['seat-taken-over'], 'seat-taken-over');
      await until(() => device.closed !== null && here.closed > 0);
      expect(device.received).toEqual(last);
      expect(device.closed).toEqual({ code: CLOSE_CODES['seat-taken-over'], reason: 'seat-taken-over' });
    });

    it('hears and says nothing once it is to end', async () => {
      here.connection.close(CLOSE_CODES.policy, 'policy');
      here.connection.send('too late');
      for (let i = 0; i < 10; i++) device.send('not heard');
      await until(() => device.closed !== null && here.closed > 0);
      here.connection.send('much too late');
      here.connection.close(CLOSE_CODES.internal, 'internal');
      here.connection.terminate();
      await connect();
      expect(here.messages).toEqual([]);
      expect(device.received).toEqual([]);
      expect(device.closed).toMatchObject({ code: CLOSE_CODES.policy });
      expect(here).toMatchObject({ closed: 1, afterTheEnd: 0 });
    });

    it.each(['close', 'vanish'] as const)('is told once that the device is gone: %s', async (how) => {
      device[how]();
      await until(() => here.closed > 0);
      here.connection.terminate();
      await connect();
      expect(here).toMatchObject({ closed: 1, afterTheEnd: 0 });
    });

    it('is cut off at once where it is terminated, whatever waits', async () => {
      device.stopReading();
      fill();
      here.connection.terminate();
      await until(() => here.closed > 0);
      expect(here).toMatchObject({ closed: 1, afterTheEnd: 0 });
      device.readAgain();
      await until(() => device.closed !== null);
    });

    it('buffers what a device does not read, and says so when it has left', async () => {
      expect(here.connection.buffered).toBe(0);
      device.stopReading();
      const sent = fill();
      const before = here.drained;
      device.readAgain();
      await until(() => here.connection.buffered === 0 && device.received.length === sent);
      expect(here.drained).toBeGreaterThan(before);
    });

    it('takes a message of the greatest length', async () => {
      device.send('x'.repeat(MAX_MESSAGE_OCTETS));
      await until(() => here.messages.length === 1);
      expect(here.messages[0]).toHaveLength(MAX_MESSAGE_OCTETS);
    });

    it('refuses a longer one, says why, and ends', async () => {
      device.send('x'.repeat(MAX_MESSAGE_OCTETS + 1));
      await until(() => device.closed !== null && here.closed > 0);
      expect(device.received.map((text) => JSON.parse(text))).toMatchObject([
        { type: 'error', id: null, code: 'message-too-large' },
      ]);
      expect(device.closed).toEqual({ code: CLOSE_CODES['message-too-large'], reason: 'message-too-large' });
      expect(here.messages).toEqual([]);
    });

    describe('with a heartbeat', () => {
      const PERIOD = 10_000;
      let beat: () => void;
      let alive: (heard: Heard) => void;
      beforeEach(() => {
        const clock = manualClock();
        const timers = new TimerQueue(clock, {
          onError: (error) => {
            throw error;
          },
        });
        beat = () => clock.advance(PERIOD);
        alive = (heard) => {
          const ask = (): void => heard.connection.send('there?');
          heard.heartbeat = new Heartbeat(heard.connection, { timers, limits: { heartbeat: PERIOD } }, ask);
        };
      });

      it('is ended where the device has been silent for three beats, and no other is', async () => {
        const { heard, there } = await connect();
        for (const each of [here, heard]) alive(each);
        device.stopReading();
        for (let answers = 1; answers <= 2; answers++) {
          beat();
          await until(() => there.received.length === answers);
          there.send('here');
          await until(() => heard.messages.length === answers);
        }
        expect(here.closed).toBe(0);
        beat();
        await until(() => here.closed > 0);
        expect(heard.closed).toBe(0);
        // Nothing is asked any more, and nothing ended twice.
        for (let beats = 0; beats < 5; beats++) beat();
        await connect();
        expect(here).toMatchObject({ closed: 1, afterTheEnd: 0 });
      });

      it('goes on where the device says anything, though much waits for it', async () => {
        alive(here);
        device.stopReading();
        fill();
        for (let beats = 1; beats <= 6; beats++) {
          beat();
          device.send('here');
          await until(() => here.messages.length === beats);
        }
        expect(here.closed).toBe(0);
      });

      it('is ended where much waits for a device that says nothing', async () => {
        alive(here);
        device.stopReading();
        fill();
        for (let beats = 0; beats < 3; beats++) beat();
        await until(() => here.closed > 0);
      });
    });
  });
}
