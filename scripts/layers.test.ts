/**
 * Tests of the imports that must not exist: each rule refuses the one it was written against.
 * A rule that nothing can break is no rule.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLayers, patterns, rules, sourceFiles } from './layers.mjs';
import { root } from './run.mjs';

// [rule, file, what it imports]
const REFUSED: [rule: string, file: string, specifier: string][] = [
  ['no-cycles', 'shared/host/cycle-a.ts', './cycle-b.ts'],
  ['no-unresolvable', 'shared/host/lost.ts', './nowhere.ts'],
  ['no-orphans', 'shared/host/orphan.ts', ''],
  ['production-has-no-dev-dependencies', 'server/dev.ts', 'tinybench'],
  ['production-has-no-dev-dependencies', 'server/undeclared.ts', 'stranger'],
  ['production-knows-no-tests', 'server/fixture.ts', '../shared/tcp/fixtures/established.ts'],
  ['production-knows-no-tests', 'server/helper.ts', './store/store.contract.ts'],
  ['shared-knows-no-side', 'shared/wire/to-server.ts', '../../server/time/clock.ts'],
  ['shared-knows-no-side', 'shared/wire/to-client.ts', '../../client/connection/socket.ts'],
  ['tcp-stands-alone', 'shared/tcp/judged.ts', '../judge/judge.ts'],
  ['tcp-stands-alone', 'shared/tcp/random.ts', 'pure-rand'],
  ['words-stand-alone', 'shared/words/xx/rules.ts', '../../units.ts'],
  ['server-knows-no-client', 'server/page.ts', '../client/connection/socket.ts'],
  ['client-knows-no-server', 'client/ui/backwards.ts', '../../server/time/clock.ts'],
  ['cli-is-for-the-terminal', 'server/terminal.ts', '../cli/terminal.ts'],
  ['cli-knows-no-side', 'cli/serve.ts', '../server/time/clock.ts'],
  ['cli-knows-no-side', 'cli/schema.ts', 'zod'],
  ['concrete-store-only-in-main-doctor-and-copy', 'server/classroom/disk.ts', '../store/sqlite-store.ts'],
  ['concrete-store-only-in-main-doctor-and-copy', 'server/http/disk.ts', '../store/sqlite-store.ts'],
  ['concrete-store-only-in-main-doctor-and-copy', 'server/gateway/disk.ts', '../store/sqlite-store.ts'],
  ['concrete-store-only-in-main-doctor-and-copy', 'server/classroom/far.ts', '../store/postgres-store.ts'],
  ['concrete-transport-only-in-start', 'server/gateway/gateway.ts', './websocket/transport.ts'],
  ['concrete-transport-only-in-start', 'server/main.ts', './gateway/websocket/transport.ts'],
  ['play-has-no-answers', 'client/pages/play/judge.ts', '../../../shared/judge/judge.ts'],
  ['play-has-no-answers', 'client/pages/play/match.ts', '../../../shared/match/match.ts'],
  ['play-has-no-answers', 'client/pages/play/record.ts', '../../../shared/record/record.ts'],
  ['play-has-no-answers', 'client/pages/play/step.ts', '../../../shared/tcp/step.ts'],
  ['play-reaches-no-answers', 'client/pages/play/detour.ts', '../../ui/detour.ts'],
  ['play-reaches-no-answers', 'client/pages/play/later.ts', '../../ui/later.ts'],
  ['play-reaches-no-answers', 'client/pages/play/step.ts', '../../../shared/tcp/step.ts'],
  ['play-reaches-no-answers', 'client/pages/play/host.ts', '../../../shared/host/kernel.ts'],
  ['play-reaches-no-answers', 'client/pages/play/observer.ts', '../../../shared/observer/local.ts'],
  [
    'play-reaches-no-answers',
    'client/pages/play/catalogue.ts',
    '../../../shared/scenarios/catalogue/catalogue.ts',
  ],
  ['pages-load-one-language', 'client/pages/replay/words.ts', '../../../shared/words/every-language.ts'],
  ['pages-load-one-language', 'client/pages/replay/dictionaries.ts', '../../../shared/words/dictionaries.ts'],
  ['pages-load-one-language', 'client/pages/replay/rules.ts', '../../../shared/words/xx/rules.ts'],
  ['pages-load-one-language', 'client/pages/play/own.ts', '../../i18n/xx/index.ts'],
  ['pages-load-one-language', 'client/board/own.ts', '../i18n/xx/board.ts'],
  ['pages-load-one-language', 'client/ui/texts.ts', '../../shared/scenarios/texts.ts'],
  ['pages-do-not-share', 'client/pages/teach/other-page.ts', '../replay/state.ts'],
  ['all-of-shared-has-a-floor', 'shared/attic/box.ts', '../units.ts'],
  ['all-of-shared-has-a-floor', 'shared/loose.ts', './tcp/segment.ts'],
  ['floors-of-shared-in-order', 'shared/wire/upwards.ts', '../match/match.ts'],
  ['floors-of-shared-in-order', 'shared/hosts.ts', './match/match.ts'],
  ['floors-of-shared-in-order', 'shared/hosts.ts', './units.ts'],
  ['all-of-server-has-a-floor', 'server/attic/box.ts', '../time/clock.ts'],
  ['all-of-server-has-a-floor', 'server/classroom.ts', './time/clock.ts'],
  ['floors-of-server-in-order', 'server/store/upwards.ts', '../classroom/state.ts'],
  ['floors-of-server-in-order', 'server/scenarios/folder.ts', '../classroom/state.ts'],
  ['floors-of-server-in-order', 'server/refusal.ts', './classroom/state.ts'],
  ['floors-of-server-in-order', 'server/classroom/gateway.ts', '../gateway/feed.ts'],
  ['floors-of-server-in-order', 'server/classroom/starts.ts', '../start.ts'],
  ['floors-of-server-in-order', 'server/gateway/app.ts', '../http/app.ts'],
  ['floors-of-server-in-order', 'server/http/feed.ts', '../gateway/feed.ts'],
  ['floors-of-server-in-order', 'server/start.ts', './main.ts'],
  ['all-of-client-has-a-floor', 'client/attic/box.ts', '../connection/socket.ts'],
  ['all-of-client-has-a-floor', 'client/backwards.ts', './connection/socket.ts'],
  ['floors-of-client-in-order', 'client/ui/page.ts', '../pages/replay/state.ts'],
  ['floors-of-client-in-order', 'client/storage.ts', './pages/replay/state.ts'],
  ['floors-of-client-in-order', 'client/figures/board.ts', '../board/board.ts'],
  ['packages-have-places', 'server/http/undecided.ts', 'undecided'],
  ['packages-have-places', 'server/gateway/raw.ts', 'node:http2'],
  ['packages-have-places', 'server/classroom/raw.ts', 'node:tls'],
  ['packages-in-their-places', 'shared/pcap/node.ts', 'node:fs'],
  ['packages-in-their-places', 'shared/match/ws.ts', 'ws'],
  ['packages-in-their-places', 'shared/protocol/express.ts', 'express'],
  ['packages-in-their-places', 'shared/match/zod.ts', 'zod'],
  ['packages-in-their-places', 'shared/scenarios/zod-mini.ts', 'zod/mini'],
  ['packages-in-their-places', 'client/ui/node.ts', 'node:path'],
  ['packages-in-their-places', 'server/classroom/ws.ts', 'ws'],
  ['packages-in-their-places', 'server/classroom/http.ts', 'express'],
  ['packages-in-their-places', 'server/classroom/server.ts', 'node:http'],
  ['packages-in-their-places', 'server/classroom/stream.ts', 'node:stream'],
  ['packages-in-their-places', 'server/classroom/driver.ts', 'better-sqlite3'],
  ['packages-in-their-places', 'server/classroom/database.ts', 'pg'],
  ['packages-in-their-places', 'server/store/commits.ts', 'pg'],
  ['packages-in-their-places', 'server/gateway/session.ts', 'ws'],
  ['packages-in-their-places', 'server/gateway/outbox.ts', 'node:stream'],
  ['packages-in-their-places', 'server/gateway/express.ts', 'express'],
  ['packages-in-their-places', 'server/gateway/driver.ts', 'better-sqlite3'],
  ['packages-in-their-places', 'server/http/ws.ts', 'ws'],
  ['packages-in-their-places', 'server/time/ws.ts', 'ws'],
  ['packages-in-their-places', 'server/access/ws.ts', 'ws'],
  ['packages-in-their-places', 'server/scenarios/driver.ts', 'better-sqlite3'],
  ['packages-in-their-places', 'server/store/memory-store.ts', 'better-sqlite3'],
];

const ALLOWED: [file: string, specifier: string][] = [
  ['shared/tcp/rule.ts', '../units.ts'],
  ['shared/tcp/step.ts', './rule.ts'],
  ['shared/words/xx/index.ts', '../every-language.ts'],
  ['shared/tcp/step.test.ts', './fixtures/established.ts'],
  ['shared/tcp/read.test.ts', 'node:fs'],
  ['shared/protocol/messages.ts', 'zod/mini'],
  ['shared/record/schema.ts', 'zod'],
  ['shared/wire/generator.ts', 'pure-rand'],
  ['server/classroom/class.ts', '../store/store.ts'],
  ['server/classroom/played.ts', '../scenarios/scenarios.ts'],
  ['server/gateway/websocket/origin.ts', 'ws'],
  ['server/http/request.ts', 'express'],
  ['server/store/sqlite-index.ts', 'better-sqlite3'],
  ['server/store/postgres-index.ts', 'pg'],
  ['server/classroom/chance.ts', 'node:crypto'],
  ['server/gateway/websocket/transport.ts', '../flood.ts'],
  ['cli/check.ts', '../shared/judge/judge.ts'],
  ['cli/files.ts', 'node:fs/promises'],
  ['client/pages/practice/state.ts', '../../../shared/judge/judge.ts'],
  ['client/pages/replay/view.ts', './state.ts'],
  ['client/pages/play/types-only.ts', '../../ui/typed.ts'],
  ['client/pages/play/sent.ts', '../../../shared/protocol/view.ts'],
  ['client/board/octets.ts', '../../shared/tcp/segment.ts'],
  ['client/pages/play/octets.ts', '../../board/octets.ts'],
  ['client/ui/languages.ts', '../../shared/words/languages.ts'],
  ['client/i18n/xx/index.ts', '../../../shared/words/xx/rules.ts'],
];

const OTHERS: Record<string, string> = {
  'shared/units.ts': 'export type Milliseconds = number;',
  'shared/words/every-language.ts': "import './dictionaries.ts';",
  'shared/words/languages.ts': "import './xx/language.ts';",
  'shared/words/dictionaries.ts': "import './xx/rules.ts';",
  'shared/words/xx/language.ts': '',
  'shared/tcp/segment.ts': "import '../units.ts';",
  'shared/tcp/step.ts': "import './segment.ts';",
  'shared/host/kernel.ts': "import '../units.ts';",
  'shared/observer/local.ts': "import '../units.ts';",
  'shared/scenarios/catalogue/catalogue.ts': "import '../../units.ts';",
  'shared/scenarios/texts.ts': "import '../words/xx/rules.ts';",
  'shared/protocol/view.ts': "import '../units.ts';",
  'shared/host/cycle-b.ts': "import './cycle-a.ts';",
  'shared/tcp/fixtures/established.ts': 'export const established = 1;',
  'shared/judge/judge.ts': "import '../units.ts';\nexport type Verdict = string;\nexport const judge = 1;",
  'shared/match/match.ts': "import '../units.ts';",
  'shared/record/record.ts': "import '../units.ts';",
  'server/time/clock.ts': "import '../../shared/units.ts';",
  'server/store/store.ts': "import '../time/clock.ts';",
  'server/gateway/flood.ts': "import '../time/clock.ts';",
  'server/gateway/feed.ts': "import '../time/clock.ts';",
  'server/http/app.ts': "import '../time/clock.ts';",
  'server/store/sqlite-store.ts': "import './store.ts';",
  'server/store/postgres-store.ts': "import './store.ts';",
  'server/store/store.contract.ts': "import 'vitest';",
  'server/scenarios/scenarios.ts': "import '../store/store.ts';",
  'server/classroom/state.ts': "import '../time/clock.ts';",
  'cli/terminal.ts': "import '../shared/units.ts';",
  'client/connection/socket.ts': "import '../../shared/units.ts';",
  'client/pages/replay/state.ts': "import '../../connection/socket.ts';",
  'client/board/board.ts': "import '../connection/socket.ts';",
  'client/ui/detour.ts': "export { judge } from '../../shared/judge/judge.ts';",
  'client/ui/later.ts': "import('../../shared/judge/judge.ts');",
  'client/i18n/xx/board.ts': "import '../dictionary.ts';",
  'client/i18n/dictionary.ts': "import '../../shared/words/languages.ts';",
  'client/ui/typed.ts': "export type { Verdict } from '../../shared/judge/judge.ts';",
};

const DEPENDENCIES = ['ws', 'express', 'zod', 'pure-rand', 'better-sqlite3', 'pg', 'undecided'];
const DEV_DEPENDENCIES = ['vitest', 'tinybench'];

function plant(dir: string): void {
  const files = { ...OTHERS };
  for (const [, file, specifier] of REFUSED) files[file] = specifier && `import '${specifier}';`;
  for (const [file, specifier] of ALLOWED) files[file] = `import '${specifier}';`;
  const versions = (names: string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  files['package.json'] = JSON.stringify({
    type: 'module',
    dependencies: versions(DEPENDENCIES),
    devDependencies: versions(DEV_DEPENDENCIES),
  });
  for (const name of [...DEPENDENCIES, ...DEV_DEPENDENCIES, 'stranger']) {
    files[`node_modules/${name}/package.json`] = JSON.stringify({ name, version: '1.0.0', main: 'index.js' });
    files[`node_modules/${name}/index.js`] = '';
  }
  files['node_modules/zod/mini.js'] = '';
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  }
}

describe('the imports that must not exist', () => {
  const dir = mkdtempSync(join(tmpdir(), 'layers-'));
  let result: Awaited<ReturnType<typeof checkLayers>>;

  beforeAll(async () => {
    plant(dir);
    result = await checkLayers(dir);
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  it.each(REFUSED)('%s refuses %s → %s', (rule, file) => {
    expect(
      result.violations.filter(({ from }) => from === file).map((violation) => violation.rule),
    ).toContain(rule);
  });

  it.each(ALLOWED)('%s → %s is allowed', (file) => {
    expect(result.violations.filter(({ from }) => from === file)).toEqual([]);
  });

  it('every rule of the configuration is proved above', () => {
    expect(new Set(REFUSED.map(([rule]) => rule))).toEqual(new Set(rules.keys()));
  });

  it('every source file was examined', () => {
    expect(result.files.length).toBeGreaterThan(REFUSED.length);
    expect(result.unseen).toEqual([]);
  });
});

/** The patterns without alternatives that together say the same: `^a/(b|c)/` is `^a/b/` and `^a/c/`. */
function alternatives(pattern: string): string[] {
  const group = /\(([^()]*\|[^()]*)\)/.exec(pattern);
  if (group === null) return pattern.split('|');
  const [whole, choice = ''] = group;
  const all = choice.split('|').flatMap((one) => alternatives(pattern.replace(whole, () => one)));
  return [...new Set(all)];
}

describe('what a rule names', () => {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folders = ['e2e', 'bench', 'scripts', 'verify', 'docs'];
  const imported = sourceFiles(root).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import) '([^']+)'/g)].map(
      ([, path = '']) => path,
    ),
  );
  const there = [
    ...sourceFiles(root),
    ...folders.flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`)),
    ...imported,
    ...Object.keys({ ...dependencies, ...optionalDependencies }).map((name) => `node_modules/${name}/`),
    ...builtinModules,
  ];

  it('exists', () => {
    const gone = [...new Set(patterns.flatMap(alternatives))].filter((one) => {
      // What was matched before may be any name.
      const path = new RegExp(one.replaceAll('$1', '[^/]+'));
      return !there.some((name) => path.test(name));
    });
    expect(gone).toEqual([]);
  });

  it('is every package that ships', () => {
    const unplaced = Object.keys(dependencies).filter(
      (name) => !patterns.some((pattern) => new RegExp(pattern).test(`node_modules/${name}/`)),
    );
    expect(unplaced).toEqual([]);
  });

  it('is looked for one by one', () => {
    expect(alternatives('^server/(http|(a|b)-api)/|^x$').sort()).toEqual(
      ['^server/a-api/', '^server/b-api/', '^server/http/', '^x$'].sort(),
    );
  });
});
