/** Tests of keep-alives: when they ask, what they are made of, and when they give up. */
import { describe, expect, test } from 'vitest';
import { RFC_CONSTANTS, RFC_KEEP_ALIVE } from './constants.ts';
import { live, REACHED, reach, seen, sent, testConstants } from './fixtures/states.ts';
import { withConstants } from './keep-alive.ts';
import { step } from './step.ts';

const keepAlive = { idle: 60_000, interval: 10_000, probes: 3 };
const on = testConstants({ keepAlive });
const idle = reach('ESTABLISHED', on);
const probe = 'ACK seq=100 ack=301 wnd=1000 len=0';

describe('keep-alives', () => {
  test('R108 are off unless the application turns them on, and then wait for two hours by default', () => {
    expect(RFC_CONSTANTS.keepAlive).toBeNull();
    expect(RFC_KEEP_ALIVE.idle).toBeGreaterThanOrEqual(2 * 3_600_000);
    for (const from of REACHED) expect(reach(from).timers['keep-alive']).toBeUndefined();
  });

  test.each(['ESTABLISHED', 'FIN-WAIT-2', 'CLOSE-WAIT'] as const)('R108 ask in %s', (from) => {
    const { tcb } = live(reach(from, on), 'timeout keep-alive');
    expect(reach(from, on).timers['keep-alive']).toEqual({ set: 0, due: 60_000 });
    expect(tcb).toMatchObject({ state: from, keepAlives: 1, timers: { 'keep-alive': { due: 70_000 } } });
  });

  test('R108 have SEQ = SND.NXT − 1 and no text, and change nothing', () => {
    const asked = live(idle, 'timeout keep-alive');
    expect(seen(asked)).toEqual({ to: 'ESTABLISHED', sends: [probe] });
    expect(asked.effects).toMatchObject([{ reason: 'keep-alive' }]);
    expect(asked.because).toEqual({ reply: 'R108', state: 'R108' });
    expect(asked.tcb.snd).toEqual(idle.snd);
    expect(asked.tcb.retransmissionQueue).toEqual([]);
  });

  test('R108, R45 are answered by a peer that is there, whatever it thinks of them', () => {
    expect(sent(live(reach('ESTABLISHED'), 'ACK seq=300 ack=101 wnd=1000'))).toEqual([
      'ACK seq=101 ack=301 wnd=1000 len=0',
    ]);
  });

  test('R109 whatever arrives starts the timer anew, and unanswered ones are forgotten', () => {
    for (const segment of [
      'ACK seq=301 ack=101 wnd=1000',
      'ACK seq=301 ack=101 wnd=1000 "hello"',
      'ACK seq=300 ack=101 wnd=1000',
    ]) {
      const heard = live(idle, 'timeout keep-alive', 'at 65000', segment);
      expect(heard.tcb).toMatchObject({
        keepAlives: 0,
        timers: { 'keep-alive': { set: 65_000, due: 125_000 } },
      });
      expect(heard.rules).toContain('R109');
    }
  });

  test('R109 the timer does not run while something is outstanding, nor while text waits for the window', () => {
    const sending = live(idle, 'SEND hello');
    expect(sending.tcb.timers['keep-alive']).toBeUndefined();
    expect(live(sending.tcb, 'at 500', 'ACK seq=301 ack=106 wnd=1000').tcb.timers['keep-alive']).toEqual({
      set: 500,
      due: 60_500,
    });
    const patient = live(idle, 'timeout keep-alive', 'timeout keep-alive', 'SEND hello');
    expect(patient.tcb.keepAlives, 'the text asks now').toBe(0);
    const shut = live(idle, 'ACK seq=301 ack=101 wnd=0', 'SEND hello');
    expect(Object.keys(shut.tcb.timers)).toEqual(['persist', 'user']);
  });

  test('R110 one that stays unanswered proves nothing; only several in a row end the connection', () => {
    const deaf = live(idle, ...Array(4).fill('timeout keep-alive'));
    expect(deaf.all.map((r) => r.tcb.state)).toEqual([...Array(3).fill('ESTABLISHED'), 'CLOSED']);
    expect(deaf.at).toBe(90_000);
    expect(seen(deaf)).toEqual({
      to: 'CLOSED',
      signals: ['connection aborted due to unanswered keep-alives'],
    });
    expect(deaf.because).toEqual({ reply: 'R110', state: 'R110' });
  });

  test('R108, R55 a peer that has forgotten the connection resets it', () => {
    const asked = live(idle, 'timeout keep-alive').effects.flatMap((e) =>
      e.type === 'send' ? [e.segment] : [],
    );
    const reset = live(reach('CLOSED'), ...asked);
    expect(sent(reset)).toEqual(['RST seq=301 wnd=0 len=0']);
    expect(live(idle, 'RST seq=301').tcb.state).toBe('CLOSED');
  });

  test('R108 are turned on and off while the connection lives', () => {
    const turnedOn = withConstants(reach('ESTABLISHED'), on, 5_000);
    expect(turnedOn.timers).toEqual({ 'keep-alive': { set: 5_000, due: 65_000 } });
    expect(withConstants(turnedOn, testConstants({}), 6_000).timers).toEqual({});
    const longer = testConstants({ keepAlive: { ...keepAlive, idle: 90_000 } });
    expect(withConstants(turnedOn, longer, 6_000).timers).toEqual(turnedOn.timers);
    expect(withConstants(reach('CLOSED'), on, 5_000).timers).toEqual({});
    const none = { ...turnedOn, constants: testConstants({}) };
    expect(step(none, { type: 'timeout', at: 65_000, timer: 'keep-alive' }).effects).toEqual([]);
  });
});
