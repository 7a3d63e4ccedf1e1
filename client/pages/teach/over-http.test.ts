/** Tests of what the teacher reads of devices without a WebSocket. */
import { expect, it } from 'vitest';
import type { ToldReason } from '../../../shared/protocol/transport.ts';
import { overHttp } from './OverHttp.tsx';

const player = (name: string, fellBack: ToldReason | null) => ({
  ...{ id: name, name, connected: true, awaySince: null, match: null },
  fellBack,
});

it('nothing, where every device has one', () => {
  expect(overHttp([player('Ada', null)])).toBeNull();
});

it('who has none, and the commonest reason', () => {
  const players = [
    player('Ada', 'mute'),
    player('Bob', null),
    player('Cleo', 'refused'),
    player('Dan', 'refused'),
  ];
  expect(overHttp(players)).toEqual({ names: ['Ada', 'Cleo', 'Dan'], reason: 'refused' });
});
