/** Tests of the board's sentences for those who do not see it. */
import { expect, test } from 'vitest';
import { ACK, FIN } from '../../shared/tcp/segment.ts';
import { sitDown } from './fixtures/table.ts';
import { choiceSentence, stimulusAnnounced, stimulusReason, waitSentence } from './sentences.ts';

test('an arriving segment is announced with its flags and numbers', async () => {
  const { board, keys, untilStimulus } = sitDown('standard');
  untilStimulus();
  expect(stimulusAnnounced(board.situation, 'relative')).toContain('OPEN');
  await keys('s', '3', 'Enter');
  untilStimulus();
  const said = stimulusAnnounced(board.situation, 'relative');
  expect(said).toMatch(/SYN, ACK.*sequence number 0.*acknowledgment number 1/);
});

test('a prepared answer names its flags with their letters, and its length', () => {
  const segments = [{ flags: FIN | ACK, len: 7 }];
  const said = choiceSentence({ kind: 'send', segments, next: 'FIN-WAIT-1' });
  expect(said).toContain('FIN (F), ACK (A), 7 octets');
});

test('a host that was never open waits for its application', () => {
  const { board } = sitDown('standard');
  expect(waitSentence(board.situation)).toContain('OPEN');
});

test('a CLOSE says why by what there is: no connection yet, text unread, or nothing more to send', () => {
  const why = (state: 'SYN-SENT' | 'LISTEN' | 'ESTABLISHED', unread = 0) =>
    stimulusReason({ type: 'call', call: { call: 'CLOSE' } }, { timers: {}, state, unread });
  expect(why('ESTABLISHED')).toBe('It will send no more data.');
  expect(why('ESTABLISHED', 14)).toBe('It goes, and leaves 14 octets unread.');
  for (const state of ['SYN-SENT', 'LISTEN'] as const) {
    expect(why(state)).toBe('It no longer wants the connection.');
  }
});
