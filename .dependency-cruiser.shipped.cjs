// What must not reach the browser, over however many files. Types are erased before we look: they never ship, so they
// leak nothing. (.dependency-cruiser.cjs judges every import as it is written.)

module.exports = {
  forbidden: [
    {
      name: 'play-reaches-no-answers',
      severity: 'error',
      comment:
        'A detour over another file would put the answers into the page just the same. ' +
        'Constants that both sides need belong into shared/tcp or shared/protocol.',
      from: { path: '^client/pages/play/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^shared/(judge|match|record)/', reachable: true },
    },
  ],
  options: {
    ...require('./.dependency-cruiser.cjs').options,
    tsPreCompilationDeps: false,
  },
};
