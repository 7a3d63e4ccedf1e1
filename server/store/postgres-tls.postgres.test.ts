/** Tests of the way to PostgreSQL: encrypted where the address says so, and only to whom it says. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { POSTGRES } from '../testing/postgres.ts';
import { Connections } from './postgres-connections.ts';

const OURS = fileURLToPath(new URL('../testing/tls/ca.pem', import.meta.url));

/** Whether what is said is encrypted, as the database knows it. */
async function encrypted(
  host: string,
  settings: Readonly<Record<string, string>>,
): Promise<boolean | undefined> {
  const url = new URL(POSTGRES ?? '');
  url.hostname = host;
  for (const [name, value] of Object.entries(settings)) url.searchParams.set(name, value);
  const connections = new Connections({ url: url.href, most: 1 });
  try {
    const [row] = await connections.query<{ ssl: boolean }>(
      'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()',
    );
    return row?.ssl;
  } finally {
    await connections.end();
  }
}

describe.skipIf(POSTGRES === null)('the way to the database', () => {
  it('is encrypted where the address says so, and the certificate is of the authority and for the name that it says', async () => {
    const sslrootcert = OURS;
    expect(await encrypted('127.0.0.1', {})).toBe(false);
    expect(await encrypted('localhost', { sslmode: 'verify-full', sslrootcert })).toBe(true);
    expect(await encrypted('127.0.0.1', { sslmode: 'no-verify' })).toBe(true);
  });

  it.each([
    ['another authority’s', 'localhost', {}, /self-signed certificate|unable to verify/],
    ['for another name', '127.0.0.1', { sslrootcert: OURS }, /does not match certificate|not in the cert/],
  ])('is refused where the certificate is %s', async (_, host, more, why) => {
    for (const sslmode of ['verify-full', 'verify-ca', 'require'])
      await expect(encrypted(host, { sslmode, ...more })).rejects.toThrow(why);
  });
});
