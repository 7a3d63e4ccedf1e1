/** What a kernel counts, by the names under which `nstat` prints it. */
export const COUNTERS = [
  'TcpActiveOpens',
  'TcpPassiveOpens',
  'TcpRetransSegs',
  'TcpOutRsts',
  'TcpEstabResets',
  'TcpExtEmbryonicRsts',
  'TcpExtSyncookiesSent',
  'TcpExtSyncookiesRecv',
  'TcpExtSyncookiesFailed',
  'TcpExtTCPReqQFullDoCookies',
  'TcpExtTCPReqQFullDrop',
  'TcpExtListenOverflows',
  'TcpExtListenDrops',
  'TcpExtTW',
  'TcpExtTWRecycled',
  'TcpExtTCPKeepAlive',
] as const;
export type Counter = (typeof COUNTERS)[number];

/** Those that are not 0. */
export type Counters = { readonly [counter in Counter]?: number };

/** What a system writes down: the kernel into its log, the application into its own. */
export interface Message {
  readonly at: number;
  readonly from: 'kernel' | 'application';
  /** As it stands in the log; never translated. */
  readonly text: string;
}
