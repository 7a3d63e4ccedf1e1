/** A few events as a stream sends them, for a page that tries whether they come through, and when. */
import type { RequestListener } from 'node:http';
import { STREAM_TRIAL } from '../../../shared/protocol/transport.ts';
import type { Clock } from '../../time/clock.ts';
import type { TimerQueue } from '../../time/timer-queue.ts';
import { announceEvents, eventOf, PADDING } from './event.ts';

/** Answers at STREAM_TRIAL.path: one event at once, the others later, and then the end. */
export function streamTrial(clock: Clock, timers: TimerQueue): RequestListener {
  return (_request, response) => {
    // Whoever goes before the end is missed by nobody.
    response.on('error', () => undefined);
    announceEvents(response);
    response.write(PADDING);
    const send = (id: number): void => {
      response.write(eventOf('trial', { id }));
      if (id === STREAM_TRIAL.events) response.end();
      else forget = timers.at(clock.now() + STREAM_TRIAL.between, () => send(id + 1));
    };
    let forget = (): void => undefined;
    response.once('close', () => forget());
    send(1);
  };
}
