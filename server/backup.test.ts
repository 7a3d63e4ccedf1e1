/** Tests of backups and repair: `backup` while the program runs, `doctor` when it does not. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { backup, doctor } from './doctor.ts';
import { PASSWORD, Program } from './testing/program.ts';

const dir = mkdtempSync(join(tmpdir(), '2msl-backup-'));
afterAll(() => rmSync(dir, { recursive: true }));

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe('a server whose database is backed up', () => {
  const data = join(dir, 'data');
  const file = join(data, '2msl.sqlite');
  const program = new Program(data);
  afterAll(() => program.end('SIGKILL'));

  /** As the program does it, but in this process. */
  const run = async (command: typeof doctor | typeof backup, ...words: readonly string[]) => {
    let output = '';
    const write = (line: string): void => {
      output += `${line}\n`;
    };
    const status = await command(words, data, { say: write, complain: write });
    return { status, output };
  };

  it('is copied while it plays, repaired at its next start, and served from a backup elsewhere', async () => {
    await program.start();
    const { token: teacher } = await program.post('/api/teach/session', { secret: PASSWORD });
    const { code } = await program.post('/api/teach/classes', {}, teacher);
    const { token } = await program.post('/api/join', { code, name: 'Ada' });
    const round = { scenario: 'three-way-handshake', level: 'guided', seed: 1 };
    await program.post(`/api/teach/classes/${code}/rounds`, round, teacher);
    const ada = await program.player(token);
    await ada.until(() => ada.view !== null);
    await ada.untilStimulus();

    // A new file has nothing to lose yet.
    expect(existsSync(join(data, 'backups'))).toBe(false);
    const copy = join(dir, 'copy.sqlite');
    const made = await run(backup, copy);
    expect(made).toEqual({ status: 0, output: `Backed up, and checked: ${copy}\n` });
    expect((await run(backup, copy)).output).toContain('is there already');
    // Its database is its own, while it runs.
    expect(await run(doctor)).toMatchObject({
      status: 2,
      output: expect.stringContaining('is in use'),
    });
    expect([data, file, copy, join(data, 'control.sock')].map(mode)).toEqual(['700', '600', '600', '600']);

    await program.end('SIGTERM');
    await program.start();
    // What it makes by itself, at its start.
    await expect
      .poll(() => readdirSync(join(data, 'backups')).join(), { timeout: 20_000 })
      .toMatch(/^2msl-[^,]*sqlite$/);
    // Which folds the WAL into the file.
    await program.end('SIGTERM');
    expect(await run(doctor)).toMatchObject({ status: 0, output: expect.stringMatching(/whole/) });
    const octets = readFileSync(file);
    const player = octets.indexOf('"player-joined"');
    octets.write('PLAYER', player + 1);
    writeFileSync(file, octets);
    const looked = await run(doctor, '--dry-run');
    expect(looked).toMatchObject({
      status: 1,
      output: expect.stringContaining(`class/${code}, entry 0: changed`),
    });
    // As one of its own: they are made hourly.
    copyFileSync(copy, join(data, 'backups', '2msl-2099-01-01T00-00-00-000Z.sqlite'));
    await program.start();
    const back = await program.player(token, ada);
    expect((await back.first('match')).view.version).toBeGreaterThanOrEqual(ada.view?.version ?? 0);
    expect(readdirSync(data).filter((name) => name.includes('.damaged-'))).toHaveLength(1);
    expect(await program.end('SIGTERM')).toBe(0);

    const elsewhere = join(dir, 'elsewhere');
    mkdirSync(elsewhere);
    copyFileSync(copy, join(elsewhere, '2msl.sqlite'));
    const other = new Program(elsewhere);
    await other.start();
    const there = await other.player(token);
    expect((await there.last('class')).view.code).toBe(code);
    await other.end('SIGTERM');
  }, 120_000);

  it('says what it repaired and what it set aside, and when there is nothing to do', async () => {
    const octets = readFileSync(file);
    const entry = octets.lastIndexOf('"type":"input"');
    octets.write('X', entry + 2);
    writeFileSync(file, octets);
    rmSync(join(data, 'backups'), { recursive: true });
    const { status, output } = await run(doctor);
    expect(output).toMatch(
      /match\/\S+, entry \d+: changed[\s\S]*Repaired: \d+ entries[\s\S]*Set aside[\s\S]*: 1 entries\n {2}match/,
    );
    expect(status).toBe(1);
    const again = await run(doctor);
    expect(again).toMatchObject({ status: 0, output: expect.stringContaining('set aside') });
    expect(await run(doctor, join(dir, 'nowhere'))).toMatchObject({ status: 2 });
  }, 60_000);
});
