/** What controls do, in sentences: fetched with the first panel of controls, and not before. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ControlProse } from '../../../shared/host/control-prose.ts';
import type { ControlId } from '../../../shared/host/controls.ts';

const loaded = signal<Readonly<Record<ControlId, ControlProse>> | null>(null);

function load(): void {
  if (loaded.peek()) return;
  import('../../../shared/host/control-prose.ts').then(
    ({ CONTROL_PROSE }) => {
      loaded.value = CONTROL_PROSE;
    },
    () => {
      // Without the network the controls can be moved all the same, by their names.
    },
  );
}

/** Null until it is there. */
export function useControlProse(control: ControlId): ControlProse | null {
  useEffect(load, []);
  return loaded.value?.[control] ?? null;
}
