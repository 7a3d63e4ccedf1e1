// The imports that must not exist. scripts/layers.mjs runs this, and scripts/layers.test.ts proves that every rule
// refuses what it is there to refuse. .dependency-cruiser.shipped.cjs looks at the same files with types erased.

const LAYERS = '^(shared|server|cli|client)/';
/** What exists for tests only: tests, fixtures, contract suites and test helpers. */
const TESTS = '\\.(test|contract)\\.tsx?$|/(fixtures|testing)/';

/**
 * The folders of a side, and the files beside them, from the ground up: each may import from those before it.
 * Those of one floor do not know each other.
 */
const FLOORS = {
  shared: [
    ['hosts.ts', 'units.ts'],
    ...['words', 'tcp', 'wire', 'host', 'judge', 'scenarios', 'match', 'pcap'],
    ...[
      'observer',
      'capture',
      'scenario-files',
      'lesson-plans',
      'record',
      'positions',
      'protocol',
      'rehearsal',
    ],
  ],
  server: [
    ...[
      'refusal.ts',
      'time',
      'operations',
      'access',
      'store',
      'relay',
      'scenarios',
      'classroom',
      ['http', 'gateway'],
    ],
    ...['start.ts', 'worker.ts', 'doctor.ts', 'copy.ts', 'nodes.ts', 'main.ts'],
  ],
  client: [
    ['base.ts', 'storage.ts', 'practised.ts', 'retry-import.ts'],
    ...[
      'i18n',
      'ui',
      'offline',
      'connection',
      'figures',
      'crowd',
      'board',
      'coach',
      'questions',
      'network',
      'in-class',
      'timeline',
      'pages',
    ],
  ],
};

/** Who may import which packages and which of Node's modules: each only in these places. */
const PLACES = {
  'pure-rand': ['shared/wire/'],
  // What comes from outside is checked once, at the edge; inside, types are believed.
  zod: ['shared/(protocol|record|capture|scenario-files|lesson-plans)/', 'server/'],
  'preact|@preact/signals|@preact/signals-core': ['client/'],
  uqr: ['client/ui/'],
  ws: ['server/gateway/websocket/'],
  'express|helmet|compression|sirv': ['server/http/'],
  'better-sqlite3': ['server/store/sqlite-'],
  pg: ['server/store/postgres-'],
  'pino|prom-client': ['server/operations/'],
  nanoid: ['server/access/'],
  yaml: ['server/scenarios/'],
  'node:(http|net|stream)': [
    'server/(http|relay|gateway/[^/]+)/',
    'server/gateway/origin\\.ts$',
    'server/operations/(trusted-proxies|control|hosts|network)\\.ts$',
    'server/start\\.ts$',
    'cli/',
  ],
  'node:https': ['server/relay/'],
  'node:(fs|fs/promises|path)': [
    'server/(http|scenarios|operations)/',
    'server/store/sqlite-',
    'server/(main|doctor)\\.ts$',
    'cli/',
  ],
  'node:worker_threads': ['server/operations/', 'server/worker\\.ts$'],
  'node:os': ['server/operations/', 'server/(start|main)\\.ts$'],
  'node:(dgram|child_process)': ['server/operations/'],
  'node:crypto': ['server/'],
  'node:(zlib|v8)': ['cli/'],
  'node:url': ['server/main\\.ts$'],
  'node:util': ['cli/', 'server/operations/', 'server/(doctor|copy|nodes)\\.ts$'],
};

const isFile = (/** @type {string} */ name) => name.endsWith('.ts');
/** Matches the files of these folders, and these files. */
const within = (/** @type {string} */ side, /** @type {string[]} */ names) => {
  const folders = names.filter((name) => !isFile(name));
  const files = names.filter(isFile).map((name) => name.replace('.', '\\.'));
  return [
    ...(folders.length > 0 ? [`^${side}/(${folders.join('|')})/`] : []),
    ...(files.length > 0 ? [`^${side}/(${files.join('|')})$`] : []),
  ];
};

/** Each name of a side, and what it must not import: those beside it and those above. */
const orders = (/** @type {(string | string[])[]} */ levels) =>
  levels.flatMap((level, i) =>
    [level].flat().map((name) => {
      const strange = levels.slice(i).flat();
      return { name, strange: strange.filter((other) => other !== name) };
    }),
  );

const floors = Object.entries(FLOORS).flatMap(([side, levels]) => [
  {
    name: `all-of-${side}-has-a-floor`,
    comment: `Where does it stand? Give it its place in FLOORS.${side}.`,
    from: { path: `^${side}/`, pathNot: [...within(side, levels.flat()), TESTS] },
    to: {},
  },
  ...orders(levels)
    .filter(({ strange }) => strange.length > 0)
    .map(({ name, strange }) => ({
      name: `floors-of-${side}-in-order`,
      comment: 'A folder knows only what lies below it, so that each can be read without those above.',
      from: { path: within(side, [name]), pathNot: TESTS },
      to: { path: within(side, strange), pathNot: TESTS },
    })),
]);

const NPM_TYPES = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];
const outside = (/** @type {string} */ names) =>
  names.startsWith('node:')
    ? `^(node:)?${names.slice('node:'.length)}$`
    : `node_modules/(@types/)?(${names})/`;

const places = [
  {
    name: 'packages-have-places',
    comment: 'Who may import it, and who need not know? Give it its place in PLACES.',
    from: { path: LAYERS, pathNot: TESTS },
    to: { dependencyTypes: ['core', ...NPM_TYPES], pathNot: Object.keys(PLACES).map(outside) },
  },
  ...Object.entries(PLACES).map(([names, paths]) => ({
    name: 'packages-in-their-places',
    comment: 'PLACES says where it is imported: what stands there hides it from all others.',
    from: { path: LAYERS, pathNot: [...paths.map((path) => `^${path}`), TESTS] },
    to: { path: outside(names) },
  })),
];

const forbidden = [
  {
    name: 'no-cycles',
    comment: 'Two files that need each other are one file, or need a third.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-unresolvable',
    comment: 'An import that this tool cannot follow is one that no rule here can judge.',
    from: {},
    // vite.words.ts makes these, and refuses what it cannot.
    to: { couldNotResolve: true, pathNot: '^virtual:words/' },
  },
  {
    name: 'no-orphans',
    comment: 'Nothing imports it and it imports nothing: forgotten.',
    // The service worker is read by vite.offline.ts.
    from: { orphan: true, path: LAYERS, pathNot: ['\\.d\\.ts$', '^client/offline/worker\\.ts$', TESTS] },
    to: {},
  },
  {
    name: 'production-has-no-dev-dependencies',
    comment: 'They are not there when only dependencies are installed.',
    from: { path: LAYERS, pathNot: TESTS },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'production-knows-no-tests',
    comment: 'Fixtures and test helpers must not ship.',
    from: { path: LAYERS, pathNot: TESTS },
    to: { path: [TESTS, '^(e2e|bench|scripts|verify|docs)/'] },
  },
  {
    name: 'shared-knows-no-side',
    comment: 'shared/ runs alike on server and in browser.',
    from: { path: '^shared/' },
    to: { path: '^(server|cli|client)/' },
  },
  {
    name: 'tcp-stands-alone',
    comment: 'The rulebook is RFC 9293 and nothing else; of the ground it knows the units.',
    from: { path: '^shared/tcp/', pathNot: TESTS },
    to: { pathNot: ['^shared/tcp/', '^shared/units\\.ts$'] },
  },
  {
    name: 'words-stand-alone',
    comment:
      'A translator needs nothing but the sentences: who knows an id says it to the words, not they to him.',
    from: { path: '^shared/words/', pathNot: TESTS },
    to: { pathNot: '^shared/words/' },
  },
  {
    name: 'server-knows-no-client',
    from: { path: '^server/' },
    to: { path: '^client/' },
  },
  {
    name: 'client-knows-no-server',
    from: { path: '^client/' },
    to: { path: '^server/' },
  },
  {
    name: 'cli-is-for-the-terminal',
    comment: 'What a page or the server needs as well lies in shared/.',
    from: { path: '^(server|client)/' },
    to: { path: '^cli/' },
  },
  {
    name: 'cli-knows-no-side',
    comment: 'It must start without a server, a browser or a package.',
    from: { path: '^cli/', pathNot: TESTS },
    to: { pathNot: ['^(cli|shared)/', '^(node:)?[a-z0-9/]+$'] },
  },
  {
    name: 'concrete-store-only-in-main-doctor-and-copy',
    comment: 'All others know the interface: a replicated store must be able to take the place of the file.',
    from: { path: '^server/', pathNot: ['^server/(store/|(main|doctor|copy|nodes)\\.ts$)', TESTS] },
    to: { path: '^server/store/', pathNot: '^server/store/(store|journal)\\.ts$' },
  },
  {
    name: 'concrete-transport-only-in-start',
    comment:
      'Sessions know a Connection: what carries it lies in a folder of its own, so that there can be another.',
    from: { path: '^server/', pathNot: ['^server/gateway/[^/]+/', '^server/start\\.ts$', TESTS] },
    to: { path: '^server/gateway/[^/]+/' },
  },
  {
    name: 'play-has-no-answers',
    comment:
      'It knows what is sent, and nothing that could answer. ' +
      '(practice and replay are alone with the rulebook and may have it.)',
    from: { path: '^client/pages/play/', pathNot: TESTS },
    to: { path: '^shared/', pathNot: '^shared/(protocol/|hosts\\.ts$|units\\.ts$)' },
  },
  {
    name: 'pages-do-not-share',
    comment: 'What two pages need lies beside client/pages.',
    from: { path: '^client/pages/([^/]+)/' },
    to: { path: '^client/pages/', pathNot: '^client/pages/$1/' },
  },
  ...floors,
  ...places,
];

module.exports = {
  forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['import', 'types', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
