/** What our pages and comments name: files and folders of the repository, and places in pages. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
/** Endings of what we write. A record or a capture that a comment mentions is an example. */
const OURS = '(?:tsx?|[cm]js|css|html|md)';
const SOURCE = /\.(?:tsx?|[cm]js|css)$/;

export interface Repository {
  readonly files: readonly string[];
  readonly read: (file: string) => string;
}

/** What is committed or about to be. */
export function thisRepository(): Repository {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return {
    files: listed.split('\n').filter((file) => file !== '' && existsSync(join(ROOT, file))),
    read: (file) => readFileSync(join(ROOT, file), 'utf8').replaceAll('\r\n', '\n'),
  };
}

/** The text of the comments of a source file, line by line: [line, text]. */
export function comments(source: string): readonly (readonly [number, string])[] {
  const found: [number, string][] = [];
  let inBlock = false;
  for (const [i, line] of source.split('\n').entries()) {
    const begin: number = inBlock ? 0 : line.search(/(?:^|\s)(?:\/\/|\/\*)/);
    if (begin < 0) continue;
    found.push([i + 1, line.slice(begin)]);
    if (inBlock || /\/\*/.test(line)) inBlock = !line.slice(begin).includes('*/');
  }
  return found;
}

/** A name as a pattern: `<language>` and `*` stand for any one part of a path. */
function pattern(name: string): string {
  return name
    .split(/<[^>]+>|\*/)
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]+');
}

/** Whether a file, the end of a file's path, a folder, or a decision by its number is named. */
function exists(files: readonly string[], name: string): boolean {
  const path = pattern(name.replace(/\/$/, ''));
  const wanted = new RegExp(name.startsWith('docs/adr/0') ? `^${path}` : `(^|/)${path}$|^${path}/`);
  return files.some((file) => wanted.test(file));
}

/** Pages that were read once beside the code and are not in the repository. */
const ELSEWHERE = /(?<![\w/])(?:DESIGN|STYLE|STACK|GAME|RULES|UI)(?=[:,;)]|\.md\b| says)/g;

/** What the comments of all sources name and what does not exist: `file:line: name`. */
export function missingInComments({ files, read }: Repository): readonly string[] {
  const folders = [...new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0]))];
  const names = new RegExp(
    `(?<![\\w/.@*-])(?:[\\w.-]+/)*[\\w.-]+\\.${OURS}\\b|(?<![\\w/.@*-])(?:${folders.join('|')})/[\\w./-]*\\w`,
    'g',
  );
  return files
    .filter((file) => SOURCE.test(file))
    .flatMap((file) =>
      comments(read(file)).flatMap(([line, text]) =>
        [
          ...[...text.matchAll(names)].map(([name]) => name).filter((name) => !exists(files, name)),
          ...[...text.matchAll(ELSEWHERE)].map(([name]) => name),
        ].map((name) => `${file}:${line}: ${name}`),
      ),
    );
}

/** GitHub's name for a heading. */
const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

function anchors(page: string): ReadonlySet<string> {
  return new Set([
    ...[...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slug(heading)),
    ...[...page.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id),
  ]);
}

/** What our pages name (as code) or link to and what does not exist: `page: name`. */
export function missingInPages({ files, read }: Repository): readonly string[] {
  const tops = [...new Set(files.map((file) => file.split('/')[0] ?? ''))];
  const isPath = (span: string) =>
    /^[\w.*<>/-]+$/.test(span) &&
    (tops.some((top) => span.startsWith(`${top}/`)) || new RegExp(`\\w\\.${OURS}$`).test(span));
  return files
    .filter((file) => file.endsWith('.md'))
    .flatMap((page) => {
      const text = read(page);
      const outsideFences = text.replace(/^```[\s\S]*?^```$/gm, '');
      const outsideCode = outsideFences.replace(/`[^`\n]+`/g, '');
      const spans = [...outsideFences.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
      const links = [...outsideCode.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(
        ([, md, html]) => md ?? html ?? '',
      );
      const broken = links.filter((link) => {
        if (/^[a-z]+:/.test(link)) return false;
        const [path = '', anchor] = link.split('#');
        const target = path === '' ? page : posix.join(posix.dirname(page), path).replace(/\/$/, '');
        if (!files.some((file) => file === target || file.startsWith(`${target}/`))) return true;
        return anchor !== undefined && !anchors(read(target)).has(anchor);
      });
      return [...spans.filter((span) => isPath(span) && !exists(files, span)), ...broken].map(
        (name) => `${page}: ${name}`,
      );
    });
}
