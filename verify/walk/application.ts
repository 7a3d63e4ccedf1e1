/** What the application of a host may call next. */
import type { Call } from '../../shared/tcp/event.ts';
import type { Application } from './bounds.ts';
import { type Host, isAgreed, sentNow, streamOf } from './host.ts';

/** A call that RFC 9293 answers with an error is made, too: it must change nothing. */
export function callsOf(application: Application, host: Host): readonly Call[] {
  const opens = openCalls(application, host);
  const sends = sendCalls(application, host);
  if (application.manner !== undefined) {
    if (host.tcb.state === 'CLOSED') return opens;
    if (!isAgreed(host.tcb)) return [];
    if (sends.length > 0) return sends;
    const waits = application.manner === 'in turn, closing last' && host.tcb.state !== 'CLOSE-WAIT';
    return waits ? [] : [{ call: 'CLOSE' }];
  }
  const calls: Call[] = [...opens, ...sends, { call: 'CLOSE' }];
  const { constants, receiveWanted } = host.tcb;
  if (constants.receive === 'on call' && receiveWanted === 0) calls.push({ call: 'RECEIVE', octets: 1 });
  if (application.aborts) calls.push({ call: 'ABORT' });
  return calls;
}

function openCalls({ opens }: Application, { history }: Host): readonly Call[] {
  const opening = opens[history.opens];
  return opening === undefined
    ? []
    : opening.modes.map((mode): Call => ({ call: 'OPEN', mode, iss: opening.iss }));
}

/** The next SEND, or none when all were accepted. */
function sendCalls({ sends }: Application, { name, history }: Host): readonly Call[] {
  if (history.incarnation === 0) return [];
  const sent = sentNow(history);
  let before = 0;
  for (const octets of sends) {
    if (before === sent)
      return [{ call: 'SEND', data: streamOf(name, history.incarnation).slice(sent, sent + octets) }];
    before += octets;
  }
  return [];
}
