/** A thread for work that would hold up the players, asked one thing after another. */
import { Worker } from 'node:worker_threads';
import type { Milliseconds } from '../../shared/units.ts';
import type { Clock } from '../time/clock.ts';

interface Options {
  readonly clock: Clock;
  /** MiB that it may have: who asks for more loses the thread, and not the server. */
  readonly memory: number;
  /** For one question. */
  readonly longest: Milliseconds;
}

/** Its program gets a question as a message, and posts one answer. */
export class Thread<Question, Answer> {
  readonly #program: string;
  readonly #options: Options;
  #worker: Worker | null = null;
  /** Whoever waits for an answer. */
  #settle: { readonly told: (answer: Answer) => void; readonly lost: (why: unknown) => void } | null = null;
  /** One after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(program: string, options: Options) {
    this.#program = program;
    this.#options = options;
  }

  /** @throws Error where its program throws, or needs too much: whoever asks next has a new thread */
  ask(question: Question): Promise<Answer> {
    const answer = this.#turn.then(() => this.#ask(question));
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  async #ask(question: Question): Promise<Answer> {
    const { clock, longest } = this.#options;
    const worker = this.#worker ?? this.#begin();
    const answered = new Promise<Answer>((told, lost) => {
      this.#settle = { told, lost };
    });
    const forget = clock.wake(clock.now() + longest, () => this.#lose(worker, new Error('it took too long')));
    worker.postMessage(question);
    try {
      return await answered;
    } finally {
      forget();
      this.#settle = null;
    }
  }

  #begin(): Worker {
    const { memory } = this.#options;
    const worker = new Worker(this.#program, { resourceLimits: { maxOldGenerationSizeMb: memory } });
    // It keeps nobody from ending the server.
    worker.unref();
    worker.on('message', (answer: Answer) => this.#settle?.told(answer));
    for (const event of ['error', 'messageerror'])
      worker.on(event, (error: unknown) => this.#lose(worker, error));
    worker.on('exit', (code) => this.#lose(worker, new Error(`the thread has ended: ${code}`)));
    this.#worker = worker;
    return worker;
  }

  #lose(worker: Worker, why: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#settle?.lost(why);
    void worker.terminate();
  }
}
