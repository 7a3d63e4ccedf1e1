/** Tests of addresses as a teacher types them, and of which lead only here. */
import { expect, it } from 'vitest';
import { bare } from '../../figures/sign/join-link.ts';
import { isOnlyHere, urlOf } from './address.ts';

it.each([
  ['10.0.0.2', 'http://10.0.0.2:3000/'],
  ['10.0.0.2:8080', 'http://10.0.0.2:8080/'],
  ['http://10.0.0.2', 'http://10.0.0.2/'],
  ['https://2msl.example/teach', 'https://2msl.example/'],
  [' class.local ', 'http://class.local:3000/'],
  ['https://school.example/2msl', 'https://school.example/2msl/'],
  ['https://school.example/2msl/teach', 'https://school.example/2msl/'],
  ['not an address', null],
  ['http://', null],
])('reads %s', (text, url) => {
  expect(urlOf(text, 'http://localhost:3000/')).toBe(url);
});

it('means the same path where none is typed', () => {
  expect(urlOf('10.0.0.2', 'https://school.example/2msl/')).toBe('https://10.0.0.2/2msl/');
});

it.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['[::1]', true],
  ['192.168.1.5', false],
  ['localhost.example', false],
])('knows whether %s leads only here', (hostname, onlyHere) => {
  expect(isOnlyHere(hostname)).toBe(onlyHere);
});

it.each([
  ['http://10.0.0.2:3000/', '10.0.0.2:3000'],
  ['https://school.example/2msl/', 'school.example/2msl'],
])('shows %s as it is typed', (url, shown) => {
  expect(bare(url)).toBe(shown);
});
