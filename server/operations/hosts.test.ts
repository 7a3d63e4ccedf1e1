/** Tests of the names by which the server knows itself. */
import { expect, it } from 'vitest';
import { knownHosts } from './hosts.ts';

const isKnown = knownHosts({
  publicUrl: new URL('https://2msl.school.example/path/'),
  allowed: ['tcp.lab.example'],
  computer: 'Teachers-Laptop',
});

it.each([
  '127.0.0.1:3000',
  '192.168.1.5',
  '[::1]:3000',
  '[fd00::5]',
  'localhost:3000',
  'a.localhost',
  'teachers-laptop:3000',
  'teachers-laptop.local',
  '2msl.school.example',
  '2MSL.School.Example.:443',
  'tcp.lab.example:8080',
  'backend:3000',
])('%s is one of its own', (host) => expect(isKnown(host)).toBe(true));

it.each([
  'evil.example',
  'evil.example:3000',
  '127.0.0.1.evil.example',
  '2msl.school.example.evil.example',
  'school.example',
  'x.tcp.lab.example',
  'localhost.evil.example',
  '127.0.0.1@evil.example',
  'evil.example/localhost',
  'evil.example#localhost',
  'localhost evil.example',
  '',
  '[::1',
])('%s is not', (host) => expect(isKnown(host)).toBe(false));
