/** Tests of what is asked for the open class, and that nothing is asked without one. */
import { expect, it } from 'vitest';
import { type ClassActionsOptions, createClassActions } from './class-actions.ts';
import { teacherView } from './fixtures/views.ts';
import { createHandPairs } from './hand-pairs.ts';

function actionsOf({ openClass = () => teacherView(), nextRound }: Partial<ClassActionsOptions> = {}) {
  const asked: unknown[] = [];
  const note =
    (name: string) =>
    (...args: unknown[]): Promise<void> => {
      asked.push([name, ...args]);
      return Promise.resolve();
    };
  const actions = createClassActions({
    api: {
      startRound: note('startRound'),
      limitRound: note('limitRound'),
      choosePlan: note('choosePlan'),
      endRound: note('endRound'),
      giveSeat: note('giveSeat'),
      giveWire: note('giveWire'),
      pair: note('pair'),
      help: note('help'),
      orderWire: note('orderWire'),
      setClock: note('setClock'),
      renamePlayer: note('renamePlayer'),
      removePlayer: note('removePlayer'),
      setLock: note('setLock'),
      letIn: note('letIn'),
      sendAway: note('sendAway'),
    },
    ask: (request) => request(),
    openClass,
    nextRound: nextRound ?? {
      request: () => ({
        scenario: 's',
        level: 'expert',
        together: true,
        predictions: true,
        pairing: 'swap',
        odd: 'autopilot',
      }),
      hand: createHandPairs(),
    },
  });
  return { actions, asked };
}

it('starts, pauses, paces, ends, renames, removes, locks and lets in by the class’s code', async () => {
  const { actions, asked } = actionsOf();
  await actions.startRound();
  await actions.limitRound(5);
  await actions.choosePlan(null);
  await actions.togglePause();
  await actions.setPace(2);
  await actions.endRound();
  await actions.renamePlayer('id-Ada', 'Ida');
  await actions.removePlayer('id-Ada');
  await actions.toggleLock();
  await actions.letIn('a-knock');
  await actions.sendAway('a-knock');
  expect(asked).toEqual([
    [
      'startRound',
      'K7QM',
      {
        scenario: 's',
        level: 'expert',
        together: true,
        predictions: true,
        pairing: 'swap',
        odd: 'autopilot',
      },
    ],
    ['limitRound', 'K7QM', 5],
    ['choosePlan', 'K7QM', null],
    ['setClock', 'K7QM', { paused: true }],
    ['setClock', 'K7QM', { pace: 2 }],
    ['endRound', 'K7QM'],
    ['renamePlayer', 'K7QM', 'id-Ada', 'Ida'],
    ['removePlayer', 'K7QM', 'id-Ada'],
    ['setLock', 'K7QM', true],
    ['letIn', 'K7QM', 'a-knock'],
    ['sendAway', 'K7QM', 'a-knock'],
  ]);
});

it('asks nothing without a class, and starts nothing without a scenario', async () => {
  const none = actionsOf({ openClass: () => null });
  await none.actions.endRound();
  expect(none.asked).toEqual([]);
  const unchosen = actionsOf({ nextRound: { request: () => null, hand: createHandPairs() } });
  await unchosen.actions.startRound();
  expect(unchosen.asked).toEqual([]);
});

it('helps, orders, gives seats and makes pairs', async () => {
  const { actions, asked } = actionsOf();
  await actions.help('m1', 'A', 7, 'hint');
  await actions.orderWire(null, 'B', { do: 'lose' });
  await actions.giveSeat('m1', 'A', null);
  await actions.giveWire('m1', 'cy');
  await actions.pair({ A: 'ada', B: null });
  expect(asked).toEqual([
    ['help', 'K7QM', { match: 'm1', host: 'A', stimulus: 7, help: 'hint' }],
    ['orderWire', 'K7QM', { match: null, host: 'B', order: { do: 'lose' } }],
    ['giveSeat', 'K7QM', 'm1', 'A', null],
    ['giveWire', 'K7QM', 'm1', 'cy'],
    ['pair', 'K7QM', { A: 'ada', B: null }],
  ]);
});

it('lets pairs made by hand begin in a round that is being played, those only that have a host', async () => {
  const hand = createHandPairs();
  hand.put('id-Ada', { pair: 0, host: 'A' });
  hand.put('id-Bo', { pair: 1, host: 'network' });
  const here = { connected: true, awaySince: null, fellBack: null, match: null } as const;
  const players = ['Ada', 'Bo'].map((name) => ({ ...here, id: `id-${name}`, name }));
  const openClass = () => teacherView({ players });
  const { actions, asked } = actionsOf({ openClass, nextRound: { request: () => null, hand } });
  await actions.beginByHand();
  expect(asked).toEqual([['pair', 'K7QM', { A: 'id-Ada', B: null }]]);
  expect(hand.pairs.value).toEqual([]);
});

it('forgets the pairs made by hand when the round with them has begun', async () => {
  const hand = createHandPairs();
  hand.put('ada', { pair: 0, host: 'A' });
  const request = () =>
    ({
      scenario: 's',
      level: 'expert',
      together: false,
      predictions: true,
      pairing: 'swap',
      odd: 'autopilot',
    }) as const;
  await actionsOf({ nextRound: { request, hand } }).actions.startRound();
  expect(hand.pairs.value).toEqual([]);
});
