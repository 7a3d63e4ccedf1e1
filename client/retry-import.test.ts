/** Tests of fetching a part of a page: it ends, and a second address is tried. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { retryImport } from './retry-import.ts';

const never = (): Promise<never> => new Promise(() => undefined);
/** As a build writes it, and another module than the one that is there. */
const named = <Module>(fetchModule: () => Promise<Module>, text: string): (() => Promise<Module>) =>
  Object.assign(fetchModule, { toString: () => text });
/** Where no module is. */
const NOWHERE = './nowhere.js';

/** A module that is there, as it is named from beside this file. */
function moduleOf(code: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'module-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'there.js'), code);
  return relative(fileURLToPath(new URL('.', import.meta.url)), join(folder, 'there.js'));
}

test('what is there is taken', async () => {
  expect(await retryImport(() => Promise.resolve('it'))).toBe('it');
});

test('what fails is thrown where nobody knows its address', async () => {
  const failing = retryImport(() => Promise.reject(new TypeError('Importing a module script failed.')));
  await expect(failing).rejects.toThrow('Importing a module script failed.');
});

test('what brings nothing is given up', async () => {
  await expect(retryImport(never, 5)).rejects.toThrow(/time/);
});

test.each([
  ['fails, whatever the browser says of it', () => Promise.reject(new TypeError('Load failed'))],
  ['brings nothing', never],
])('what %s is asked for by another address', async (_, fetchModule) => {
  const there = moduleOf('export const told = "there";');
  const fetched = await retryImport<{ told: string }>(named(fetchModule, `()=>import("${there}")`), 1_000);
  expect(fetched.told).toBe('there');
});

test('both addresses that bring nothing, or fail, are given up', async () => {
  const failing = named(never, `()=>r(()=>import("${NOWHERE}"),[],import.meta.url)`);
  await expect(retryImport(failing, 5)).rejects.toThrow();
});

test('the first is taken, if it comes after all while the second is asked for', async () => {
  const late = new Promise<string>((resolve) => {
    AbortSignal.timeout(40).onabort = () => resolve('late');
  });
  const slow = named(() => late, `()=>import("${NOWHERE}")`);
  expect(await retryImport(slow, 30)).toBe('late');
});
