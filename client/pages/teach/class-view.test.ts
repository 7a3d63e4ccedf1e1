/** Tests of the open class: its clock, its rounds, who is stuck. */
import { signal } from '@preact/signals';
import { beforeEach, expect, it } from 'vitest';
import { type ClassView, createClassView } from './class-view.ts';
import { pairView, roundView, sides, teacherView } from './fixtures/views.ts';

const now = signal(0);
let openClass: ClassView;

beforeEach(() => {
  now.value = 0;
  openClass = createClassView({ monotonic: () => now.value, now });
});

it('lets virtual time go on by the pace, and stand when paused', () => {
  openClass.hear(teacherView({ clock: { virtual: 1_000, pace: 2, paused: false } }));
  now.value = 500;
  expect(openClass.virtual.value).toBe(2_000);
  openClass.hearClock({ virtual: 2_000, pace: 2, paused: true });
  now.value = 5_000;
  expect(openClass.virtual.value).toBe(2_000);
  expect(openClass.view.value?.clock.paused).toBe(true);
});

it('says once that a round has begun, and again for a class that is opened anew', () => {
  const playing = teacherView({ round: roundView([pairView()]) });
  expect(openClass.hear(teacherView())).toBe(false);
  expect(openClass.hear(playing)).toBe(true);
  expect(openClass.hear(playing)).toBe(false);
  expect(openClass.hear(teacherView({ round: roundView([pairView()], 2) }))).toBe(true);
  openClass.forget();
  expect(openClass.view.value).toBe(null);
  expect(openClass.hear(playing)).toBe(true);
});

it('sees who is stuck at once, also where the page has just been opened', () => {
  const turns = sides(null, { stimulus: 3, since: 1_000, tries: 4 });
  openClass.hear(
    teacherView({
      round: roundView([pairView({ turns })]),
      clock: { virtual: 5_000, pace: 1, paused: false },
    }),
  );
  expect(openClass.tally.value.stuck).toBe(1);
  expect(openClass.standings.value.get('m1')).toMatchObject({ host: 'B', tries: 4, time: 4_000 });
});

it('leaves out a match that all have left for another', () => {
  const left = pairView({ match: 'm0', names: sides(null, null), outcome: 'ended by the teacher' });
  openClass.hear(teacherView({ round: roundView([left, pairView()]) }));
  expect([...openClass.standings.value.keys()]).toEqual(['m1']);
});

it('knows whether it plays, and whether all play at one host', () => {
  openClass.hear(teacherView({ round: roundView([pairView()]) }));
  expect([openClass.running.value, openClass.atOneHost.value]).toEqual([true, false]);
  openClass.hear(teacherView({ round: roundView([pairView({ team: { host: 'A', players: 3 } })]) }));
  expect(openClass.atOneHost.value).toBe(true);
  openClass.hear(teacherView({ round: roundView([pairView({ outcome: 'over' })]) }));
  expect(openClass.running.value).toBe(false);
});
