/** The bundles of client/i18n/bundles.ts, as vite.words.ts makes them. */
declare module 'virtual:words/*' {
  const bundle: import('./loading.ts').Bundle;
  export default bundle;
}
