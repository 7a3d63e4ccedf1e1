/** The sentences about controls, fetched later: without the network, controls go by their names. */
import words from 'virtual:words/controls';
import type { ControlProse } from '../../../shared/host/control-prose.ts';
import type { ControlId } from '../../../shared/host/controls.ts';
import { addWords } from '../../i18n/loading.ts';
import { retryImport } from '../../retry-import.ts';
import { lazily } from '../../ui/lazily.ts';

const useProse = lazily(async () => {
  const [{ t }, { controlProse }] = await Promise.all([
    retryImport(() => import('../../i18n/controls.ts')),
    retryImport(() => import('../../../shared/host/control-prose.ts')),
    addWords(words),
  ]);
  return (control: ControlId) => controlProse(control, t);
});

/** Null until it is there. */
export function useControlProse(control: ControlId): ControlProse | null {
  return useProse()?.(control) ?? null;
}
