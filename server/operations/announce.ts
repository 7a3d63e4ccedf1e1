/** What the operator reads when the server has started: the addresses to open, and the teacher's link. */
import type { ClassAddress } from '../../shared/protocol/http.ts';
import { classAddresses, isEverywhere, isLoopback, type Reached, urlOf } from './addresses.ts';

export interface Announced extends Reached {
  readonly teacherSecret: string | null;
  /** The teacher chose the secret: it is not printed. */
  readonly secretIsChosen: boolean;
}

/** What is said of an address that is not the first to be tried. */
const NOTES = {
  tunnel: 'a tunnel',
  virtual: 'inside this computer',
  'link-local': 'without a router',
} as const;

/** As it is typed. */
const bare = (url: string): string => url.replace(/\/$/, '');

const noted = ({ url, kind, network }: ClassAddress): string => {
  const note = Object.hasOwn(NOTES, kind) ? NOTES[kind as keyof typeof NOTES] : null;
  return note === null ? bare(url) : `${bare(url)}  (${network}: ${note})`;
};

export function announcement(announced: Announced): string {
  const { host, port, publicUrl, teacherSecret, secretIsChosen } = announced;
  const here = urlOf(host === null || isEverywhere(host) || isLoopback(host) ? 'localhost' : host, port);
  const teacher = publicUrl?.href ?? here;
  const secret = secretIsChosen || teacherSecret === null ? '' : `#secret=${teacherSecret}`;
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['This machine', [bare(here)]],
    ['The class', classAddresses(announced).map(noted)],
    [
      secretIsChosen ? 'Teacher (with TEACHER_SECRET)' : 'Teacher (for one device)',
      [`${teacher}teach${secret}`],
    ],
  ];
  const shown = rows.filter(([, urls]) => urls.length > 0);
  const width = Math.max(...shown.map(([title]) => title.length)) + 2;
  const lines = shown.flatMap(([title, urls]) =>
    urls.map((address, i) => `  ${(i === 0 ? title : '').padEnd(width)}${address}`),
  );
  return ['', '2MSL is running.', '', ...lines, '', 'Ctrl-C ends it; nothing is lost.', ''].join('\n');
}
