/** The English of what a page says before its scripts are there. */
import type { Shell } from '../shell.ts';

export default {
  noScript: '2MSL needs JavaScript, which this browser does not run.',
  slow: 'This page is still loading. If nothing more appears, reload it.',
} satisfies Shell;
