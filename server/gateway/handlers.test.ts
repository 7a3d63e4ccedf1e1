/** Tests of every message from every role: done, or refused for that reason. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { TestClient } from '../testing/client.ts';
import { Harness } from '../testing/harness.ts';
import type { NumberedMessage } from './handlers.ts';

type Role = 'stranger' | 'player' | 'teacher';
type Body<Message> = Message extends unknown ? Omit<Message, 'id' | 'match'> : never;

/** One of each type; a type that is new does not compile until it has its place here. */
const BODIES = {
  move: { type: 'move', stimulus: null, move: { kind: 'discard' } },
  call: { type: 'call', call: { call: 'CLOSE' } },
  control: { type: 'control', control: 'syn-cookies', value: 1 },
  crowd: { type: 'crowd', act: { do: 'restart' } },
  advice: { type: 'advice' },
  predict: { type: 'predict', prediction: 'none', option: 'none' },
  choose: { type: 'choose', question: 1, option: 0 },
  leap: { type: 'leap' },
  wire: { type: 'wire', host: 'A', do: null },
  'warm-up': { type: 'warm-up', begin: true },
  watch: { type: 'watch' },
} as const satisfies { [T in NumberedMessage['type']]: Body<Extract<NumberedMessage, { type: T }>> };

const MAY: { readonly [T in NumberedMessage['type']]: readonly Role[] } = {
  move: ['player'],
  call: ['player'],
  control: ['player', 'teacher'],
  crowd: ['player'],
  advice: ['player'],
  predict: ['player'],
  choose: ['player'],
  leap: ['player'],
  wire: ['player'],
  'warm-up': ['player'],
  watch: ['teacher'],
};
const WRONG: Readonly<Record<Role, ErrorCode>> = {
  stranger: 'hello-first',
  player: 'not-a-teacher',
  teacher: 'not-a-player',
};

describe('a message', () => {
  let harness: Harness;
  let clients: Record<Role, TestClient>;
  let match: string;

  beforeAll(async () => {
    harness = await Harness.start({ limits: { messages: null } });
    const { A, code } = await harness.pair();
    const stranger = harness.client();
    await stranger.open();
    clients = { stranger, player: A, teacher: await harness.watch(code) };
    match = A.match ?? '';
  });
  afterAll(() => harness.close());

  const said = async (role: Role, type: NumberedMessage['type']): Promise<ErrorCode | 'answer'> => {
    // A stranger has a few tries only.
    if (role === 'stranger') {
      clients.stranger = harness.client();
      await clients.stranger.open();
    }
    const client = clients[role];
    const id = client.nextId();
    client.send(
      type === 'warm-up' || type === 'choose' ? { ...BODIES[type], id } : { ...BODIES[type], id, match },
    );
    const reply = await client.reply(id);
    return reply.type === 'error' ? reply.code : 'answer';
  };
  const types = Object.keys(BODIES) as (keyof typeof BODIES)[];
  const roles = Object.keys(WRONG) as Role[];

  it.each(types.flatMap((type) => roles.map((role) => [type, role] as const)))(
    '%s of a %s is dealt with, or refused for that reason',
    async (type, role) => {
      const reply = await said(role, type);
      if (MAY[type].includes(role)) expect(Object.values(WRONG)).not.toContain(reply);
      else expect(reply).toBe(WRONG[role]);
    },
  );
});
