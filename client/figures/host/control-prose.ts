/** The sentences about controls, fetched later: without the network, controls go by their names. */
import words from 'virtual:words/controls';
import { type ControlProse, controlProse } from '../../../shared/host/control-prose.ts';
import type { ControlId } from '../../../shared/host/controls.ts';
import { addWords } from '../../i18n/loading.ts';
import { lazily } from '../../ui/lazily.ts';

const useSay = lazily(async () => {
  const [{ t }] = await Promise.all([import('../../i18n/controls.ts'), addWords(words)]);
  return t;
});

/** Null until it is there. */
export function useControlProse(control: ControlId): ControlProse | null {
  const say = useSay();
  return say && controlProse(control, say);
}
