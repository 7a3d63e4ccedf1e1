/** Which program listens at a port of this computer, where the system tells. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { promisify } from 'node:util';

/** "node (process 1234)"; null where the system does not tell, or not this user. */
export async function listenerAt(port: number): Promise<string | null> {
  return process.platform === 'linux' ? listenerInProc(port) : await listenerByLsof(port);
}

/** What may be forbidden, or gone by now. */
function attempt<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return otherwise;
    throw error;
  }
}

/** TCP_LISTEN in Linux's include/net/tcp_states.h, as /proc/net/tcp writes it. */
const LISTENING = '0A';

/** proc(5): a line a socket, with address, port and inode; and a link a descriptor of each process. */
function listenerInProc(port: number): string | null {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  const inodes = ['/proc/net/tcp', '/proc/net/tcp6']
    .flatMap((table) =>
      attempt(() => readFileSync(table, 'utf8'), '')
        .split('\n')
        .slice(1),
    )
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => state === LISTENING && local?.endsWith(`:${wanted}`))
    .map((fields) => `socket:[${fields[9]}]`);
  if (inodes.length === 0) return null;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const folder = `/proc/${pid}/fd`;
    const descriptors = attempt(() => readdirSync(folder), []);
    if (descriptors.some((fd) => inodes.includes(attempt(() => readlinkSync(`${folder}/${fd}`), ''))))
      return `${attempt(() => readFileSync(`/proc/${pid}/comm`, 'utf8').trim(), 'a program')} (process ${pid})`;
  }
  return null;
}

async function listenerByLsof(port: number): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']);
    const [, pid] = /^p(\d+)$/m.exec(stdout) ?? [];
    const [, name] = /^c(.+)$/m.exec(stdout) ?? [];
    return pid === undefined ? null : `${name ?? 'a program'} (process ${pid})`;
  } catch (error) {
    // It is not there, or found nothing that this user may see.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
