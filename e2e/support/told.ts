/** What a page is told of its match, and what the record says that it had to be told. */
import type { Page } from '@playwright/test';
import { visibleEvents } from '../../shared/match/view.ts';
import { createHearing, type Heard } from '../../shared/protocol/heard.ts';
import type { RecordAnswer } from '../../shared/protocol/http.ts';
import type { ServerMessage } from '../../shared/protocol/server-message.ts';
import { replay } from '../../shared/record/replay.ts';
import type { GameServer } from './server.ts';

/** Put together as the page does it. */
export class Told {
  match = '';
  #versions: number[] = [];
  #fault: Error | null = null;
  webSockets = 0;
  /** Answers with events: one for each stream, several for each long poll. */
  answers = 0;
  #last = 0;

  /** Listens to all that the page opens from its next load on. */
  static async by(page: Page): Promise<Told> {
    const told = new Told();
    page.on('websocket', (socket) => {
      const hear = createHearing();
      socket.on('framereceived', ({ payload }) => {
        const message = JSON.parse(String(payload)) as ServerMessage;
        if (message.type === 'welcome') told.webSockets += 1;
        told.#take(hear(message));
      });
    });
    await page.exposeFunction('answerBegins', () => {
      told.answers += 1;
    });
    let hear = createHearing();
    await page.exposeFunction('messageCame', (text: string) => {
      const message = JSON.parse(text) as ServerMessage;
      if (message.type === 'welcome') hear = createHearing();
      told.#take(hear(message));
    });
    await page.addInitScript(listenToStreams);
    return told;
  }

  /** @throws Error where a message left a gap, or told something twice */
  get versions(): readonly number[] {
    if (this.#fault) throw this.#fault;
    return this.#versions;
  }

  #take(heard: readonly Heard[] | null): void {
    if (heard === null) this.#fault ??= new Error('a change of what was not told');
    for (const message of heard ?? []) this.#takeOne(message);
  }

  #takeOne(message: Heard): void {
    if (message.type !== 'match') return;
    this.match = message.match;
    if (message.since === 0) this.#versions = [];
    else if (message.since !== this.#last)
      this.#fault ??= new Error(`${message.since} follows ${this.#last}`);
    this.#last = message.view.version;
    this.#versions.push(...message.events.map(({ version }) => version));
  }
}

/** Runs in the page: tells of every event that the page itself reads, in its order, and of none that it does not. */
function listenToStreams(): void {
  const { answerBegins, messageCame } = window as unknown as {
    readonly answerBegins: () => Promise<void>;
    readonly messageCame: (text: string) => Promise<void>;
  };
  let telling = Promise.resolve();
  const reading = (reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>): typeof reader.read => {
    const read = reader.read.bind(reader);
    const decoder = new TextDecoder();
    let left = '';
    return async () => {
      const result = await read();
      const blocks = (left + decoder.decode(result.value, { stream: true })).split('\n\n');
      left = blocks.pop() ?? '';
      for (const block of blocks) {
        const [, data] = /^data: (\{.*)$/m.exec(block) ?? [];
        if (data !== undefined && !/^event: /m.test(block)) telling = telling.then(() => messageCame(data));
      }
      return result;
    };
  };
  const { fetch } = window;
  window.fetch = async (...asked) => {
    const answer = await fetch(...asked);
    if (answer.body && answer.headers.get('Content-Type')?.startsWith('text/event-stream')) {
      void answerBegins();
      const getReader = answer.body.getReader.bind(answer.body);
      answer.body.getReader = ((...how: []) => {
        const reader = getReader(...how);
        reader.read = reading(reader);
        return reader;
      }) as typeof getReader;
    }
    return answer;
  };
}

/** The versions that this host's player had to be told, by the record and the rules alone. */
export async function versionsOnRecord(
  { origin }: GameServer,
  match: string,
  host: 'A' | 'B',
): Promise<number[]> {
  const answer = await fetch(`${origin}/api/records/${match}`);
  const { record } = (await answer.json()) as RecordAnswer;
  const replayed = replay(record);
  if ('error' in replayed) throw new Error(replayed.error);
  return visibleEvents(replayed.match, host, replayed.events).map(({ version }) => version);
}
