/** Tests of loading a language: once, on demand, and what is shown when it cannot be had. */
import { beforeEach, expect, test, vi } from 'vitest';
import type { LanguageCode } from '../../shared/words/languages.ts';
import type { Bundle } from './loading.ts';

/** What a page has loaded its modules keep: each test has modules of its own. */
async function openPage() {
  vi.resetModules();
  const { locale } = await import('./dictionary.ts');
  const { addWords, speakWhenLoaded } = await import('./loading.ts');
  const [common, crowd] = [await import('./common.ts'), await import('./crowd.ts')];
  return { locale, addWords, speakWhenLoaded, common: common.t, crowd: crowd.t };
}

interface Request {
  readonly name: string;
  readonly arrive: () => void;
  readonly fail: () => void;
}
let requests: Request[];
let page: Awaited<ReturnType<typeof openPage>>;

beforeEach(async () => {
  requests = [];
  page = await openPage();
});

/** One part with one message, which says the language; the chunks arrive when the test says so. */
function bundleOf(part: 'common' | 'crowd', key: string): Bundle {
  return (language) => () =>
    new Promise<{ default: object }>((resolve, reject) => {
      requests.push({
        name: `${part}-${language}`,
        arrive: () => resolve({ default: { [part]: { [key]: language } } }),
        fail: () => reject(new TypeError('Failed to fetch dynamically imported module')),
      });
    });
}
const COMMON = bundleOf('common', 'skip.main');
const CROWD = bundleOf('crowd', 'score.served');

/** What was asked for last under this name, and is asked for no more. */
function take(name: string): Request {
  const at = requests.findLastIndex((one) => one.name === name);
  const [found] = at < 0 ? [] : requests.splice(at, 1);
  if (!found) throw new Error(`${name} was not asked for, but ${requests.map((one) => one.name)}.`);
  return found;
}
/** Lets everything happen that waits for nothing else. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function opened(language: LanguageCode): Promise<void> {
  const added = page.addWords(COMMON, language);
  take(`common-${language}`).arrive();
  await added;
}

test('a page speaks the language it was opened in, and asks for no other', async () => {
  await opened('zh');
  expect(page.locale.value).toBe('zh');
  expect(page.common('skip.main')).toBe('zh');
  expect(requests).toEqual([]);
});

test('a page stays as it is until the other language is there', async () => {
  await opened('en');
  const switched = page.speakWhenLoaded('zh');
  await settled();
  expect([page.locale.value, page.common('skip.main')]).toEqual(['en', 'en']);
  take('common-zh').arrive();
  await switched;
  expect([page.locale.value, page.common('skip.main')]).toEqual(['zh', 'zh']);
});

test('the language asked for last is the one that is spoken, whichever arrives first', async () => {
  await opened('en');
  const [zh, qps] = [page.speakWhenLoaded('zh'), page.speakWhenLoaded('qps')];
  take('common-zh').arrive();
  await settled();
  expect(page.locale.value).toBe('en');
  for (let asked = 0; asked < 2; asked++) {
    take('common-qps').arrive();
    await settled();
  }
  await Promise.all([zh, qps]);
  expect([page.locale.value, page.common('skip.main')]).toEqual(['qps', 'qps']);
});

test('words that are added are said in the language of the page', async () => {
  await opened('zh');
  const added = page.addWords(CROWD);
  take('common-zh').arrive();
  take('crowd-zh').arrive();
  await added;
  expect([page.common('skip.main'), page.crowd('score.served')]).toEqual(['zh', 'zh']);
});

test('words added while the language changes are there when the caller goes on', async () => {
  await opened('en');
  const added = page.addWords(CROWD);
  const switched = page.speakWhenLoaded('zh');
  take('common-en').arrive();
  take('crowd-en').arrive();
  await settled();
  expect(page.locale.value).toBe('en');
  for (let asked = 0; asked < 2; asked++) {
    take('common-zh').arrive();
    take('crowd-zh').arrive();
    await settled();
  }
  await Promise.all([added, switched]);
  expect([page.locale.value, page.crowd('score.served')]).toEqual(['zh', 'zh']);
});

test('without the network the page goes on in the language it has, and may ask again', async () => {
  await opened('en');
  const failing = page.speakWhenLoaded('zh');
  take('common-zh').fail();
  await expect(failing).rejects.toThrow(TypeError);
  expect([page.locale.value, page.common('skip.main')]).toEqual(['en', 'en']);

  const again = page.speakWhenLoaded('zh');
  take('common-zh').arrive();
  await again;
  expect(page.locale.value).toBe('zh');
});

test('words that could not be added do not keep the page from changing its language', async () => {
  await opened('en');
  const failing = page.addWords(CROWD);
  take('crowd-en').fail();
  await expect(failing).rejects.toThrow(TypeError);

  const switched = page.speakWhenLoaded('zh');
  take('common-zh').arrive();
  await switched;
  expect(page.locale.value).toBe('zh');
});
