/** Tests of the order in which things are tried, and of what is told where the server is not there. */
import { expect, it } from 'vitest';
import type { CheckAnswer } from '../../../shared/protocol/http.ts';
import { gradeOf, LINES } from './judge.ts';
import { createCheck, type Probes, responseTimes } from './state.ts';

const ANSWER: CheckAnswer = {
  room: { most: 100, free: 99 },
  addresses: ['http://10.0.0.7:3000/'],
  device: '10.0.0.9',
  secure: false,
  forwarded: 'none',
  now: 0,
};
const tried: string[] = [];
let took = 0;
const probes = (there: boolean): Probes => ({
  askServer: () => {
    tried.push('server');
    took += 10;
    return Promise.resolve(there ? { answer: ANSWER, took, skew: took } : null);
  },
  tryWebSocket: () => {
    tried.push('webSocket');
    return Promise.resolve({ kind: 'open', within: 5 });
  },
  tryStream: () => Promise.resolve('live'),
  tryStorage: () => ({ local: true, session: true }),
  tryAddress: (url) => Promise.resolve({ url, answers: true }),
});
const known = {
  browser: { known: null },
  secureContext: false,
  page: { url: 'http://10.0.0.7:3000/', https: false },
};

it('everything is tried once, the server often, and the fastest answer tells the time', async () => {
  const check = createCheck(probes(true), known);
  tried.length = 0;
  took = 0;
  await check.run();
  expect(tried).toEqual(['server', 'webSocket', ...Array(10).fill('server')]);
  const { times, skew, addresses } = check.found.value;
  expect({ times, skew }).toEqual({ times: { median: 70, worst: 110 }, skew: 20 });
  expect(addresses).toEqual([{ url: 'http://10.0.0.7:3000/', answers: true }]);
});

it('where the server does not answer, nothing is waited for', async () => {
  const check = createCheck(probes(false), known);
  tried.length = 0;
  await check.run();
  expect(tried).toEqual(['server']);
  expect(LINES.map((line) => gradeOf(line, check.found.value))).not.toContain('still');
});

it('of no times there is no median', () => {
  expect(responseTimes([])).toBeNull();
  expect(responseTimes([5])).toEqual({ median: 5, worst: 5 });
});
