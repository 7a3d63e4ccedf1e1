/** Tests of how the page on the wall is opened and steered. */
import { beforeEach, expect, it } from 'vitest';
import { teacherView } from './fixtures/views.ts';
import { createProjectorControl, type ProjectorControl } from './projector.ts';

let asked: unknown[];
let tabs: string[];
let refuse: boolean;
let control: ProjectorControl;
const shows = { scene: 'join', match: null, named: false, address: null } as const;

beforeEach(() => {
  asked = [];
  tabs = [];
  refuse = false;
  control = createProjectorControl({
    api: {
      openProjector: (code) => {
        asked.push(['open', code]);
        return refuse
          ? Promise.reject(new Error('refused'))
          : Promise.resolve({ token: 'a-token-of-a-wall' });
      },
      closeProjectors: (code) => Promise.resolve(asked.push(['close', code])),
      project: (code, wanted) => Promise.resolve(asked.push(['project', code, wanted])),
    },
    ask: async (request) => {
      await request().catch(() => undefined);
    },
    openClass: () => teacherView(),
    address: () => 'http://10.0.0.2:3000/',
    openTab: () => {
      tabs.push('opened');
      return { go: (path) => tabs.push(path), close: () => tabs.push('closed') };
    },
  });
});

it('opens a tab at once and leads it to the page with a token in the fragment, which no server is sent', async () => {
  const opening = control.open();
  expect(tabs).toEqual(['opened']);
  await opening;
  expect(tabs).toEqual(['opened', 'project#a-token-of-a-wall']);
});

it('closes the tab again when there is no token', async () => {
  refuse = true;
  await control.open();
  expect(tabs).toEqual(['opened', 'closed']);
});

it('changes one thing of what is shown, and tells the address that the class opens', async () => {
  const { code } = teacherView();
  await control.show({ scene: 'picture' });
  expect(asked).toEqual([
    ['project', code, { ...shows, scene: 'picture', address: 'http://10.0.0.2:3000/' }],
  ]);
  await control.end();
  expect(asked.at(-1)).toEqual(['close', code]);
});
