/** A page's first connection, opened and greeted before the page is there that hears it. */
import type { ClientMessage } from '../../shared/protocol/client-message.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { LanguageCode } from '../../shared/words/languages.ts';
import type { Carrier } from './carrier.ts';

export interface Early {
  readonly carrier: Carrier;
  /** In which language the server was asked to speak; null for as long as it has not opened. */
  readonly greetedIn: () => LanguageCode | null;
  /** Called once, when somebody hears the connection: what it has said until then is told, in its order. */
  readonly catchUp: () => void;
}

export function greetEarly(carrier: Carrier, token: string, language: LanguageCode): Early {
  const missed: (() => void)[] = [];
  let greeted = false;
  carrier.onopen = () => {
    const who = { token, class: null, seen: null, language };
    carrier.send(
      JSON.stringify({ type: 'hello', protocol: PROTOCOL_VERSION, ...who } satisfies ClientMessage),
    );
    greeted = true;
    missed.push(() => carrier.onopen?.());
  };
  carrier.onmessage = (event) => missed.push(() => carrier.onmessage?.(event));
  carrier.onclose = (ending) => missed.push(() => carrier.onclose?.(ending));
  return {
    carrier,
    greetedIn: () => (greeted ? language : null),
    catchUp: () => {
      for (const tell of missed.splice(0)) tell();
    },
  };
}
