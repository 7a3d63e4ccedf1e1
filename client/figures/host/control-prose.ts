/** What controls do, in sentences; without the network they can be moved all the same, by their names. */
import type { ControlProse } from '../../../shared/host/control-prose.ts';
import type { ControlId } from '../../../shared/host/controls.ts';
import { lazily } from '../../ui/lazily.ts';

const useProse = lazily(() =>
  import('../../../shared/host/control-prose.ts').then(({ CONTROL_PROSE }) => CONTROL_PROSE),
);

/** Null until it is there. */
export const useControlProse = (control: ControlId): ControlProse | null => useProse()?.[control] ?? null;
