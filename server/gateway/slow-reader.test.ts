/** Tests of the outbox, and of a device that reads slowly. */
import { afterEach, describe, expect, it } from 'vitest';
import type { ServerMessage } from '../../shared/protocol/server-message.ts';
import type { Scenario } from '../../shared/scenarios/scenario.ts';
import { DEFAULT_LANGUAGE } from '../../shared/words/choose.ts';
import type { LanguageCode } from '../../shared/words/languages.ts';
import { Harness, METRICS } from '../testing/harness.ts';
import { testLife } from '../testing/scenario.ts';
import type { Connection } from './connection.ts';
import { Outbox } from './outbox.ts';

const KIB = 1024;

describe('the outbox', () => {
  /** A connection whose network is in the test's hand. */
  class HeldConnection implements Connection {
    readonly transport = 'websocket';
    readonly fellBack = null;
    language: LanguageCode = DEFAULT_LANGUAGE;
    buffered = 0;
    terminated = false;

    listen(): void {
      // What it hears, the test tells the outbox.
    }

    send(text: string): void {
      if (!this.terminated) this.buffered += text.length;
    }

    close(): void {
      this.terminate();
    }

    terminate(): void {
      this.terminated = true;
    }
  }

  const message = {
    type: 'clock',
    clock: { virtual: 0, pace: 1, paused: false },
  } satisfies ServerMessage;
  const open = () => {
    const connection = new HeldConnection();
    let room = 0;
    const outbox = new Outbox(connection, { bufferedSoft: 100, bufferedHard: 1_000 }, () => {
      room += 1;
    });
    const leave = (buffered: number): void => {
      connection.buffered = buffered;
      outbox.drained();
    };
    return { connection, outbox, leave, room: () => room };
  };

  it('is full beyond the soft bound, and says so once there is room again', () => {
    const { outbox, leave, room } = open();
    for (let i = 0; i < 3; i++) outbox.send(message);
    expect(outbox.isFull).toBe(true);
    leave(26);
    expect(room()).toBe(0);
    leave(25);
    leave(0);
    expect(outbox.isFull).toBe(false);
    expect(room()).toBe(1);
  });

  it('gives up a device beyond the hard bound', () => {
    const { connection, outbox } = open();
    for (let i = 0; i < 100; i++) outbox.send(message);
    expect(connection.terminated).toBe(true);
    expect(connection.buffered).toBeLessThan(1_100);
  });
});

describe('a slow reader', () => {
  let harness: Harness;
  afterEach(() => harness.close());

  /** B, the autopilot, sends so much at once that the match is long when it is told whole. */
  const talkative: Scenario = {
    ...testLife,
    script: [
      ...testLife.script.slice(0, 2),
      {
        host: 'B',
        call: { call: 'SEND', data: 'x'.repeat(60_000) },
        when: { states: { A: 'ESTABLISHED', B: 'ESTABLISHED' } },
        delay: 0,
      },
    ],
  };

  it('costs bounded memory, and has missed nothing when it reads again', async () => {
    const bufferedSoft = 64 * KIB;
    harness = await Harness.start({ limits: { messages: null, bufferedSoft }, catalogue: [talkative] });
    const code = await harness.openClass();
    const player = await harness.player(await harness.join(code, 'Ada'));
    await harness.startRound(code);
    while (player.state !== 'ESTABLISHED' || player.stimulus === null) {
      harness.clock.advance(1_000);
      await player.move({ kind: 'discard' }, -1);
      if (player.state !== 'ESTABLISHED') await player.answer();
    }
    const teacher = await harness.watch(code);
    const watch = (): number => {
      const id = teacher.nextId();
      teacher.send({ type: 'watch', id, match: player.match });
      return id;
    };
    await teacher.reply(watch());
    teacher.socket.pause();
    let largest = 0;
    // More than the kernel's own buffers of a connection hold.
    for (let moves = 0; moves < 200; moves++) {
      await player.move({ kind: 'nothing', next: 'CLOSED' });
      // It asks for all of it, again and again, and reads nothing.
      watch();
      if (moves % 10 !== 0) continue;
      const { body } = await harness.http('GET', '/metrics', undefined, METRICS);
      largest = Math.max(largest, Number(/^twomsl_buffered_bytes (\d+)/m.exec(body)?.[1]));
    }
    expect(largest).toBeGreaterThan(bufferedSoft);
    // A message beyond it, and what is said of the class and the time meanwhile.
    expect(largest).toBeLessThan(3 * bufferedSoft);
    teacher.socket.resume();
    await teacher.until(() => teacher.view?.version === player.view?.version);
    expect(teacher.events.map(({ version }) => version)).toEqual(
      Array.from({ length: teacher.events.length }, (_, i) => i + 1),
    );
    // It has caught up in a few messages, not in one for each move.
    expect(teacher.messages.filter(({ type }) => type === 'match').length).toBeLessThan(200);
  }, 30_000);
});
