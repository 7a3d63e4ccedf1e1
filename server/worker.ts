/** The program of the thread in which is told what takes long to tell. */
import { parentPort } from 'node:worker_threads';
import { CATALOGUE } from '../shared/scenarios/catalogue/catalogue.ts';
import { type Asked, answer } from './classroom/tellings.ts';

parentPort?.on('message', (asked: Asked) => parentPort?.postMessage(answer(asked, CATALOGUE)));
