/** Tests of the environment: its defaults, what is meant, and what is refused. */
import { describe, expect, it } from 'vitest';
import { announcement } from './announce.ts';
import { readConfig } from './config.ts';
import { trustsNoProxy } from './trusted-proxies.ts';

describe('the environment', () => {
  it('may say nothing', () => {
    expect(readConfig({ PORT: '' })).toEqual({
      port: 3_000,
      host: null,
      dataDir: './data',
      database: null,
      logLevel: 'warn',
      teacherSecret: null,
      publicUrl: null,
      trustsProxy: trustsNoProxy,
      maxPlayers: 60,
      metricsToken: null,
      heartbeat: 10_000,
      maxConnections: null,
      retentionDays: 90,
      allowedHosts: [],
      nodeAddress: null,
    });
  });

  it('is read as it is meant', () => {
    const env = {
      PORT: '8080',
      PUBLIC_ORIGIN: 'https://2MSL.school/',
      MAX_PLAYERS: '30',
      MAX_CONNECTIONS: '700',
      HEARTBEAT: '5',
      RETENTION_DAYS: 'never',
      ALLOWED_HOSTS: 'TCP.school.example, lab',
      TEACHER_SECRET: 'long enough',
      DATABASE_URL: 'postgres://2msl:hidden@db.school.example/2msl?sslmode=verify-full',
      DATABASE_CONNECTIONS: '4',
    };
    expect(readConfig(env)).toMatchObject({
      database: { url: env.DATABASE_URL, most: 4, mayForget: false },
      port: 8_080,
      publicUrl: new URL('https://2msl.school/'),
      maxPlayers: 30,
      maxConnections: 700,
      heartbeat: 5_000,
      retentionDays: null,
      allowedHosts: ['tcp.school.example', 'lab'],
      teacherSecret: 'long enough',
    });
  });

  it.each([
    ['https://school.example/2msl', 'https://school.example/2msl/'],
    ['https://school.example/labs/2msl/', 'https://school.example/labs/2msl/'],
  ])('has in %s a path for the pages', (PUBLIC_URL, href) => {
    expect(readConfig({ PUBLIC_URL }).publicUrl?.href).toBe(href);
  });

  it.each([
    [{ PORT: 'http' }, /^PORT is “http”, which is not a whole number from 0 to 65535\.$/],
    [{ PORT: '70000' }, /^PORT is “70000”/],
    [{ PORT: '3e3' }, /^PORT is “3e3”/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL is “loud”, which is none of fatal, error/],
    [{ DATABASE_URL: 'mysql://u:hidden@db/x' }, /^DATABASE_URL is not an address such as postgres:[^“]*$/],
    [{ NODE_ADDRESS: '10.0.0.5' }, /^NODE_ADDRESS is “10.0.0.5”, which is no address such as 10.0.0.5:3100/],
    [
      { NODE_ADDRESS: '10.0.0.5:3100', DATABASE_URL: 'postgres://db/x' },
      /^NODE_ADDRESS is .*: set TEACHER_SECRET/,
    ],
    [
      { NODE_ADDRESS: '10.0.0.5:3100' },
      /^NODE_ADDRESS is for servers that share a database: set DATABASE_URL/,
    ],
    [{ DATABASE_URL: 'db.school.example' }, /^DATABASE_URL is not an address such as postgres:/],
    [
      { DATABASE_URL: 'postgres://db/x?sslmode=on' },
      /^DATABASE_URL has an sslmode that is none of disable, /,
    ],
    [
      { DATABASE_CONNECTIONS: '1' },
      /^DATABASE_CONNECTIONS is “1”, which is not a whole number from 2 to 100/,
    ],
    [{ DATABASE_MAY_FORGET: 'maybe' }, /^DATABASE_MAY_FORGET is “maybe”, which is neither yes nor no/],
    [{ TEACHER_SECRET: 'short' }, /^TEACHER_SECRET is shorter than 8 characters/],
    [{ PUBLIC_ORIGIN: 'school' }, /^PUBLIC_ORIGIN is “school”, which is not an address/],
    [
      { PUBLIC_ORIGIN: 'https://school.example/2msl' },
      /^PUBLIC_ORIGIN .+ has a path: say it with PUBLIC_URL/,
    ],
    [{ PUBLIC_URL: 'ftp://school.example/' }, /^PUBLIC_URL is “ftp:.+ not an address/],
    [{ PUBLIC_URL: 'https://school.example/2msl/?a' }, /^PUBLIC_URL .+ more than a host and a path/],
    [{ PUBLIC_URL: 'https://school.example/play/' }, /^PUBLIC_URL .+ begins like one of the pages/],
    [{ TRUST_PROXY: 'yes' }, /^TRUST_PROXY is “yes”, which is neither a number of proxies/],
    [{ MAX_PLAYERS: '1' }, /^MAX_PLAYERS is “1”/],
    [{ MAX_PLAYERS: '1', PORT: '-1' }, /^PORT .+\.\nMAX_PLAYERS .+\.$/],
    [{ MAX_CONNECTIONS: '9' }, /^MAX_CONNECTIONS is “9”/],
    [{ HEARTBEAT: '0' }, /HEARTBEAT/],
    [{ HEARTBEAT: '11' }, /HEARTBEAT/],
  ])('with %j is refused with the name of the variable', (env, message) => {
    expect(() => readConfig(env)).toThrow(message);
  });
});

describe('what is printed at the start', () => {
  const told = {
    host: null,
    port: 3_000,
    outward: ['192.168.1.5'],
    publicUrl: null,
    teacherSecret: 's3cret',
    secretIsChosen: false,
    interfaces: {
      lo: [{ address: '127.0.0.1', family: 'IPv4', internal: true, netmask: '', mac: '', cidr: null }],
      eth0: [
        { address: '192.168.1.5', family: 'IPv4', internal: false, netmask: '', mac: '', cidr: null },
        { address: 'fe80::1', family: 'IPv6', internal: false, netmask: '', mac: '', cidr: null, scopeid: 2 },
      ],
    },
  } as const;

  it('are the addresses for this machine, for the class and for the teacher', () => {
    expect(announcement(told)).toBe(
      [
        '',
        '2MSL is running.',
        '',
        '  This machine              http://localhost:3000',
        '  The class                 http://192.168.1.5:3000',
        '  Teacher (for one device)  http://localhost:3000/teach#secret=s3cret',
        '',
        'Ctrl-C ends it; nothing is lost.',
        '',
      ].join('\n'),
    );
  });

  it('has the public address where there is one, and never a secret that was chosen', () => {
    const text = announcement({ ...told, publicUrl: new URL('https://2msl.school/'), secretIsChosen: true });
    expect(text).toContain('https://2msl.school/teach\n');
    expect(text).not.toContain('s3cret');
  });

  it('promises the class nothing when only this machine is listened to', () => {
    expect(announcement({ ...told, host: '127.0.0.1' })).not.toContain('The class');
  });
});
