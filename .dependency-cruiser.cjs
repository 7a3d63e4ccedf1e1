// The imports that must not exist. scripts/layers.mjs runs this, and scripts/layers.test.ts proves that every rule
// refuses what it is there to refuse. .dependency-cruiser.shipped.cjs looks at the same files with types erased.

const LAYERS = '^(shared|server|cli|client)/';
/** What exists for tests only: tests, fixtures, contract suites and test helpers. */
const TESTS = '\\.(test|contract)\\.tsx?$|(^|/)contract\\.ts$|(^|/)(fixtures|testing)/';
const npm = (/** @type {string} */ names) => `node_modules/(@types/)?(${names})/`;

/** The folders of a side, from the ground up: each may import from those before it and from the files beside them. */
const FLOORS = {
  shared: [
    'words',
    'tcp',
    'wire',
    'host',
    'judge',
    'scenarios',
    'match',
    'pcap',
    'observer',
    'capture',
    'scenario-files',
    'record',
    'protocol',
  ],
  server: ['time', 'operations', 'access', 'store', 'scenarios', 'classroom', 'http', 'gateway'],
  client: ['i18n', 'ui', 'connection', 'figures', 'crowd', 'board', 'timeline', 'pages'],
};

const floors = Object.entries(FLOORS).flatMap(([side, folders]) => [
  {
    name: `folders-of-${side}-are-known`,
    comment: `Where does it stand? Give the folder its place in FLOORS.${side}.`,
    from: { path: `^${side}/[^/]+/`, pathNot: [`^${side}/(${folders.join('|')}|styles|public)/`, TESTS] },
    to: {},
  },
  ...folders.slice(0, -1).map((folder, i) => ({
    name: `folders-of-${side}-in-order`,
    comment: 'A folder knows only what lies below it, so that each can be read without those above.',
    from: { path: `^${side}/${folder}/`, pathNot: TESTS },
    to: { path: `^${side}/(${folders.slice(i + 1).join('|')})/`, pathNot: TESTS },
  })),
]);

const NPM_TYPES = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];

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
    // vite.words.ts makes the latter, and refuses what it cannot.
    to: { couldNotResolve: true, pathNot: ['\\?(raw|url|worker)$', '^virtual:words/'] },
  },
  {
    name: 'no-orphans',
    comment: 'Nothing imports it and it imports nothing: forgotten.',
    from: { orphan: true, path: LAYERS, pathNot: ['\\.d\\.ts$', TESTS] },
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
    name: 'shared-has-no-node',
    comment: 'shared/ runs in a browser, too.',
    from: { path: '^shared/', pathNot: TESTS },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'shared-has-few-packages',
    comment:
      'The rules of the game depend on nothing but a random generator and, at its edge, a schema library.',
    from: { path: '^shared/', pathNot: TESTS },
    to: { dependencyTypes: NPM_TYPES, pathNot: npm('pure-rand|zod') },
  },
  {
    name: 'shared-checks-messages-at-its-edge',
    comment:
      'What comes from outside is checked once, in protocol, record, capture and scenario-files; inside, types are believed.',
    from: { path: '^shared/', pathNot: ['^shared/(protocol|record|capture|scenario-files)/', TESTS] },
    to: { path: npm('zod') },
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
    name: 'pages-load-one-language',
    comment:
      'The sentences of all languages are for those who answer everybody: the server, the terminal, the documents.',
    from: { path: '^client/', pathNot: TESTS },
    to: {
      path: '^shared/words/(dictionaries|every-language|scenario-dictionaries|every-scenario-language)\\.ts$',
    },
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
    to: { pathNot: ['^(cli|shared)/', '^(node:)?[a-z/]+$'] },
  },
  {
    name: 'client-has-no-node',
    from: { path: '^client/', pathNot: TESTS },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'classroom-knows-no-transport',
    comment: 'The class is tested without a network: sockets and requests end in the gateway.',
    from: { path: '^server/classroom([./-])', pathNot: TESTS },
    to: {
      path: [npm('ws|express'), '^(node:)?(http|https|net)$', '^server/(gateway|http|teacher-api)([./-])'],
    },
  },
  {
    name: 'classroom-knows-no-concrete-store',
    comment: 'Only the interface: a replicated store must be able to take the place of the file.',
    from: { path: '^server/classroom([./-])', pathNot: TESTS },
    to: { path: [npm('better-sqlite3'), '^server/store/'], pathNot: '^server/store/(store|journal)\\.ts$' },
  },
  {
    name: 'sessions-know-no-transport',
    comment:
      'They know a Connection: what carries it lies in a folder of its own, so that there can be another.',
    from: { path: '^server/gateway/[^/]+$', pathNot: TESTS },
    to: { path: [npm('ws'), '^(node:)?(http|https|net|stream|tls)$', '^server/gateway/[^/]+/'] },
  },
  {
    name: 'play-has-no-answers',
    comment:
      'The answers stay on the server. (practice and replay are alone with the rulebook and may have them.)',
    from: { path: '^client/pages/play/', pathNot: TESTS },
    to: { path: '^shared/(judge|match|record)/' },
  },
  {
    name: 'pages-do-not-share',
    comment: 'What two pages need lies beside client/pages.',
    from: { path: '^client/pages/([^/]+)/' },
    to: { path: '^client/pages/', pathNot: '^client/pages/$1/' },
  },
  ...floors,
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
