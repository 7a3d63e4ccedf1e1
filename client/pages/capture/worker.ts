/**
 * The worker that reads and judges captures, so that the page stays alive.
 * Its messages are those of port.ts.
 */
import { type Asked, directPort, type WorkerAnswer } from './port.ts';

/** The page is told that often, in octets: more would only keep it busy. */
const PROGRESS_EVERY = 1 << 19;

const port = directPort();
const tell = (answer: WorkerAnswer): void => {
  (self as unknown as { postMessage: (answer: WorkerAnswer) => void }).postMessage(answer);
};

async function answer(asked: Exclude<Asked, { ask: 'stop' }>): Promise<void> {
  const { id, file } = asked;
  let toldAt = 0;
  const progress = (octets: number): void => {
    if (octets - toldAt < PROGRESS_EVERY) return;
    toldAt = octets;
    tell({ id, tell: 'progress', octets });
  };
  try {
    const found =
      asked.ask === 'list'
        ? await port.list(file, asked.options, progress)
        : await port.segments(file, asked.listed, progress);
    tell({ id, tell: 'done', answer: found });
  } catch (error) {
    tell({ id, tell: 'failed', message: String(error) });
  }
}

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  if (data.ask === 'stop') port.stop();
  else void answer(data);
});
