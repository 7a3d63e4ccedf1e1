/** Tests of a page's first connection: greeted at once, and heard by the page later, in order and once. */
import { expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { Carrier, Ending } from './carrier.ts';
import { greetEarly } from './early.ts';

function opened() {
  const sent: unknown[] = [];
  const carrier: Carrier = {
    onopen: null,
    onmessage: null,
    onclose: null,
    send: (text) => sent.push(JSON.parse(text)),
    close: () => undefined,
  };
  const early = greetEarly(carrier, 'a-token', 'zh');
  const heard: unknown[] = [];
  const listen = (): void => {
    carrier.onopen = () => heard.push('open');
    carrier.onmessage = ({ data }) => heard.push(data);
    carrier.onclose = ({ code }: Ending) => heard.push(code);
  };
  return { carrier, early, sent, heard, listen };
}

test('says hello when it opens, and not before', () => {
  const { carrier, early, sent } = opened();
  expect(sent).toEqual([]);
  expect(early.greetedIn()).toBeNull();
  carrier.onopen?.();
  expect(early.greetedIn()).toBe('zh');
  expect(sent).toEqual([
    { type: 'hello', protocol: PROTOCOL_VERSION, token: 'a-token', class: null, seen: null, language: 'zh' },
  ]);
});

test('what it has said before somebody listens is told first, then everything, and nothing twice', () => {
  const { carrier, early, heard, listen } = opened();
  carrier.onopen?.();
  carrier.onmessage?.({ data: 'one' });
  carrier.onmessage?.({ data: 'two' });
  listen();
  expect(heard).toEqual([]);
  early.catchUp();
  carrier.onmessage?.({ data: 'three' });
  carrier.onclose?.({ code: 1006 });
  expect(heard).toEqual(['open', 'one', 'two', 'three', 1006]);
});

test('an end that came before anybody listened is told, too', () => {
  const { carrier, early, heard, listen } = opened();
  carrier.onclose?.({ code: 4002 });
  listen();
  early.catchUp();
  expect(heard).toEqual([4002]);
});

test('one that opens only when somebody listens is theirs to greet', () => {
  const { carrier, early, sent, heard, listen } = opened();
  listen();
  early.catchUp();
  carrier.onopen?.();
  expect(heard).toEqual(['open']);
  expect(sent).toEqual([]);
  expect(early.greetedIn()).toBeNull();
});
