/**
 * Tests of the imports that must not exist: each rule refuses the one it was written against.
 * A rule that nothing can break is no rule.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLayers, rules } from './layers.mjs';

// [rule, file, what it imports]
const REFUSED: [rule: string, file: string, specifier: string][] = [
  ['no-cycles', 'shared/host/cycle-a.ts', './cycle-b.ts'],
  ['no-unresolvable', 'shared/host/lost.ts', './nowhere.ts'],
  ['no-orphans', 'shared/host/orphan.ts', ''],
  ['production-has-no-dev-dependencies', 'server/dev.ts', 'tinybench'],
  ['production-has-no-dev-dependencies', 'server/undeclared.ts', 'stranger'],
  ['production-knows-no-tests', 'server/fixture.ts', '../shared/tcp/fixtures/established.ts'],
  ['production-knows-no-tests', 'server/helper.ts', './store/contract.ts'],
  ['shared-knows-no-side', 'shared/wire/to-server.ts', '../../server/time/clock.ts'],
  ['shared-knows-no-side', 'shared/wire/to-client.ts', '../../client/connection/socket.ts'],
  ['shared-has-no-node', 'shared/pcap/node.ts', 'node:fs'],
  ['shared-has-few-packages', 'shared/match/ws.ts', 'ws'],
  ['shared-has-few-packages', 'shared/protocol/express.ts', 'express'],
  ['shared-checks-messages-at-its-edge', 'shared/match/zod.ts', 'zod'],
  ['shared-checks-messages-at-its-edge', 'shared/scenarios/zod-mini.ts', 'zod/mini'],
  ['tcp-stands-alone', 'shared/tcp/judged.ts', '../judge/judge.ts'],
  ['tcp-stands-alone', 'shared/tcp/random.ts', 'pure-rand'],
  ['words-stand-alone', 'shared/words/xx/rules.ts', '../../units.ts'],
  ['pages-load-one-language', 'client/pages/replay/words.ts', '../../../shared/words/every-language.ts'],
  ['server-knows-no-client', 'server/page.ts', '../client/connection/socket.ts'],
  ['client-knows-no-server', 'client/backwards.ts', '../server/time/clock.ts'],
  ['cli-is-for-the-terminal', 'server/terminal.ts', '../cli/terminal.ts'],
  ['cli-knows-no-side', 'cli/serve.ts', '../server/time/clock.ts'],
  ['cli-knows-no-side', 'cli/schema.ts', 'zod'],
  ['client-has-no-node', 'client/node.ts', 'node:path'],
  ['classroom-knows-no-transport', 'server/classroom.ts', 'ws'],
  ['classroom-knows-no-transport', 'server/classroom/http.ts', 'express'],
  ['classroom-knows-no-transport', 'server/classroom/raw.ts', 'node:http'],
  ['classroom-knows-no-transport', 'server/classroom/gateway.ts', '../gateway/session.ts'],
  ['classroom-knows-no-concrete-store', 'server/classroom/disk.ts', '../store/sqlite.ts'],
  ['classroom-knows-no-concrete-store', 'server/classroom/driver.ts', 'better-sqlite3'],
  ['sessions-know-no-transport', 'server/gateway/session.ts', 'ws'],
  ['sessions-know-no-transport', 'server/gateway/outbox.ts', 'node:stream'],
  ['sessions-know-no-transport', 'server/gateway/gateway.ts', './websocket/transport.ts'],
  ['play-has-no-answers', 'client/pages/play/judge.ts', '../../../shared/judge/judge.ts'],
  ['play-has-no-answers', 'client/pages/play/match.ts', '../../../shared/match/match.ts'],
  ['play-has-no-answers', 'client/pages/play/record.ts', '../../../shared/record/record.ts'],
  ['play-reaches-no-answers', 'client/pages/play/detour.ts', '../../ui/detour.ts'],
  ['pages-do-not-share', 'client/pages/teach/other-page.ts', '../replay/state.ts'],
  ['folders-of-shared-are-known', 'shared/attic/box.ts', '../units.ts'],
  ['folders-of-shared-in-order', 'shared/wire/upwards.ts', '../match/match.ts'],
  ['folders-of-server-are-known', 'server/attic/box.ts', '../time/clock.ts'],
  ['folders-of-server-in-order', 'server/store/upwards.ts', '../classroom/state.ts'],
  ['folders-of-server-in-order', 'server/scenarios/folder.ts', '../classroom/state.ts'],
  ['folders-of-client-are-known', 'client/attic/box.ts', '../connection/socket.ts'],
  ['folders-of-client-in-order', 'client/ui/page.ts', '../pages/replay/state.ts'],
  ['folders-of-client-in-order', 'client/figures/board.ts', '../board/board.ts'],
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
  ['server/gateway/websocket/transport.ts', '../flood.ts'],
  ['cli/check.ts', '../shared/judge/judge.ts'],
  ['cli/files.ts', 'node:fs/promises'],
  ['client/pages/practice/state.ts', '../../../shared/judge/judge.ts'],
  ['client/pages/replay/view.ts', './state.ts'],
  ['client/pages/play/types-only.ts', '../../ui/typed.ts'],
];

const OTHERS: Record<string, string> = {
  'shared/units.ts': 'export type Milliseconds = number;',
  'shared/words/every-language.ts': 'export const wordsOf = 1;',
  'shared/host/cycle-b.ts': "import './cycle-a.ts';",
  'shared/tcp/fixtures/established.ts': 'export const established = 1;',
  'shared/judge/judge.ts': "import '../units.ts';\nexport type Verdict = string;\nexport const judge = 1;",
  'shared/match/match.ts': "import '../units.ts';",
  'shared/record/record.ts': "import '../units.ts';",
  'server/time/clock.ts': "import '../../shared/units.ts';",
  'server/store/store.ts': "import '../time/clock.ts';",
  'server/gateway/flood.ts': "import '../time/clock.ts';",
  'server/store/sqlite.ts': "import './store.ts';",
  'server/store/contract.ts': "import 'vitest';",
  'server/scenarios/scenarios.ts': "import '../store/store.ts';",
  'server/classroom/state.ts': "import '../time/clock.ts';",
  'cli/terminal.ts': "import '../shared/units.ts';",
  'client/connection/socket.ts': "import '../../shared/units.ts';",
  'client/pages/replay/state.ts': "import '../../connection/socket.ts';",
  'client/board/board.ts': "import '../connection/socket.ts';",
  'client/ui/detour.ts': "export { judge } from '../../shared/judge/judge.ts';",
  'client/ui/typed.ts': "export type { Verdict } from '../../shared/judge/judge.ts';",
};

const DEPENDENCIES = ['ws', 'express', 'zod', 'pure-rand', 'better-sqlite3'];
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
