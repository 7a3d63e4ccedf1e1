/** Tests of settings that are misspelled. */
import { expect, it } from 'vitest';
import { VARIABLES } from './config.ts';
import { unknownSettings } from './unknown-settings.ts';

const named = (name: string) => unknownSettings({ [name]: 'x' }, VARIABLES).map(({ meant }) => meant);

it.each([
  ['MAXPLAYERS', 'MAX_PLAYERS'],
  ['MAX_PLAYER', 'MAX_PLAYERS'],
  ['max_players', 'MAX_PLAYERS'],
  ['TEACHER_SECRETS', 'TEACHER_SECRET'],
  ['TEACHER_SCERET', 'TEACHER_SECRET'],
  ['PUBLIC_URI', 'PUBLIC_URL'],
  ['2MSL_PORT', 'PORT'],
  ['TWOMSL_DATA_DIR', 'DATA_DIR'],
  ['RETENTION-DAYS', 'RETENTION_DAYS'],
])('%s is named, and what may be meant: %s', (name, meant) => expect(named(name)).toEqual([meant]));

it.each([
  ...VARIABLES,
  'HOME',
  'HOSTNAME',
  'PATH',
  'LOGNAME',
  'NODE_ENV',
  'SPORT',
  'DATADOG',
  'POST',
  'LOG',
  '',
])('%s is no slip', (name) => expect(named(name)).toEqual([]));
