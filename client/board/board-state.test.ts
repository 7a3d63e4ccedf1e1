/** The board over a real match in memory: what its player would see and do, without a DOM. */

import { computed, signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import type { HostId } from '../../shared/hosts.ts';
import { createMatch } from '../../shared/match/create.ts';
import type { MatchEvent } from '../../shared/match/event.ts';
import type { Input, Level } from '../../shared/match/input.ts';
import { play } from '../../shared/match/play.ts';
import { nextDue } from '../../shared/match/time.ts';
import { view, visibleEvents } from '../../shared/match/view.ts';
import { scenarioView } from '../../shared/protocol/scenario-view.ts';
import { normalClose } from '../../shared/scenarios/catalogue/06-normal-close.ts';
import { ACK, FIN, SYN } from '../../shared/tcp/segment.ts';
import { type Board, createBoard, likelyStates } from './board-state.ts';
import { readKey } from './keys.ts';
import type { BoardPort, Reply } from './port.ts';

interface Table {
  readonly board: Board;
  readonly keys: (...keys: string[]) => Promise<void>;
  readonly untilStimulus: () => void;
  readonly wait: (milliseconds: number) => void;
  readonly paused: { value: boolean };
  /** What the port answers next, instead of the match. */
  reply: Reply | null;
}

function sitDown(level: Level, host: HostId = 'A'): Table {
  const players = { A: 'autopilot', B: 'autopilot', [host]: 'person' } as const;
  const match = signal(createMatch({ scenario: normalClose, seed: 7, level, players }));
  const events = signal<readonly MatchEvent[]>([]);
  const now = signal(0);
  const paused = signal(false);
  const carryOut = (input: Input): Reply => {
    const played = play(match.value, input, now.value);
    match.value = played.match;
    events.value = [...events.value, ...played.events];
    if (played.answer.ok) return { kind: 'judged', verdict: played.answer.verdict };
    return { kind: 'refused', text: { en: played.answer.error, zh: '' } };
  };
  const wait = (milliseconds: number): void => {
    now.value += milliseconds;
    carryOut({ type: 'advance' });
  };
  const answer = (input: Input) => Promise.resolve(table.reply ?? carryOut(input));
  const port: BoardPort = {
    host,
    scenario: computed(() => scenarioView(normalClose, false)),
    view: computed(() => view(match.value, host)),
    events: computed(() => visibleEvents(match.value, host, events.value)),
    now,
    paused,
    resume: null,
    online: signal(true),
    partner: signal({ name: null, self: false, together: null, connected: true, awaySince: null }),
    move: (stimulus, move) => answer({ type: 'move', host, stimulus, move }),
    call: (call) => answer({ type: 'call', host, call }),
    crowd: (act) => answer({ type: 'crowd', host, act }),
    control: (control, value) => answer({ type: 'control', host, control, value }),
    advice: () => answer({ type: 'advice', host }),
  };
  const board = createBoard(port);
  const keys = async (...pressed: string[]): Promise<void> => {
    for (const key of pressed) {
      const command = readKey({ key, modified: false, repeat: false }, 'page', level === 'guided');
      if (command) board.press(command);
      await Promise.resolve();
      await Promise.resolve();
    }
  };
  const untilStimulus = (): void => {
    for (let i = 0; i < 50 && board.stimulus.value === null; i++) {
      wait(Math.max(0, (nextDue(match.value) ?? now.value) - now.value));
    }
  };
  const table: Table = { board, keys, untilStimulus, wait, paused, reply: null };
  return table;
}

describe('at the standard level', () => {
  test('flags and a state, by their keys, make the move that Enter sends', async () => {
    const { board, keys, untilStimulus } = sitDown('standard');
    untilStimulus();
    await keys('s', '3');
    expect(board.draft.value).toMatchObject({ segments: [{ flags: SYN }], next: 'SYN-SENT' });
    await keys('Enter');
    expect(board.host.value.tcb.state).toBe('SYN-SENT');
    expect(board.answered.value?.answer?.verdict.rule).toBe('R5');
    expect(board.draft.value.segments[0].flags).toBe(0);
    expect(board.stimulus.value).toBeNull();
  });

  test('the card shows the numbers that will go out', async () => {
    const { board, keys, untilStimulus } = sitDown('standard');
    untilStimulus();
    await keys('s', '3', 'Enter');
    untilStimulus();
    await keys('a');
    const { own, peer } = board.bases.value;
    expect(own).not.toBeNull();
    expect(board.preview.value).toEqual([
      { flags: ACK, seq: (own ?? 0) + 1, ack: (peer ?? 0) + 1, wnd: 1_000, len: 0 },
    ]);
    await keys('5', 'Enter');
    const sent = board.log.value.turns.at(-1)?.sent[0]?.segment;
    expect(sent).toMatchObject({ seq: (own ?? 0) + 1, ack: (peer ?? 0) + 1 });
  });

  test('text goes with the segment that answers SEND, and a FIN behind it', async () => {
    const { board, keys, untilStimulus } = sitDown('standard');
    for (const answer of [
      ['s', '3', 'Enter'],
      ['a', '5', 'Enter'],
    ]) {
      untilStimulus();
      await keys(...answer);
    }
    untilStimulus();
    expect(board.stimulus.value?.stimulus).toMatchObject({ type: 'call', call: { call: 'SEND' } });
    await keys('a');
    expect(board.preview.value[0]?.len).toBe(7);
    await keys('+', 'f', 'a');
    expect(board.preview.value.map(({ len }) => len)).toEqual([0, 7]);
    expect(board.preview.value[1]?.flags).toBe(ACK | FIN);
    await keys('Backspace');
    expect(board.draft.value.segments).toHaveLength(1);
  });

  test('what is missing is told at its field, and the judge is not hasProblem', async () => {
    const { board, keys, untilStimulus } = sitDown('standard');
    untilStimulus();
    await keys('Enter');
    expect(board.problem.value).toMatchObject({ kind: 'problem', problem: { code: 'no-flags' } });
    await keys('s', 'Enter');
    expect(board.problem.value).toMatchObject({ kind: 'problem', field: { name: 'next' } });
    await keys('3');
    expect(board.problem.value).toBeNull();
    expect(board.host.value.score.refused).toBe(0);
  });

  test('a refusal points at its field, goes when that field is changed, and keeps what was composed', async () => {
    const { board, keys, untilStimulus } = sitDown('standard');
    untilStimulus();
    await keys('s', 'a', '3', 'Enter');
    expect(board.problem.value).toMatchObject({ kind: 'refused', field: { name: 'flags', segment: 0 } });
    expect(board.draft.value).toMatchObject({ segments: [{ flags: SYN | ACK }], next: 'SYN-SENT' });
    await keys('4');
    expect(board.problem.value).not.toBeNull();
    await keys('a');
    expect(board.problem.value).toBeNull();
    await keys('3', 'Enter');
    expect(board.host.value.tcb.state).toBe('SYN-SENT');
  });

  test('the hint comes with the second failure and stays until the answer is found', async () => {
    const { board, keys, untilStimulus } = sitDown('standard');
    untilStimulus();
    await keys('1', 'n');
    expect(board.problem.value).toMatchObject({ kind: 'refused', field: { name: 'move' } });
    expect(board.hint.value).toBeNull();
    await keys('n');
    expect(board.hint.value?.failures).toBe(2);
    await keys('s');
    expect(board.problem.value).toBeNull();
    expect(board.hint.value).not.toBeNull();
    await keys('3', 'Enter');
    expect(board.hint.value).toBeNull();
  });

  test('a stimulus that comes while something else is composed is looked at first', async () => {
    const { board, keys, untilStimulus, wait } = sitDown('standard');
    untilStimulus();
    await keys('s', '3', 'Enter', 's');
    expect(board.unasked.value).toBe(true);
    wait(20_000);
    await keys('3', 'Enter');
    expect(board.problem.value).toMatchObject({ problem: { code: 'arrived-meanwhile' } });
    expect(board.draft.value.segments[0].flags).toBe(SYN);
    expect(board.host.value.score.refused).toBe(0);
    await keys('Enter');
    expect(board.problem.value?.kind).not.toBe('problem');
  });

  test('a segment that nothing asked for can be sent, and the wish be dropped', async () => {
    const { board, keys, untilStimulus } = sitDown('standard');
    untilStimulus();
    await keys('s', '3', 'Enter');
    await keys('u');
    expect(board.composing.value).toBe(true);
    await keys('u');
    expect(board.composing.value).toBe(false);
    await keys('s', '3', 'Enter');
    expect(board.log.value.turns.at(-1)).toMatchObject({ id: null, sent: [{ reason: 'retransmission' }] });
    expect(board.composing.value).toBe(false);
  });

  test('a state chosen on the diagram’s sheet closes it', async () => {
    const { board, keys, untilStimulus } = sitDown('standard');
    untilStimulus();
    await keys('g');
    expect(board.sheet.value).toBe('diagram');
    await keys('3');
    expect(board.sheet.value).toBeNull();
    expect(board.draft.value.next).toBe('SYN-SENT');
    await keys('t', 't');
    expect(board.sheet.value).toBeNull();
  });

  test('nothing is offered unasked where nothing may be sent', async () => {
    const { board, keys } = sitDown('standard');
    await keys('s', 'u');
    expect(board.composing.value).toBe(false);
  });

  test('nothing can be sent while the clock is paused, and nothing is lost by trying', async () => {
    const { board, keys, untilStimulus, paused } = sitDown('standard');
    untilStimulus();
    await keys('s', '3');
    paused.value = true;
    await keys('Enter', 'a');
    expect(board.host.value.tcb.state).toBe('CLOSED');
    expect(board.draft.value.segments[0].flags).toBe(SYN);
    paused.value = false;
    await keys('Enter');
    expect(board.host.value.tcb.state).toBe('SYN-SENT');
  });

  test('a broken connection leaves what was composed, and says what is not known', async () => {
    const table = sitDown('standard');
    table.untilStimulus();
    table.reply = { kind: 'unknown' };
    await table.keys('s', '3', 'Enter');
    expect(table.board.pending.value).toBe(false);
    expect(table.board.problem.value).toMatchObject({ kind: 'failed', text: null });
    expect(table.board.draft.value.segments[0].flags).toBe(SYN);
    table.reply = null;
    await table.keys('Enter');
    expect(table.board.problem.value).toBeNull();
    expect(table.board.host.value.tcb.state).toBe('SYN-SENT');
  });

  test('help is offered after a while, costs, and can be taken over', async () => {
    const { board, keys, untilStimulus, wait } = sitDown('standard');
    untilStimulus();
    expect(board.advisable.value).toBe(false);
    wait(15_000);
    expect(board.advisable.value).toBe(true);
    await keys('h');
    const advice = board.turn.value?.advice;
    expect(advice?.rule).toBe('R5');
    if (advice) board.follow(advice.move);
    expect(board.draft.value).toMatchObject({ segments: [{ flags: SYN }], next: 'SYN-SENT' });
    await keys('Enter');
    expect(board.host.value.tcb.state).toBe('SYN-SENT');
    expect(board.host.value.score.advice).toBe(1);
  });

  test('a page that comes back shows the refusal that was there before', async () => {
    const { board, keys, untilStimulus } = sitDown('standard');
    untilStimulus();
    await keys('a', '5', 'Enter');
    const again = createBoard(board.port);
    expect(again.problem.value).toMatchObject({ kind: 'refused', field: { name: 'flags' } });
    expect(again.draft.value.segments[0].flags).toBe(0);
  });
});

describe('at the expert level', () => {
  test('numbers are typed, relative or absolute, and rewritten when the way of counting changes', async () => {
    const { board, keys, untilStimulus } = sitDown('expert');
    board.setNumbering('relative');
    untilStimulus();
    await keys('s', '3', 'Enter');
    expect(board.problem.value).toMatchObject({ field: { name: 'seq', segment: 0 } });
    board.change({ type: 'number', field: 'seq', text: '0' });
    board.change({ type: 'number', field: 'len', text: '0' });
    board.setNumbering('absolute');
    const { own } = board.bases.value;
    expect(board.draft.value.segments[0].seq).toBe(String(own));
    board.setNumbering('relative');
    await keys('Enter');
    expect(board.host.value.tcb.state).toBe('SYN-SENT');
  });

  test('a wrong number is refused at its field', async () => {
    const { board, keys, untilStimulus } = sitDown('expert');
    board.setNumbering('relative');
    untilStimulus();
    await keys('s', '3');
    board.change({ type: 'number', field: 'seq', text: '1' });
    board.change({ type: 'number', field: 'len', text: '0' });
    await keys('Enter');
    expect(board.problem.value).toMatchObject({ kind: 'refused', field: { name: 'seq', segment: 0 } });
    board.change({ type: 'number', field: 'seq', text: '0' });
    expect(board.problem.value).toBeNull();
  });
});

describe('at the guided level', () => {
  test('a number chooses, Enter answers, and a wrong choice stays marked as tried', async () => {
    const { board, keys, untilStimulus } = sitDown('guided');
    untilStimulus();
    const { choices } = board.host.value;
    expect(choices?.length).toBeGreaterThan(2);
    await keys('Enter');
    expect(board.problem.value).toMatchObject({ problem: { code: 'no-choice' } });
    for (let i = 1; i <= (choices?.length ?? 0) && board.host.value.tcb.state === 'CLOSED'; i++) {
      await keys(String(i), 'Enter');
    }
    expect(board.host.value.tcb.state).toBe('SYN-SENT');
  });

  test('flags and states have no keys, and nothing is composed unasked', async () => {
    const { board, keys, untilStimulus } = sitDown('guided');
    await keys('s', 'u');
    expect(board.composing.value).toBe(false);
    untilStimulus();
    await keys('s', 'a');
    expect(board.draft.value.segments[0].flags).toBe(0);
  });
});

test('the likely next states are the present one and where its arrows lead', () => {
  expect(likelyStates('FIN-WAIT-1')).toEqual(['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'TIME-WAIT']);
  expect(likelyStates('LAST-ACK')).toEqual(['LAST-ACK', 'CLOSED']);
});
