/** The sentences about controls, fetched later: without the network, controls go by their names. */
import words from 'virtual:words/controls';
import type { ControlProse } from '../../../shared/host/control-prose.ts';
import type { ControlId } from '../../../shared/host/controls.ts';
import { lazily } from '../../ui/lazily.ts';

const useProse = lazily(
  () => import('./prose-parts.ts'),
  ({ controlProse, t }) =>
    (control: ControlId) =>
      controlProse(control, t),
  words,
);

/** Null until it is there. */
export function useControlProse(control: ControlId): ControlProse | null {
  return useProse()?.(control) ?? null;
}
