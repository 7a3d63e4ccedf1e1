/** Tests of who may teach: the secret, the token that it gets, and how long both are good. */
import { describe, expect, it } from 'vitest';
import { Guesses } from '../access/guesses.ts';
import { DEFAULT_LIMITS } from '../access/limits.ts';
import { Colleagues } from '../classroom/colleagues.ts';
import { Directory } from '../classroom/directory.ts';
import type { Store } from '../store/store.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { testStore } from '../testing/store.ts';
import { Teachers } from './teachers.ts';

const clock = manualClock();
const { now, epoch, advance } = clock;

const NETWORK = '192.0.2.7';

async function teachersOf(store: Store, chosen: string | null): Promise<Teachers> {
  const directory = await Directory.open({ store, epoch });
  const colleagues = new Colleagues({ store, directory, epoch });
  const guesses = new Guesses(DEFAULT_LIMITS.wrongSecrets, now);
  const services = { directory, colleagues, store, guesses };
  return new Teachers(chosen, { ...services, onRevoked: () => undefined });
}

describe('a secret that the server made', () => {
  it('is good for one device, which stays signed in over a restart; the next start makes another', async () => {
    const store = testStore({ now, epoch });
    const teachers = await teachersOf(store, null);
    const { secret } = teachers;
    expect(teachers.kind).toBe('printed');
    const token = await teachers.open(secret ?? '', NETWORK);
    await expect(teachers.open(secret ?? '', NETWORK)).rejects.toMatchObject({ code: 'secret-used' });
    const restarted = await teachersOf(store, null);
    expect(await restarted.teacherOf(token)).toBe('host');
    expect(restarted.secret).not.toBe(secret);
  });

  it('is written down nowhere, nor is the token', async () => {
    const store = testStore({ now, epoch });
    const teachers = await teachersOf(store, null);
    const secret = teachers.secret ?? '';
    const token = await teachers.open(secret, NETWORK);
    const written = JSON.stringify(await store.last('server'));
    expect(written).toContain('teacher-session');
    expect(written).not.toContain(token);
    expect(written).not.toContain(secret);
  });

  it('opens whatever others guess, unless the operator chose one that may be guessed: then it waits, there alone', async () => {
    const guessed = async (chosen: string | null, from = NETWORK) => {
      const store = testStore({ now, epoch });
      const teachers = await teachersOf(store, chosen);
      for (let i = 0; i < DEFAULT_LIMITS.wrongSecrets.network.points; i += 1)
        await expect(teachers.open(`guess ${i}`, NETWORK)).rejects.toMatchObject({
          code: chosen === null ? 'secret-used' : 'wrong-password',
        });
      await expect(teachers.open('one more', NETWORK)).rejects.toMatchObject({ code: 'too-fast' });
      return teachers.open(teachers.secret ?? '', from);
    };
    expect(await guessed(null)).toEqual(expect.any(String));
    expect(await guessed('four words that nobody says')).toEqual(expect.any(String));
    await expect(guessed('our password')).rejects.toMatchObject({ code: 'too-fast' });
    expect(await guessed('our password', '192.0.2.8')).toEqual(expect.any(String));
  });

  it('is not used up when the journal fails', async () => {
    const store = testStore({ now, epoch });
    const teachers = await teachersOf(store, null);
    const { secret } = teachers;
    await store.close();
    await expect(teachers.open(secret ?? '', NETWORK)).rejects.toMatchObject({ code: 'not-durable' });
    expect(teachers.secret).toBe(secret);
  });

  it('opens powers that end after a month, also when the server was restarted meanwhile', async () => {
    const store = testStore({ now, epoch });
    const teachers = await teachersOf(store, null);
    const token = await teachers.open(teachers.secret ?? '', NETWORK);
    advance(29 * 24 * 60 * 60_000);
    const restarted = await teachersOf(store, null);
    expect([await teachers.teacherOf(token), await restarted.teacherOf(token)]).toEqual(['host', 'host']);
    advance(24 * 60 * 60_000);
    expect([await teachers.teacherOf(token), await restarted.teacherOf(token)]).toEqual([null, null]);
  });
});
