/** The folder of own scenarios, on a real disk. */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../operations/log.ts';
import { MOST_FILES, ScenarioFolder } from './scenario-folder.ts';

const text = (title: string): string => `title: ${title}
introduction: I
debrief: D
cast: { A: { name: A }, B: { name: B } }
goals:
  - established: both
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '2msl-scenarios-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: string): void => writeFileSync(join(folder, name), content);
const opened = (): Promise<ScenarioFolder> => ScenarioFolder.open({ folder, log: createLog('silent') });
const told = (of: ScenarioFolder): readonly string[] =>
  of.rejected.flatMap(({ fileName, diagnostics }) =>
    diagnostics.map(({ line, column, message }) => `${fileName}:${line}:${column}: ${message}`),
  );

describe('a folder', () => {
  test('that is not there is made', async () => {
    rmSync(folder, { recursive: true });
    expect((await opened()).scenarios).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is read in the order of names; other files are not looked at', async () => {
    write('b.yaml', text('Second'));
    write('a.yml', text('First'));
    write(
      'c.json',
      JSON.stringify({
        title: 'Third',
        introduction: 'I',
        debrief: 'D',
        cast: { A: { name: 'A' }, B: { name: 'B' } },
        goals: [{ established: 'both' }],
      }),
    );
    write('notes.txt', 'title: [');
    const read = await opened();
    expect(read.scenarios.map(({ scenario }) => [scenario.id, scenario.own?.title])).toEqual([
      ['own-a', 'First'],
      ['own-b', 'Second'],
      ['own-c', 'Third'],
    ]);
    expect(told(read)).toEqual([]);
  });

  test('loads what is right and says of the rest where and why', async () => {
    write('bad.yaml', text('Bad').replace('both', 'nobody'));
    write('good.yaml', text('Good'));
    write('Große Pause.yaml', text('Name'));
    write('good.json', '{');
    write('good.yml', text('Twice'));
    const read = await opened();
    expect(read.scenarios.map(({ fileName }) => fileName)).toEqual(['good.yaml']);
    expect(told(read)).toEqual([
      "Große Pause.yaml:1:1: the file's name must consist of a–z, 0–9 and -",
      'bad.yaml:6:18: goals[0].established: Invalid option: expected one of "both"|"without RST"',
      expect.stringMatching(/^good\.json:1:\d+: /),
      'good.yml:1:1: another file is called "good" as well',
    ]);
  });

  test('that cannot be read in part loads the rest', async () => {
    write('locked.yaml', text('Locked'));
    write('open.yaml', text('Open'));
    chmodSync(join(folder, 'locked.yaml'), 0);
    const read = await opened();
    // Root reads everything.
    if (process.getuid?.() !== 0)
      expect(told(read)).toEqual(['locked.yaml:1:1: the file cannot be read (EACCES)']);
    expect(read.byId('own-open')).not.toBeNull();
  });

  test('with too many files loads so many', async () => {
    for (let i = 0; i < MOST_FILES + 2; i += 1) write(`s${String(i).padStart(4, '0')}.yaml`, text(`T${i}`));
    const read = await opened();
    expect(read.scenarios).toHaveLength(MOST_FILES);
    expect(told(read)).toHaveLength(2);
  });
});

describe('adding', () => {
  test('writes a file with a name that is free, once', async () => {
    write('my-lesson.yaml', text('Old'));
    const read = await opened();
    const added = await read.add('My lesson!', text('New'));
    expect(added).toMatchObject({ ok: true, stored: { scenario: { id: 'own-my-lesson-2' } } });
    expect(await read.add('Again', text('New'))).toMatchObject({ stored: { fileName: 'my-lesson-2.yaml' } });
    expect(await read.add('四次挥手', text('Bye'))).toMatchObject({ stored: { fileName: 'scenario.yaml' } });
    expect(readdirSync(folder).sort()).toEqual(['my-lesson-2.yaml', 'my-lesson.yaml', 'scenario.yaml']);
    expect(readFileSync(join(folder, 'my-lesson-2.yaml'), 'utf8')).toBe(text('New'));
    expect((await opened()).scenarios).toHaveLength(3);
  });

  test('by two at once gives each a file', async () => {
    const read = await opened();
    await Promise.all([read.add('same', text('One')), read.add('same', text('Two')), read.read()]);
    expect(readdirSync(folder).sort()).toEqual(['same-2.yaml', 'same.yaml']);
    expect(read.scenarios.map(({ scenario }) => scenario.own?.title).sort()).toEqual(['One', 'Two']);
  });

  test('what is wrong leaves nothing behind', async () => {
    const read = await opened();
    expect(await read.add('x', 'title: [')).toMatchObject({ ok: false, diagnostics: [{ line: 1 }] });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is refused where there is no folder, or no room', async () => {
    const none = await ScenarioFolder.open({ folder: null, log: createLog('silent') });
    await expect(none.add('x', text('T'))).rejects.toMatchObject({ code: 'no-room-for-scenarios' });
  });

  test('and removing takes the file away', async () => {
    const read = await opened();
    await read.add('gone', text('T'));
    await read.remove('own-gone');
    expect(read.scenarios).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    await expect(read.remove('own-gone')).rejects.toMatchObject({ code: 'no-such-scenario' });
  });
});

test('reading again sees what has changed', async () => {
  const read = await opened();
  write('new.yaml', text('New'));
  expect(read.byId('own-new')).toBeNull();
  await read.read();
  const before = read.byId('own-new')?.scenario.version;
  write('new.yaml', text('Newer'));
  await read.read();
  expect(read.byId('own-new')?.scenario).toMatchObject({ own: { title: 'Newer' } });
  expect(read.byId('own-new')?.scenario.version).not.toBe(before);
});
