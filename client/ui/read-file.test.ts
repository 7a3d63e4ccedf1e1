/** Tests of the reading of a chosen file. */
import { expect, it } from 'vitest';
import { readFile } from './read-file.ts';

it('reads a file as it is, whatever it is written in', async () => {
  const text = '三次握手 🤝\r\n';
  expect(await readFile(new Blob([text]), text.length)).toBe(text);
  expect(await readFile(new Blob([]), 5)).toBe('');
});

it('reads of what is longer one character more', async () => {
  expect(await readFile(new Blob(['x'.repeat(1_000)]), 5)).toBe('xxxxxx');
  expect(await readFile(new Blob(['握'.repeat(1_000)]), 5)).toBe('握握握握握握');
});

it('says that a file is gone', async () => {
  const gone = {
    slice: () => ({ text: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }),
  };
  expect(await readFile(gone as unknown as Blob, 5)).toBeNull();
});
