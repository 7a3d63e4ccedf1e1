// What must not reach the browser, over however many files. Imports of types are not followed: they never ship, so they
// leak nothing. (.dependency-cruiser.cjs judges every import as it is written; scripts/layers.mjs follows these.)

const TESTS = '\\.test\\.tsx?$|/(fixtures|testing)/';

module.exports = {
  forbidden: [
    {
      name: 'play-reaches-no-answers',
      severity: 'error',
      comment:
        'A detour over another file would put the answers into the page just the same. What both sides need of a ' +
        'host or of TCP, and tells nothing of what is right, is listed here.',
      from: { path: '^client/pages/play/', pathNot: TESTS },
      to: {
        path: '^shared/',
        pathNot: [
          '^shared/(hosts|units)\\.ts$',
          '^shared/(protocol|words)/',
          '^shared/wire/orders\\.ts$',
          '^shared/tcp/(seq|segment|state|tcb)\\.ts$',
          '^shared/host/(address|connection|control-prose|controls|counters|socket-timer|table)\\.ts$',
          '^shared/host/controls/',
        ],
      },
    },
    {
      name: 'pages-load-one-language',
      severity: 'error',
      comment:
        'Sentences are fetched as virtual:words/…, in the language of the page. ' +
        'Those of all languages are for who answers everybody: the server, the terminal, the documents.',
      from: { path: '^client/', pathNot: ['^client/i18n/[^/]+/', TESTS] },
      to: {
        path: '^(shared/words|client/i18n)/[^/]+/',
        pathNot: ['^shared/words/[^/]+/language\\.ts$', TESTS],
      },
    },
  ],
};
