/** What people wrongly believe of TCP. */
import calls from './calls.ts';
import closing from './closing.ts';
import dataAndWindows from './data-and-windows.ts';
import opening from './opening.ts';
import resets from './resets.ts';
import timeWait from './time-wait.ts';
import timers from './timers.ts';

export default {
  ...calls,
  ...closing,
  ...dataAndWindows,
  ...opening,
  ...resets,
  ...timeWait,
  ...timers,
};
