/** Tests of RSTs and SYNs that reach a connection, and of its return to LISTEN. */
import { describe, expect, test } from 'vitest';
import { type Row, testRows } from './fixtures/rows.ts';
import { live, type Reached, reach, SYNCHRONIZED, testConstants } from './fixtures/states.ts';

testRows('second, check the RST bit: the sequence number', [
  ...SYNCHRONIZED.flatMap((from): Row[] => {
    const { rcv, snd } = reach(from);
    const challenge = `ACK seq=${snd.nxt} ack=${rcv.nxt} wnd=${rcv.wnd} len=0`;
    return [
      {
        name: `R50 a RST before the window is dropped in silence in ${from}`,
        from,
        event: `RST seq=${rcv.nxt - 1}`,
        to: from as Row['to'],
        discarded: true,
      },
      {
        name: `R50 a RST behind the window is dropped in silence in ${from}`,
        from,
        event: `RST seq=${rcv.nxt + rcv.wnd}`,
        to: from as Row['to'],
        discarded: true,
      },
      {
        name: `R52 a RST inside the window is challenged in ${from}`,
        from,
        event: `RST seq=${rcv.nxt + 1}`,
        to: from as Row['to'],
        sends: [challenge],
        discarded: true,
      },
    ];
  }),
  ...(['SYN-RECEIVED', 'SYN-RECEIVED after an active OPEN'] as const).flatMap((from): Row[] => [
    {
      name: `R50 a RST outside the window is dropped in silence in ${from}`,
      from,
      event: 'RST seq=300',
      to: 'SYN-RECEIVED',
      discarded: true,
    },
    {
      name: `R52 a RST inside the window is challenged in ${from}, too`,
      from,
      event: 'RST seq=302',
      to: 'SYN-RECEIVED',
      sends: ['ACK seq=101 ack=301 wnd=1000 len=0'],
      discarded: true,
    },
  ]),
  {
    name: 'R50 a RST is judged by its first octet alone, not by its text',
    from: 'ESTABLISHED',
    event: 'RST seq=300 "abc"',
    to: 'ESTABLISHED',
    discarded: true,
  },
]);

testRows('second, check the RST bit: at RCV.NXT', [
  {
    name: 'R53, R51 in SYN-RECEIVED after a passive OPEN it leads back to LISTEN',
    from: 'SYN-RECEIVED',
    event: 'RST seq=301',
    to: 'LISTEN',
  },
  {
    name: 'R54, R51 in SYN-RECEIVED after an active OPEN the connection is refused',
    from: 'SYN-RECEIVED after an active OPEN',
    event: 'RST seq=301',
    to: 'CLOSED',
    signals: ['connection refused'],
  },
  ...(['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSE-WAIT'] as const).map(
    (from): Row => ({
      name: `R55, R51 in ${from} the connection is reset and the application told`,
      from,
      event: `RST seq=${from === 'CLOSE-WAIT' ? 302 : 301}`,
      to: 'CLOSED',
      signals: ['connection reset'],
    }),
  ),
  {
    name: 'R55, R51 text on it changes nothing',
    from: 'ESTABLISHED',
    event: 'RST,ACK seq=301 ack=101 "no such service"',
    to: 'CLOSED',
    signals: ['connection reset'],
  },
  {
    name: 'R55 the SENDs that are not acknowledged are answered',
    from: 'ESTABLISHED',
    given: ['SEND hello'],
    event: 'RST seq=301',
    to: 'CLOSED',
    signals: ['connection reset'],
    returns: ['connection reset'],
  },
  ...(['CLOSING', 'LAST-ACK', 'TIME-WAIT'] as const).map(
    (from): Row => ({
      name: `R56, R51 in ${from} the connection ends without a word`,
      from,
      event: 'RST,ACK seq=302 ack=1',
      to: 'CLOSED',
    }),
  ),
]);

testRows('fourth, check the SYN bit', [
  {
    name: 'R57 in SYN-RECEIVED after a passive OPEN a new SYN leads back to LISTEN',
    from: 'SYN-RECEIVED',
    event: 'SYN seq=301 wnd=1000',
    to: 'LISTEN',
    discarded: true,
  },
  {
    name: 'R58 in SYN-RECEIVED after an active OPEN a new SYN is challenged',
    from: 'SYN-RECEIVED after an active OPEN',
    event: 'SYN seq=301 wnd=1000',
    to: 'SYN-RECEIVED',
    sends: ['ACK seq=101 ack=301 wnd=1000 len=0'],
    discarded: true,
  },
  {
    name: 'R45 in SYN-RECEIVED the same SYN again is an old segment',
    from: 'SYN-RECEIVED',
    event: 'SYN seq=300 wnd=1000',
    to: 'SYN-RECEIVED',
    sends: ['ACK seq=101 ack=301 wnd=1000 len=0'],
    discarded: true,
  },
  ...SYNCHRONIZED.flatMap((from): Row[] => {
    const { rcv, snd } = reach(from);
    const answer = {
      from,
      to: from as Row['to'],
      sends: [`ACK seq=${snd.nxt} ack=${rcv.nxt} wnd=${rcv.wnd} len=0`],
      discarded: true,
    } as const;
    return [
      { name: `R58 a SYN in the window is challenged in ${from}`, event: `SYN seq=${rcv.nxt}`, ...answer },
      { name: `R58 so is one outside the window in ${from}`, event: 'SYN seq=4000000000', ...answer },
      {
        name: `R58 so is a SYN,ACK in the window in ${from}`,
        event: `SYN,ACK seq=${rcv.nxt} ack=${snd.nxt}`,
        ...answer,
      },
      {
        name: `R45 the SYN,ACK of the handshake is an old segment in ${from}`,
        event: 'SYN,ACK seq=300 ack=101',
        ...answer,
      },
    ];
  }),
]);

test('R58 a passive OPEN is no way back to LISTEN once the connection is ESTABLISHED', () => {
  const { tcb, because } = live(
    reach('SYN-RECEIVED'),
    'ACK seq=301 ack=101 wnd=1000',
    'SYN seq=301 wnd=1000',
  );
  expect(tcb.state).toBe('ESTABLISHED');
  expect(because.reply).toBe('R58');
});

describe('a connection that returns to LISTEN', () => {
  test.each<[string, Reached, string]>([
    ['R53 a RST', 'SYN-RECEIVED', 'RST seq=301'],
    ['R57 a SYN', 'SYN-RECEIVED', 'SYN seq=301 wnd=1000'],
  ])('%s leaves nothing of the attempt but another ISS', (_, from, event) => {
    const { tcb } = live(reach(from), event);
    const { iss, ...rest } = reach('LISTEN');
    expect(tcb).toEqual({ ...rest, iss: iss + 64_000 });
    expect(live(tcb, 'SYN seq=900 wnd=1000').tcb).toMatchObject({
      irs: 900,
      snd: { una: 64_100, nxt: 64_101 },
    });
  });

  test('R53 the RECEIVEs that wait still wait', () => {
    const before = reach('SYN-RECEIVED', testConstants({ receive: 'on call' }));
    const { tcb } = live(before, 'RECEIVE 5', 'RST seq=301');
    expect(tcb.receiveWanted).toBe(5);
  });

  test.each([
    ['R53 after a RST', 'RST seq=301'],
    ['R57 after a SYN', 'SYN seq=301 wnd=1000'],
  ])(
    '%s the text and the CLOSE that wait go out on the next connection, and no timer waits for them',
    (_, event) => {
      const listening = live(reach('SYN-RECEIVED'), 'SEND hello', 'CLOSE', event);
      expect(listening.tcb).toMatchObject({ state: 'LISTEN', timers: {} });
      const next = ['SYN seq=900 wnd=1000', 'ACK seq=901 ack=64101 wnd=1000'] as const;
      const { tcb, effects } = live(listening.tcb, ...next);
      expect(tcb.state).toBe('FIN-WAIT-1');
      expect(effects).toContainEqual(
        expect.objectContaining({ segment: expect.objectContaining({ seq: 64_101, data: 'hello' }) }),
      );
    },
  );

  test('R12 a SEND after the CLOSE that waits is still an error', () => {
    const { tcb, effects, because } = live(
      reach('SYN-RECEIVED'),
      'SEND hello',
      'CLOSE',
      'RST seq=301',
      'SEND more',
    );
    expect(because.reply).toBe('R12');
    expect(effects).toEqual([{ type: 'return', result: 'connection closing' }]);
    expect(tcb).toMatchObject({ state: 'LISTEN', outgoing: 'hello' });
  });

  test('R19 a CLOSE answers the SENDs that wait', () => {
    const { tcb, effects } = live(reach('SYN-RECEIVED'), 'SEND hello', 'RST seq=301', 'CLOSE');
    expect(tcb.state).toBe('CLOSED');
    expect(effects).toContainEqual({ type: 'return', result: 'closing' });
  });
});
