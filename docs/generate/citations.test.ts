/** Tests that what our pages and comments name exists. */
import { expect, test } from 'vitest';
import { comments, missingInComments, missingInPages, type Repository, thisRepository } from './citations.ts';

test('every file and folder that a comment names exists, and no comment cites a page that is not here', () => {
  const { files, read } = thisRepository();
  // This file names on purpose what does not exist.
  const others = files.filter((file) => file !== 'docs/generate/citations.test.ts');
  expect(missingInComments({ files: others, read })).toEqual([]);
});

test('every path, link and anchor of our pages exists', () => {
  expect(missingInPages(thisRepository())).toEqual([]);
});

const repository = (contents: Readonly<Record<string, string>>): Repository => ({
  files: Object.keys(contents),
  read: (file) => contents[file] ?? '',
});

test('a comment that names what does not exist is found, with its line', () => {
  const missing = missingInComments(
    repository({
      'shared/tcp/step.ts':
        '/**\n * See tcb.ts, shared/tcp/gone.ts\n */\nconst url = "gone.ts"; // and shared/away/\n',
      'shared/tcp/tcb.ts': '// (DESIGN: a move) but not DESIGNS, docs/adr/0003 and docs/adr/0004\n',
      'docs/adr/0003-one-journal.md': '',
    }),
  );
  expect(missing).toEqual([
    'shared/tcp/step.ts:2: shared/tcp/gone.ts',
    'shared/tcp/step.ts:4: shared/away',
    'shared/tcp/tcb.ts:1: docs/adr/0004',
    'shared/tcp/tcb.ts:1: DESIGN',
  ]);
});

test('comments are found in blocks, on lines of their own and behind code', () => {
  const source = 'a; // one\n/* two\n   three */\nb;\n/** four */\nconst s = "http://x";\n';
  expect(comments(source).map(([line]) => line)).toEqual([1, 2, 3, 5]);
});

test('a page that names or links to what does not exist is found', () => {
  const page = [
    '# A page',
    '`shared/tcp/`, `shared/<any>/step.ts`, `step.ts`, `/capture`, `docs/*.md`, `npm run docs`, `shared/gone/`',
    '[here](#a-page) [rule](SPEC.md#r1) [not](SPEC.md#r2) [no](GONE.md) [web](https://x.org/y.md) <img src="a.png">',
    '```sh\ncat `shared/gone`\n```',
  ].join('\n');
  const missing = missingInPages(
    repository({ 'docs/PAGE.md': page, 'docs/SPEC.md': '<a id="r1"></a>', 'shared/tcp/step.ts': '' }),
  );
  expect(missing).toEqual([
    'docs/PAGE.md: shared/gone/',
    'docs/PAGE.md: SPEC.md#r2',
    'docs/PAGE.md: GONE.md',
    'docs/PAGE.md: a.png',
  ]);
});
