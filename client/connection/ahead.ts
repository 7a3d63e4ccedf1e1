/** A link opened before the page is there that hears it: what the server says meanwhile is kept. */
import type { Heard } from '../../shared/protocol/heard.ts';
import { type Link, type LinkOptions, openLink } from './socket.ts';

type Hello = LinkOptions['hello'];

/**
 * @param hello as whom, until the page says it
 * @param open what opens it
 * @returns to be called once, as `openLink` is: the page hears first what it has missed
 */
export function openAhead(hello: Hello, open = openLink): (options: LinkOptions) => Link {
  const missed: Heard[] = [];
  let page: Pick<LinkOptions, 'hello' | 'onMessage'> = {
    hello,
    onMessage: (message) => missed.push(message),
  };
  const link = open({ hello: () => page.hello(), onMessage: (message) => page.onMessage(message) });
  return (options) => {
    page = options;
    for (const message of missed.splice(0)) page.onMessage(message);
    return link;
  };
}
