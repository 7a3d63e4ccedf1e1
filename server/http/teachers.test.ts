/** Tests of who may teach: the secret, the token that it gets, and how long both are good. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../access/limits.ts';
import { Colleagues } from '../classroom/colleagues.ts';
import { Directory } from '../classroom/directory.ts';
import type { Store } from '../store/store.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { testStore } from '../testing/store.ts';
import { Teachers } from './teachers.ts';

const clock = manualClock();
const { now, epoch, advance } = clock;

async function teachersOf(store: Store, chosen: string | null): Promise<Teachers> {
  const directory = await Directory.open({ store, epoch });
  const colleagues = new Colleagues({ store, directory, epoch });
  const services = { directory, colleagues, store, clock, limits: DEFAULT_LIMITS };
  return new Teachers(chosen, { ...services, onRevoked: () => undefined });
}

describe('a secret that the server made', () => {
  it('is good for one device, which stays signed in over a restart; the next start makes another', async () => {
    const store = testStore({ now, epoch });
    const teachers = await teachersOf(store, null);
    const { secret } = teachers;
    expect(teachers.kind).toBe('printed');
    const token = await teachers.open(secret ?? '');
    await expect(teachers.open(secret ?? '')).rejects.toMatchObject({ code: 'secret-used' });
    const restarted = await teachersOf(store, null);
    expect(await restarted.teacherOf(token)).toBe('host');
    expect(restarted.secret).not.toBe(secret);
  });

  it('is written down nowhere, nor is the token', async () => {
    const store = testStore({ now, epoch });
    const teachers = await teachersOf(store, null);
    const secret = teachers.secret ?? '';
    const token = await teachers.open(secret);
    const written = JSON.stringify(await store.last('server'));
    expect(written).toContain('teacher-session');
    expect(written).not.toContain(token);
    expect(written).not.toContain(secret);
  });

  it('opens whatever others guess; one that the operator chose may be guessed, and waits', async () => {
    const guessed = async (chosen: string | null) => {
      const store = testStore({ now, epoch });
      const teachers = await teachersOf(store, chosen);
      for (let i = 0; i < DEFAULT_LIMITS.wrongSecrets.points; i += 1)
        await expect(teachers.open(`guess ${i}`)).rejects.toMatchObject({
          code: chosen === null ? 'secret-used' : 'wrong-password',
        });
      await expect(teachers.open('one more')).rejects.toMatchObject({ code: 'too-fast' });
      return teachers.open(teachers.secret ?? '');
    };
    expect(await guessed(null)).toEqual(expect.any(String));
    await expect(guessed('our password')).rejects.toMatchObject({ code: 'too-fast' });
  });

  it('is not used up when the journal fails', async () => {
    const store = testStore({ now, epoch });
    const teachers = await teachersOf(store, null);
    const { secret } = teachers;
    await store.close();
    await expect(teachers.open(secret ?? '')).rejects.toMatchObject({ code: 'not-durable' });
    expect(teachers.secret).toBe(secret);
  });

  it('opens powers that end after a month, also when the server was restarted meanwhile', async () => {
    const store = testStore({ now, epoch });
    const teachers = await teachersOf(store, null);
    const token = await teachers.open(teachers.secret ?? '');
    advance(29 * 24 * 60 * 60_000);
    const restarted = await teachersOf(store, null);
    expect([await teachers.teacherOf(token), await restarted.teacherOf(token)]).toEqual(['host', 'host']);
    advance(24 * 60 * 60_000);
    expect([await teachers.teacherOf(token), await restarted.teacherOf(token)]).toEqual([null, null]);
  });
});
