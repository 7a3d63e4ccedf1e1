/** What the operator reads when the server has started: the addresses to open, and the teacher's link. */
import type { NetworkInterfaceInfo } from 'node:os';

/** How the server can be reached. */
export interface Reached {
  readonly host: string;
  readonly port: number;
  readonly publicOrigin: string | null;
  readonly interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;
}

export interface Announced extends Reached {
  readonly teacherSecret: string | null;
  /** The teacher chose the secret: it is not printed. */
  readonly secretIsChosen: boolean;
}

const EVERY_INTERFACE = ['0.0.0.0', '::'];
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/** Addresses in the local network that lead here. */
function lanAddresses({ host, interfaces }: Reached): readonly string[] {
  if (LOOPBACK.includes(host)) return [];
  if (!EVERY_INTERFACE.includes(host)) return [host];
  return Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}

const urlOf = (name: string, port: number): string =>
  `http://${name.includes(':') ? `[${name}]` : name}:${port}`;

/** Origins that the class can open: the one before a proxy, else the local network's. */
export function classOrigins(reached: Reached): readonly string[] {
  const { publicOrigin, port } = reached;
  return publicOrigin ? [publicOrigin] : lanAddresses(reached).map((name) => urlOf(name, port));
}

export function announcement(announced: Announced): string {
  const { host, port, publicOrigin, teacherSecret, secretIsChosen } = announced;
  const url = (name: string): string => urlOf(name, port);
  const here = EVERY_INTERFACE.includes(host) || LOOPBACK.includes(host) ? url('localhost') : url(host);
  const teacher = publicOrigin ?? here;
  const secret = secretIsChosen || teacherSecret === null ? '' : `#secret=${teacherSecret}`;
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['This machine', [here]],
    ['The class', classOrigins(announced)],
    [
      secretIsChosen ? 'Teacher (with TEACHER_SECRET)' : 'Teacher (for one device)',
      [`${teacher}/teach${secret}`],
    ],
  ];
  const shown = rows.filter(([, urls]) => urls.length > 0);
  const width = Math.max(...shown.map(([title]) => title.length)) + 2;
  const lines = shown.flatMap(([title, urls]) =>
    urls.map((address, i) => `  ${(i === 0 ? title : '').padEnd(width)}${address}`),
  );
  return ['', '2MSL is running.', '', ...lines, '', 'Ctrl-C ends it; nothing is lost.', ''].join('\n');
}
